using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

internal static class ValueApi
{
    private const string Day = "yyyy-MM-dd";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/kpis/{kpi}/values", ListAsync)
            .WithName("listValues")
            .WithTags("Values")
            .WithSummary("The reported values of a KPI that count, the earliest period first.")
            .WithDescription("from and to take days: periods that begin on them or between them.");
        api.MapGet("/kpis/{kpi}/values/{period}", GetAsync)
            .WithName("getValue")
            .WithTags("Values")
            .WithSummary("The value of one period. Its ETag begins with its revision.");
    }

    private static async Task<Ok<Paged<ValueData>>> ListAsync(
        ApiReader reader,
        string kpi,
        DateOnly? from,
        DateOnly? to,
        string? cursor,
        int? limit,
        CancellationToken cancel
    )
    {
        var (_, count) = Paged.Asked(null, limit);
        var after = DateOnly.MinValue;
        if (cursor is not null && !DateOnly.TryParseExact(cursor, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out after))
            throw Refused.Bad($"The cursor “{TypedText.Cut(cursor)}” is none. Send what the page before gave as next.");
        var (found, calendar) = await FindAsync(reader, kpi, cancel);
        var values = await ReadAsync(
            reader,
            reader.Db.Measurements.Where(m =>
                m.KpiId == found.Id
                && m.PeriodStart > after
                && (from == null || m.PeriodStart >= from)
                && (to == null || m.PeriodStart <= to)
            ),
            found,
            calendar,
            count + 1,
            cancel
        );
        return TypedResults.Ok(
            new Paged<ValueData>(
                [.. values.Take(count)],
                values.Count > count ? values[count - 1].Start.ToString(Day, CultureInfo.InvariantCulture) : null
            )
        );
    }

    private static async Task<Ok<ValueData>> GetAsync(
        ApiReader reader,
        HttpResponse response,
        string kpi,
        string period,
        CancellationToken cancel
    )
    {
        var (found, calendar) = await FindAsync(reader, kpi, cancel);
        if (PeriodCode.Read(period, calendar, null, found.Frequency).Period is not { } asked)
            throw Refused.Bad($"“{TypedText.Cut(period)}” names no period. Write one such as 2026-03.");
        var start = asked.Start;
        var revisions = reader.Db.Measurements.Where(m => m.KpiId == found.Id && m.PeriodStart == start);
        if (await ReadAsync(reader, revisions, found, calendar, 1, cancel) is not [var value])
            throw Refused.NotThere("value", period);
        response.Headers.ETag = Versions.Tag(value.Revision);
        return TypedResults.Ok(value);
    }

    private static async Task<(Kpi Kpi, FiscalCalendar Calendar)> FindAsync(ApiReader reader, string kpi, CancellationToken cancel)
    {
        var (found, calendar) = await reader.ReadAsync(o => Tuple.Create(ApiReader.Kpi(o, kpi), o.Model.Organization.Calendar), cancel);
        return (found, calendar);
    }

    private static async Task<List<ValueData>> ReadAsync(
        ApiReader reader,
        IQueryable<Measurement> which,
        Kpi kpi,
        FiscalCalendar calendar,
        int most,
        CancellationToken cancel
    )
    {
        var rows = await which.AsNoTracking().KnownOn(reader.AsOf).OrderBy(m => m.PeriodStart).ThenBy(m => m.Revision).ToListAsync(cancel);
        var periods = rows.GroupBy(m => m.PeriodStart).Select(g => new PeriodRows([.. g])).Where(p => p.Shows).Take(most).ToList();
        var names = await reader.NamesAsync(periods.Select(p => p.Counted?.RecordedBy), cancel);
        return [.. periods.Select(p => p.Show(kpi, calendar, names))];
    }
}

/// <summary>The revisions of one period, first to last.</summary>
internal sealed record PeriodRows(IReadOnlyList<Measurement> Revisions)
{
    private Measurement Last => Revisions[^1];

    /// <summary>The one that counts; null where none does.</summary>
    public Measurement? Counted => Revisions.LastOrDefault(m => m.Standing == Standing.Counted);

    private bool Waits => PeriodValue.Of(Revisions).Waiting is not null;

    /// <summary>Whether there is anything: a value that was withdrawn is none.</summary>
    public bool Shows => Waits || (Counted is { } counted && counted.Measured != MeasuredValue.Withdrawn);

    public ValueData Show(Kpi kpi, FiscalCalendar calendar, IReadOnlyDictionary<long, string> names) =>
        new(
            PeriodCode.Format(calendar.Containing(kpi.Frequency, Last.PeriodStart), calendar),
            Last.PeriodStart,
            Counted?.Value,
            Counted?.Numerator,
            Counted?.Denominator,
            Counted?.NotApplicable == true,
            Counted?.Note,
            Counted?.RecordedAt,
            ObjectiveApi.Named(names, Counted?.RecordedBy),
            Last.Revision,
            Waits
        );
}

/// <param name="Start">First day of the period.</param>
/// <param name="Revision">How often the period was reported.</param>
/// <param name="Waits">Whether a newer value waits for approval.</param>
public sealed record ValueData(
    string Period,
    DateOnly Start,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool NotApplicable,
    string? Note,
    DateTime? RecordedAt,
    string? RecordedBy,
    int Revision,
    bool Waits
);
