using Scorecard.Domain;
using Scorecard.Domain.Cascading;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>What initiatives were to cost and have cost, by what they serve. The lines of each table add up to the total.</summary>
public sealed record SpendTable(
    IReadOnlyList<SpendTable.Line> Perspectives,
    IReadOnlyList<SpendTable.Line> Objectives,
    decimal Planned,
    decimal Spent,
    string? Currency
)
{
    public const string Private = "Private objectives";
    public const string Nothing = "Serves no objective";

    /// <param name="Path">Null for what has no page or is private.</param>
    /// <param name="Where">The unit of an objective.</param>
    public sealed record Line(string Name, string? Path, string? Where, int Initiatives, decimal Planned, decimal Spent);

    public IEnumerable<TableFile> Tables(string period) =>
        [File("perspectives", "Perspective", Perspectives, period), File("objectives", "Objective", Objectives, period)];

    private static TableFile File(string key, string of, IReadOnlyList<Line> lines, string period) =>
        TableFile.Of(
            key,
            $"Spend per {of.ToLowerInvariant()}",
            period,
            lines,
            (of, line => line.Name),
            ("Unit", line => line.Where),
            ("Initiatives", line => line.Initiatives),
            ("Planned", line => line.Planned),
            ("Spent", line => line.Spent)
        );

    public static SpendTable Of(OrganizationView o, IReadOnlyList<InitiativeRow> rows, PeriodChoice period)
    {
        var shares = rows.SelectMany(r =>
                InitiativeSpend
                    .SharesOf(o.Model, r.Initiative)
                    .Select(share => (r.Initiative, Share: share, Objective: Seen(share.ObjectiveId)))
            )
            .ToList();
        return new(
            Lines(
                x => x.Objective is { } objective ? (o.Model.Perspective(objective.PerspectiveId).Name, null, null) : Unnamed(x.Share),
                o.Model.Perspectives.Select(p => p.Name)
            ),
            Lines(
                x =>
                    x.Objective is { } objective
                        ? (objective.Name, $"~/objectives/{PublicIds.Format(objective.Id)}?{period.Query}", o.Model.UnitOf(objective).Name)
                        : Unnamed(x.Share),
                []
            ),
            shares.Sum(x => x.Share.Planned),
            shares.Sum(x => x.Share.Spent),
            o.Model.Organization.Currency
        );

        Objective? Seen(long? id) =>
            id is { } key && o.Model.Objective(key) is var objective && o.Sees(o.Model.UnitOf(objective)) ? objective : null;

        static (string, string?, string?) Unnamed(SpendShare share) => (share.ObjectiveId is null ? Nothing : Private, null, null);

        // In the order that is given, the rest by what is planned, what has no name last.
        List<Line> Lines(
            Func<(Initiative Initiative, SpendShare Share, Objective? Objective), (string Name, string? Path, string? Where)> of,
            IEnumerable<string> order
        ) =>
            [
                .. shares
                    .GroupBy(of)
                    .Select(g => new Line(
                        g.Key.Name,
                        g.Key.Path,
                        g.Key.Where,
                        g.Select(x => x.Initiative.Id).Distinct().Count(),
                        g.Sum(x => x.Share.Planned),
                        g.Sum(x => x.Share.Spent)
                    ))
                    .OrderBy(line => line.Name is Nothing or Private)
                    .ThenBy(line => order.TakeWhile(name => name != line.Name).Count())
                    .ThenByDescending(line => line.Planned),
            ];
    }
}
