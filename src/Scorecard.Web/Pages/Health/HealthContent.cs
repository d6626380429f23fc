using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Domain;
using Scorecard.Domain.Health;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Health;

/// <summary>Everything the health check of a unit and all below it shows.</summary>
public sealed record HealthContent
{
    /// <summary>Of each rule until it is asked for alone.</summary>
    private const int Few = 5;
    private const int PageSize = 50;
    private const int MostUnits = 15;
    private const int MostChoices = 500;

    public required PeriodBar PeriodBar { get; init; }
    public required string Period { get; init; }
    public required string Query { get; init; }
    public required string UnitName { get; init; }
    public required HealthScore Score { get; init; }
    public required Tone Tone { get; init; }
    public required IReadOnlyList<double?> Trend { get; init; }
    public required Bands Bands { get; init; }
    public required IReadOnlyList<SelectListItem> Units { get; init; }
    public required IReadOnlyList<Group> Groups { get; init; }
    public required IReadOnlyList<UnitRow> Below { get; init; }
    public int BelowCount { get; init; }
    public int AcceptedCount { get; init; }

    /// <summary>The unit that is looked at, as in addresses.</summary>
    public required string UnitId { get; init; }

    /// <summary>Whether the person may edit that unit.</summary>
    public bool CanAcceptAll { get; init; }
    public int Page { get; init; }
    public int Pages { get; init; }

    /// <param name="Total">How many there are; <paramref name="Rows"/> may be fewer.</param>
    public sealed record Group(HealthRule Rule, string Title, Severity Severity, int Total, IReadOnlyList<Row> Rows);

    /// <param name="Click">The words of the button that mends it at once, or null.</param>
    /// <param name="Reason">Why it was accepted, or null.</param>
    public sealed record Row(
        string Key,
        string Facts,
        string Sentence,
        string Unit,
        string UnitId,
        HealthFix Fix,
        bool CanMend,
        string? Click,
        string? Reason
    );

    public sealed record UnitRow(string Id, string Name, HealthScore Score, Tone Tone);

    /// <summary>All findings that are asked for, and the health of the units below.</summary>
    public IEnumerable<TableFile> Tables =>
        [
            TableFile.Of(
                "findings",
                $"Health findings of {UnitName}",
                Period,
                Groups.SelectMany(g => g.Rows.Select(row => (Group: g, Row: row))),
                ("Rule", x => x.Group.Title),
                ("Severity", x => x.Group.Severity.ToString()),
                ("Unit", x => x.Row.Unit),
                ("Finding", x => x.Row.Sentence),
                ("Accepted because", x => x.Row.Reason)
            ),
            TableFile.Of(
                "units",
                $"Health of the units below {UnitName}",
                Period,
                Below,
                ("Unit", row => row.Name),
                ("Findings", row => row.Score.Findings),
                ("Health", row => row.Score.Things == 0 ? null : row.Score.Value)
            ),
        ];

    /// <param name="top">The unit that is looked at with all below it.</param>
    /// <param name="history">Of that unit, earliest first, this month left out.</param>
    public static HealthContent Of(
        ToldFindings look,
        Unit top,
        HealthQuery search,
        AcceptedFindings accepted,
        IReadOnlyList<UnitHealth> history,
        bool isFile
    )
    {
        var model = look.Model;
        var period = look.Period;
        var branch = model.Subtree(top).Where(look.View.Sees).Select(u => u.Id).ToHashSet();
        var within = branch.Count == model.Units.Count ? look.Findings : [.. look.Findings.Where(f => branch.Contains(f.UnitId))];
        var loud = accepted.Loud(model, within);
        var units = HealthScore.OfUnits(model, loud, period.Today).Where(u => branch.Contains(u.Key)).ToDictionary();
        var scores = HealthScore.OfBranches(model, units);
        var score = scores.GetValueOrDefault(top.Id);
        var asked = (search.IsAccepted ? within.Where(f => accepted.Of(model, f) is not null) : loud).Where(f =>
            (search.Rule is not { } rule || f.Rule == rule) && (search.Severity is not { } severity || f.Severity == severity)
        );
        var groups = asked.GroupBy(f => f.Rule).OrderBy(g => HealthRules.Of(g.Key).Severity).ThenBy(g => g.Key).ToList();
        var pages = search.Rule is null ? 1 : Math.Max(1, (groups.Sum(g => g.Count()) + PageSize - 1) / PageSize);
        var page = Math.Min(search.Page, pages);
        var below = model.ChildrenOf(top).Where(u => scores.ContainsKey(u.Id)).ToList();
        return new()
        {
            PeriodBar = PeriodBar.Of(period, search.Query),
            Period = PeriodWords.Of(period.Window, period.Calendar),
            Query = period.Query,
            UnitName = top.Name,
            UnitId = PublicIds.Format(top.Id),
            CanAcceptAll = look.View.Allows(Domain.Access.Operation.Edit, top),
            Score = score,
            Tone = ToneOf(score),
            Trend = [.. history.Select(h => (double?)h.Score), score.Things == 0 ? null : score.Value],
            Bands = model.Organization.Bands,
            Units =
            [
                .. model
                    .Subtree(model.Root!)
                    .Where(look.View.Sees)
                    .Where((u, i) => i < MostChoices || u.Id == top.Id)
                    .Select(u => new SelectListItem($"{new string('\u2003', u.Tier - 1)}{u.Name}", PublicIds.Format(u.Id), u.Id == top.Id)),
            ],
            Groups =
            [
                .. groups.Select(g => new Group(
                    g.Key,
                    HealthRules.Of(g.Key).Title,
                    HealthRules.Of(g.Key).Severity,
                    g.Count(),
                    [
                        .. (
                            isFile ? g
                            : search.Rule is null ? g.Take(Few)
                            : g.Skip((page - 1) * PageSize).Take(PageSize)
                        ).Select(f => ToRow(look, accepted, f)),
                    ]
                )),
            ],
            Below =
            [
                .. below
                    .Select(u => new UnitRow(PublicIds.Format(u.Id), u.Name, scores[u.Id], ToneOf(scores[u.Id])))
                    .OrderBy(u => u.Score.Value)
                    .ThenBy(u => u.Name, StringComparer.CurrentCultureIgnoreCase)
                    .Take(MostUnits),
            ],
            BelowCount = below.Count,
            AcceptedCount = within.Count - loud.Count,
            Page = page,
            Pages = pages,
        };

        Tone ToneOf(HealthScore health) => health.Things == 0 ? Tone.None : Tones.Of(model.Organization.Bands.Of(health.Value));
    }

    public static Tone ToneOf(Severity severity) =>
        severity switch
        {
            Severity.Problem => Tone.Bad,
            Severity.Warning => Tone.Watch,
            Severity.Suggestion => Tone.None,
        };

    private static Row ToRow(ToldFindings look, AcceptedFindings accepted, in Finding finding)
    {
        var unit = look.Model.Unit(finding.UnitId);
        var mend = look.MayMend(finding);
        return new(
            finding.Key.ToString(),
            FindingWords.Facts(look.Model, finding),
            look.Words.Sentence(finding),
            unit.Name,
            PublicIds.Format(unit.Id),
            mend ? HealthFix.Of(look.Model, finding) : HealthFix.Look(look.Model, finding),
            mend,
            mend ? OneClick.Offer(look, finding) : null,
            accepted.Of(look.Model, finding)?.Reason
        );
    }
}
