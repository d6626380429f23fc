using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Api;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Tables;

/// <summary>A reported value that counts.</summary>
public sealed class ValueRow
{
    public long KpiId { get; init; }

    public string KpiCode { get; init; } = "";

    public string KpiName { get; init; } = "";

    public string UnitCode { get; init; } = "";

    /// <summary>First day of the period.</summary>
    public DateOnly Start { get; init; }

    /// <summary>The number; of a ratio what its parts make.</summary>
    public decimal? Value { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public bool NotApplicable { get; init; }

    public string? Note { get; init; }

    public DateTime RecordedAt { get; init; }

    public int Revision { get; init; }
}

/// <summary>Values are many, so the database finds, sorts and cuts them.</summary>
internal static class ValueTable
{
    /// <summary>What the person sees: the KPIs, or null for all that there are.</summary>
    private sealed record Seen(IReadOnlyCollection<long>? Kpis);

    public static async Task<IQueryable<ValueRow>> ReadAsync(ApiReader reader, CancellationToken cancel)
    {
        var (seen, db) = (await reader.ReadAsync(KpisOf, cancel), reader.Db);
        var known = db.Measurements.AsNoTracking().KnownOn(reader.AsOf);
        if (seen.Kpis is { } ids)
            known = known.Where(m => EF.Parameter(ids).Contains(m.KpiId));
        var counted = db.Measurements.AsNoTracking().KnownOn(reader.AsOf).Where(m => m.Standing == Standing.Counted);
        return known
            .Where(m => m.Standing == Standing.Counted)
            .Where(m => !counted.Any(n => n.KpiId == m.KpiId && n.PeriodStart == m.PeriodStart && n.Revision > m.Revision))
            .Where(m => m.NotApplicable || m.Value != null || m.Numerator != null)
            .Join(db.Kpis, m => m.KpiId, k => k.Id, (m, k) => new { Value = m, Kpi = k })
            .Join(
                db.Objectives,
                x => x.Kpi.ObjectiveId,
                o => o.Id,
                (x, o) =>
                    new
                    {
                        x.Value,
                        x.Kpi,
                        o.UnitId,
                    }
            )
            .Join(
                db.Units,
                x => x.UnitId,
                u => u.Id,
                (x, u) =>
                    new ValueRow
                    {
                        KpiId = x.Value.KpiId,
                        KpiCode = x.Kpi.Code,
                        KpiName = x.Kpi.Name,
                        UnitCode = u.Code,
                        Start = x.Value.PeriodStart,
                        Value =
                            x.Value.Denominator == null ? x.Value.Value
                            : x.Value.Denominator == 0 ? null
                            : x.Kpi.Multiplier * x.Value.Numerator / x.Value.Denominator,
                        Numerator = x.Value.Numerator,
                        Denominator = x.Value.Denominator,
                        NotApplicable = x.Value.NotApplicable,
                        Note = x.Value.Note,
                        RecordedAt = x.Value.RecordedAt,
                        Revision = x.Value.Revision,
                    }
            );
    }

    private static Seen KpisOf(OrganizationView o)
    {
        foreach (var unit in o.Model.PrivateUnits.Where(o.Sees))
            o.Open(unit);
        return o.SeesAll && o.AsOf is null ? new(null) : new([.. o.Model.Kpis.Where(k => o.Sees(o.Model.UnitOf(k))).Select(k => k.Id)]);
    }
}
