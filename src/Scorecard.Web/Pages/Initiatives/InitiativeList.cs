using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>The initiatives of all visible units that fit a search, in one of three views.</summary>
/// <param name="Total">How many there are.</param>
public sealed record InitiativeList(
    InitiativeQuery Search,
    PeriodBar PeriodBar,
    string Period,
    string Query,
    IReadOnlyList<InitiativeRow> Rows,
    int Total
)
{
    /// <summary>More than this are found by search.</summary>
    public const int Most = 200;

    /// <summary>The units to choose from: those that have an initiative, and those above them.</summary>
    public required IReadOnlyList<(string Id, string Name)> Units { get; init; }

    public IEnumerable<InitiativeRow> Shown => Rows.Take(Most);

    public int Open => Rows.Count(r => r.Initiative.IsOpen);

    public int Late => Rows.Count(r => r.IsLate);

    public decimal Budget => Rows.Sum(r => r.Initiative.Budget ?? 0);

    public decimal Spent => Rows.Sum(r => r.Initiative.Spent);

    /// <summary>Of the organization, for what they cost.</summary>
    public required string? Currency { get; init; }

    public InitiativeTimeline? Timeline { get; init; }

    public SpendTable? Spend { get; init; }

    /// <summary>Null in the other views.</summary>
    public RedWithoutInitiative? Red { get; init; }

    /// <summary>The unit in which the person would plan the next one; null where they may in none.</summary>
    public string? PlanIn { get; init; }

    public string Link(string? view) => $"?{(Search with { View = view }).Query}{Query}";

    /// <summary>All that fit, with numbers as numbers and days as days.</summary>
    public TableFile ToFile(IReadOnlyDictionary<long, string> owners) =>
        new(
            "initiatives",
            "Initiatives",
            null,
            ["Code", "Initiative", "Unit", "Owner", "Status", "Progress", "First day", "Due", "Budget", "Spent"],
            Rows.Select(row =>
                new object?[]
                {
                    row.Initiative.Code,
                    row.Initiative.Name,
                    row.Unit,
                    row.Initiative.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null,
                    InitiativeWords.Status(row.Initiative.Status),
                    row.Initiative.Progress,
                    row.Initiative.Start.ToString("O", CultureInfo.InvariantCulture),
                    row.Initiative.Due.ToString("O", CultureInfo.InvariantCulture),
                    row.Initiative.Budget,
                    row.Initiative.Spent,
                }
            )
        );

    public static InitiativeList Of(OrganizationView o, InitiativeQuery search, PeriodChoice period)
    {
        var unit = o.Unit(search.Unit);
        var within = unit is null ? null : o.Model.Subtree(unit).Select(u => u.Id).ToHashSet();
        var visible = o.Model.Initiatives.Where(i => o.Sees(o.Model.UnitOf(i))).ToList();
        var rows = visible
            .Where(i => within?.Contains(i.UnitId) != false && Fits(o, i, search, period.Today))
            .Select(i => InitiativeRow.Of(o, i, period.Today))
            .ToList();
        return new(
            search,
            PeriodBar.Of(period, search.Query),
            PeriodWords.Of(period.Window, period.Calendar),
            period.Query,
            rows,
            visible.Count
        )
        {
            Units =
            [
                .. visible
                    .SelectMany(i => o.Model.PathUp(o.Model.UnitOf(i)))
                    .Concat(unit is null ? [] : [unit])
                    .Where(o.Sees)
                    .Distinct()
                    .OrderBy(u => u.Tier)
                    .ThenBy(u => u.Name, StringComparer.CurrentCultureIgnoreCase)
                    .Select(u => (PublicIds.Format(u.Id), u.Name)),
            ],
            Currency = o.Model.Organization.Currency,
            Timeline = search.View == "timeline" ? InitiativeTimeline.Of(rows.Take(Most), period) : null,
            Spend = search.View == "spend" ? SpendTable.Of(o, rows, period) : null,
            Red = search.View is "timeline" or "spend" ? null : RedWithoutInitiative.Of(o, period, within),
            PlanIn = new[] { unit, StartingPoint.UnitOf(o) }
                .Concat(o.Model.Units)
                .OfType<Unit>()
                .FirstOrDefault(u => o.Allows(Operation.Edit, u))
                is { } own
                ? PublicIds.Format(own.Id)
                : null,
        };
    }

    private static bool Fits(OrganizationView o, Initiative initiative, InitiativeQuery search, DateOnly today) =>
        search.Words.All(word =>
            new[] { initiative.Name, initiative.Code, o.Model.UnitOf(initiative).Name }.Any(text =>
                text.Contains(word, StringComparison.CurrentCultureIgnoreCase)
            )
        )
        && search.Status switch
        {
            InitiativeQuery.Everything => true,
            InitiativeQuery.Late => initiative.IsLate(today),
            { } text when Enum.TryParse<InitiativeStatus>(text, ignoreCase: true, out var status) => initiative.Status == status,
            _ => initiative.IsOpen,
        };
}
