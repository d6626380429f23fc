using Scorecard.Domain;
using Scorecard.Domain.Insight;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>Groups the parts of a movement into rows that people can read.</summary>
internal sealed class MovedRows(MovedEnds ends, int most)
{
    /// <summary>KPIs inside a row.</summary>
    private const int MostInside = 8;

    /// <summary>What happened to what the person may not see, all causes together.</summary>
    private const string Private = "Private";

    private readonly OrganizationView o = ends.View;
    private readonly PeriodChoice period = ends.Period;

    public IReadOnlyList<MovedRow> Of(Movement movement, MovedBy by)
    {
        var total = ends.Shown;
        return by switch
        {
            MovedBy.Kpi => Rounded(total, most, movement.ByKpi.Where(k => Sees(k.KpiId)).Select(Kpi), movement.Change),
            MovedBy.Objective => Rounded(
                total,
                most,
                movement.Ways.Select(w => Group(Objective(w.ThroughId), w.Points, w.Kpis)),
                movement.Change
            ),
            MovedBy.Perspective => Rounded(
                total,
                most,
                movement
                    .Parts.GroupBy(p => ends.Objective(p.ThroughId).PerspectiveId)
                    .Select(g => Group(new(Perspective(g.Key), null, null, "", 0, []), g)),
                movement.Change
            ),
            MovedBy.Unit => Rounded(
                total,
                most,
                movement
                    .Parts.GroupBy(p => ends.UnitOf(ends.Kpi(p.KpiId)))
                    .Where(g => o.Sees(g.Key))
                    .Select(g => Group(new(g.Key.Name, $"~/units/{PublicIds.Format(g.Key.Id)}?{period.Query}", null, "", 0, []), g)),
                movement.Change
            ),
            MovedBy.Cause => Rounded(
                total,
                most,
                movement
                    .Parts.GroupBy(p => Sees(p.KpiId) ? Words(p.Cause) : Private)
                    .Select(g => Group(new(g.Key, null, null, "", 0, []), g)),
                movement.Change
            ),
        };
    }

    public static string Words(MovementCause cause) =>
        cause switch
        {
            MovementCause.Value => "Values",
            MovementCause.Target => "Targets",
            MovementCause.Weight => "Weights",
            MovementCause.NewlyReported => "Newly reported",
            MovementCause.Missing => "Missing",
            MovementCause.Added => "Added",
            MovementCause.Removed => "Removed",
        };

    private bool Sees(long kpiId) => ends.Sees(ends.Kpi(kpiId));

    private string Perspective(long id) =>
        (o.Model.Perspectives.FirstOrDefault(p => p.Id == id) ?? ends.Earlier.Model.Perspective(id)).Name;

    private MovedRow Objective(long id) =>
        new(
            ends.Objective(id).Name,
            o.Model.TryObjective(id, out _) ? $"~/objectives/{PublicIds.Format(id)}?{period.Query}" : null,
            null,
            "",
            0,
            []
        );

    private MovedRow Group(MovedRow row, IEnumerable<MovementPart> parts)
    {
        var all = parts.ToList();
        return Group(
            row,
            all.Sum(p => p.Points),
            [
                .. all.GroupBy(p => p.KpiId)
                    .Select(g => new KpiMovement(g.Key, g.Sum(p => p.Points), g.MaxBy(p => Math.Abs(p.Points)).Cause))
                    .OrderByDescending(k => Math.Abs(k.Points)),
            ]
        );
    }

    private MovedRow Group(MovedRow row, double points, IReadOnlyList<KpiMovement> kpis)
    {
        var seen = kpis.Where(k => Sees(k.KpiId)).ToList();
        return row with
        {
            Points = points,
            Change = seen.Count == 0 ? "" : $"{Counted.Of(seen.Count, "KPI")} moved",
            Kids = [.. seen.Take(MostInside + 1).Select(Kpi)],
        };
    }

    private MovedRow Kpi(KpiMovement moved)
    {
        var kpi = ends.Kpi(moved.KpiId);
        var id = PublicIds.Format(kpi.Id);
        var path = o.Model.TryKpi(kpi.Id, out _) ? $"~/kpis/{id}?{period.Query}" : null;
        return new(kpi.Name, path, ends.UnitOf(kpi).Name, ends.Change(kpi, moved.Cause), moved.Points, [])
        {
            SplitPath = moved.Cause == MovementCause.Value && kpi.IsComputed ? id : null,
        };
    }

    /// <summary>Largest first, the rest as one row of others, two decimals, and the last row takes the rounding.</summary>
    /// <param name="exact">What the rows and the rest add up to before rounding.</param>
    private static IReadOnlyList<MovedRow> Rounded(double total, int most, IEnumerable<MovedRow> all, double exact)
    {
        var rows = all.OrderByDescending(r => Math.Abs(r.Points)).Take(most + 1).ToList();
        if (rows.Count > most)
            rows.RemoveRange(most, 1);
        rows = [.. rows.Where(r => Math.Abs(r.Points) >= 0.005)];
        var rest = exact - rows.Sum(r => r.Points);
        if (Math.Abs(rest) >= 0.005 || (rows.Count == 0 && total != 0))
            rows.Add(new("Others", null, null, "", rest, []));
        var rounded = Figures.PartsOf(total, [.. rows.Select(r => r.Points)], 2);
        return
        [
            .. rows.Select(
                    (row, i) =>
                        row with
                        {
                            Points = rounded[i],
                            Kids = row.Kids.Count == 0 ? [] : Rounded(rounded[i], MostInside, row.Kids, row.Points),
                        }
                )
                .Where(r => r.Points != 0),
        ];
    }
}
