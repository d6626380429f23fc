using Scorecard.Domain;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Moved;

/// <summary>The part of a rolled-up KPI in a change, split on to its children: by their own values, and by their shares.</summary>
public sealed record SplitCard(string Name, double Points, IReadOnlyList<SplitCard.Row> Rows)
{
    private const int Most = 60;

    /// <param name="Depth">1 for a child, 2 for a child's child.</param>
    public sealed record Row(int Depth, string Name, string? Path, string Where, string Change, double Rate, double Mix);

    public TableFile ToFile(string period) =>
        TableFile.Of(
            "split",
            $"What moved {Name}",
            period,
            Rows,
            ("KPI", row => row.Name),
            ("Unit", row => row.Where),
            ("Level", row => row.Depth),
            ("Value", row => row.Change),
            ("By its value", row => row.Rate),
            ("By its share", row => row.Mix)
        );

    /// <summary>Null where no such KPI is visible or nothing splits.</summary>
    /// <param name="earlier">The book of the first state.</param>
    public static SplitCard? Of(OrganizationView o, ScoreBook earlier, Unit unit, PeriodChoice before, PeriodChoice period, string? id)
    {
        if (!PublicIds.TryParse(id, out var key) || !o.Model.TryKpi(key, out var kpi) || !o.Sees(o.Model.UnitOf(kpi)))
            return null;
        o.Open(o.Model.UnitOf(kpi));
        var points = Movement
            .Between(earlier, before.Window, o.Book, period.Window, new(NodeKind.Unit, unit.Id))
            .Parts.Where(p => p.KpiId == kpi.Id && p.Cause == MovementCause.Value)
            .Sum(p => p.Points);
        var split = MovementSplit.Of(earlier, before.Window, o.Book, period.Window, kpi.Id, points);
        return split.Count == 0 ? null : new(kpi.Name, points, [.. Below(o, period, split, 1)]);
    }

    private static IEnumerable<Row> Below(OrganizationView o, PeriodChoice period, IReadOnlyList<ChildMovement> children, int depth)
    {
        var seen = children.Where(c => o.Model.TryKpi(c.KpiId, out var k) && o.Sees(o.Model.UnitOf(k))).Take(Most).ToList();
        foreach (var child in seen)
        {
            var kpi = o.Model.Kpi(child.KpiId);
            yield return new(
                depth,
                kpi.Name,
                $"~/kpis/{PublicIds.Format(kpi.Id)}?{period.Query}",
                o.Model.UnitOf(kpi).Name,
                $"{Value(kpi, child.Before)} → {Value(kpi, child.After)}",
                child.Rate,
                child.Mix
            );
            foreach (var row in Below(o, period, child.Children, depth + 1))
                yield return row;
        }
        var rest = children.Where(c => !seen.Contains(c)).ToList();
        if (rest.Count > 0)
            yield return new(depth, "Others", null, "", "", rest.Sum(c => c.Rate), rest.Sum(c => c.Mix));
    }

    private static string Value(Kpi kpi, double value) => double.IsNaN(value) ? Figures.None : KpiWords.Value(kpi, value);
}
