using Scorecard.Domain;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>The units below one, as a table and as a heat map of their perspectives.</summary>
/// <param name="Total">How many there are; more than <paramref name="Rows"/> where only the lowest scores are shown.</param>
public sealed record ChildUnits(
    IReadOnlyList<ChildUnits.Row> Rows,
    int Total,
    IReadOnlyList<(string Brief, string Name)> Perspectives,
    IReadOnlyList<ChildUnits.HeatRow> Heat
)
{
    /// <summary>More than these are folded to the ones with the lowest scores.</summary>
    public const int Most = 30;

    public sealed record Row(string Id, string Name, ShownScore Score, ShownScore Before, IReadOnlyList<double?> Trend, ShownSignal? Signal)
    {
        public string Change => Score.ChangeSince(Before);
    }

    /// <param name="Cells">By perspective; null where the unit has no objective in it.</param>
    public sealed record HeatRow(string Id, string Name, int Depth, IReadOnlyList<ShownScore?> Cells, ShownScore All);

    public TableFile ToFile(string unit, string period) =>
        TableFile.Of(
            "units",
            $"Units below {unit}",
            period,
            Rows,
            ("Unit", row => row.Name),
            ("Signal", row => row.Signal?.Words),
            ("Coverage", row => row.Score.IsApplicable ? row.Score.Score.Coverage : null),
            ("Change", row => row.Score.PointsSince(row.Before)),
            ("Score", row => row.Score.Value),
            ("Status", row => row.Score.Word)
        );

    /// <summary>The heat map of the same units.</summary>
    public TableFile ToHeatFile(string unit, string period) =>
        new(
            "heat",
            $"Units by perspective below {unit}",
            period,
            ["Unit", .. Perspectives.Select(p => p.Name), "All"],
            Heat.Select(row => (object?[])[row.Name, .. row.Cells.Select(cell => (object?)cell?.Value), row.All.Value])
        );

    public static ChildUnits Of(OrganizationView o, Unit unit, PeriodChoice period, bool all)
    {
        var children = Below(unit).ToList();
        var shown =
            all || children.Count <= Most
                ? children
                : [.. children.OrderBy(u => o.Book.Unit(u.Id, period.Window).Known ?? double.MaxValue).Take(Most)];
        var withTheirs = shown.SelectMany(u => Below(u).Select(below => (Unit: below, Depth: 1)).Prepend((Unit: u, Depth: 0))).ToList();
        var trail = period.Trail(SummaryStrip.Windows);
        return new(
            [.. shown.Select(ToRow)],
            children.Count,
            [.. o.Model.Perspectives.Select(p => (Brief(p.Name), p.Name))],
            [.. (withTheirs.Count <= Most ? withTheirs : shown.Select(u => (Unit: u, Depth: 0))).Select(x => ToHeat(x.Unit, x.Depth))]
        );

        IEnumerable<Unit> Below(Unit above) => o.Model.ChildrenOf(above).Where(u => o.Sees(u) && u.IsOpenIn(period.Window));

        Row ToRow(Unit u)
        {
            var node = new NodeRef(NodeKind.Unit, u.Id);
            return new(
                PublicIds.Format(u.Id),
                u.Name,
                ShownScore.Of(o.Book, node, period.Window),
                ShownScore.Of(o.Book, node, period.Previous.Window),
                ShownScore.Trend(o.Book, node, trail),
                ShownSignal.Of(o.Book, node, period.Window)
            );
        }

        HeatRow ToHeat(Unit u, int depth) =>
            new(
                PublicIds.Format(u.Id),
                u.Name,
                depth,
                [
                    .. o
                        .Model.Perspectives.Select(p => ShownScore.Of(o.Book, new(NodeKind.Perspective, u.Id, p.Id), period.Window))
                        .Select(s => s.IsApplicable ? s : null),
                ],
                ShownScore.Of(o.Book, new(NodeKind.Unit, u.Id), period.Window)
            );
    }

    /// <summary>A perspective's name for a narrow column; the whole name is its title.</summary>
    internal static string Brief(string name) =>
        name switch
        {
            "Financial" => "Fin",
            "Customer" => "Cust",
            "Internal process" => "Proc",
            "Learning and growth" => "Learn",
            _ => name.Split(' ')[0] is var first && first.Length > 6 ? first[..5] : first,
        };
}
