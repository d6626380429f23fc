using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;

namespace Scorecard.Data.Export;

/// <summary>All reports of an organization's values, by KPI and period: the one of each period that counts, and the others.</summary>
internal sealed class ValuesExport(ScorecardDbContext db, OrganizationModel model, StructureExport structure)
{
    /// <returns>Rows of values.csv where they count, else of revisions.csv.</returns>
    public async IAsyncEnumerable<(ExportRow Row, bool Counts)> RowsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var rows =
            from value in db.Measurements.AsNoTracking()
            join kpi in db.Kpis.IgnoreAutoIncludes() on value.KpiId equals kpi.Id
            orderby kpi.CodeNormalized, value.PeriodStart, value.Revision
            select value;
        var period = new List<Measurement>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (period.Count > 0 && (period[0].KpiId, period[0].PeriodStart) != (row.KpiId, row.PeriodStart))
            {
                foreach (var told in OfPeriod(period))
                    yield return told;
                period.Clear();
            }
            period.Add(row);
        }
        foreach (var told in OfPeriod(period))
            yield return told;
    }

    private IEnumerable<(ExportRow, bool)> OfPeriod(List<Measurement> revisions)
    {
        var counted = revisions.LastOrDefault(m => m.Standing == Standing.Counted);
        return revisions.Select(m =>
            m == counted && m.Measured != MeasuredValue.Withdrawn && IsTaken(m)
                ? (Row(m, ("revision", revisions.Count > 1 || m.Revision > 1 ? ExportRow.Of((decimal)m.Revision) : null)), true)
                : (
                    Row(
                        m,
                        ("revision", ExportRow.Of((decimal)m.Revision)),
                        ("standing", m.Standing.ToString()),
                        ("withdrawn", ExportRow.Of(m.Measured == MeasuredValue.Withdrawn))
                    ),
                    false
                )
        );
    }

    /// <summary>Whether the KPI would take it today: it may be rolled up since, or have other limits.</summary>
    private bool IsTaken(Measurement value)
    {
        var (kpi, calendar) = (model.Kpi(value.KpiId), model.Organization.Calendar);
        var period = calendar.Containing(kpi.Frequency, value.PeriodStart);
        return kpi.Takes(period, value.Measured, calendar, model.ClosedFrom(model.UnitOf(kpi)));
    }

    private ExportRow Row(Measurement value, params IEnumerable<(string, string?)> further)
    {
        var kpi = model.Kpi(value.KpiId);
        return new([
            ("kpi", kpi.Code),
            ("period", structure.Code(kpi.Frequency, value.PeriodStart)),
            ("value", ExportRow.Of(value.Value)),
            ("numerator", ExportRow.Of(value.Numerator)),
            ("denominator", ExportRow.Of(value.Denominator)),
            ("not_applicable", ExportRow.Of(value.NotApplicable)),
            ("note", value.Note),
            ("recorded_at", ExportRow.Of((DateTime?)value.RecordedAt)),
            ("recorded_by", structure.Mail(value.RecordedBy)),
            .. further,
        ]);
    }
}
