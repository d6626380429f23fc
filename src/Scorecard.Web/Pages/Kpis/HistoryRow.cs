using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>One period of a KPI's history.</summary>
/// <param name="Was">The values it had before, the latest first.</param>
public sealed record HistoryRow(
    string Period,
    string Value,
    string? Parts,
    ShownScore? Score,
    string By,
    string At,
    string? Note,
    IReadOnlyList<string> Was
)
{
    /// <summary>Latest first. A computed KPI's periods come from other KPIs and have nobody who entered them.</summary>
    public static IReadOnlyList<HistoryRow> AllOf(KpiContent page, IReadOnlyList<Report> reports)
    {
        var kpi = page.Kpi;
        var calendar = page.Calendar;
        if (kpi.IsComputed)
            return
            [
                .. page
                    .OwnPeriods.Values.Reverse()
                    .Select(p => new HistoryRow(PeriodWords.Of(p.Period, calendar), p.Value, null, p.Score, "", "", null, [])),
            ];
        return
        [
            .. reports
                .GroupBy(r => r.Measurement.PeriodStart)
                .Select(revisions =>
                {
                    var current = revisions.First();
                    var period = calendar.Containing(kpi.Frequency, revisions.Key);
                    return new HistoryRow(
                        PeriodWords.Of(period, calendar),
                        ValueOf(kpi, current),
                        PartsOf(current),
                        page.OwnPeriods.GetValueOrDefault(revisions.Key)?.Score,
                        current.By ?? "Import",
                        PeriodWords.Moment(current.Measurement.RecordedAt, page.TimeZone),
                        NoteOf([.. revisions], page.TimeZone),
                        [.. revisions.Skip(1).Select(r => ValueOf(kpi, r))]
                    );
                }),
        ];
    }

    /// <summary>Every period, and every revision of one: what a page folds into a line.</summary>
    public static TableFile ToFile(KpiContent page, IReadOnlyList<Report> reports) =>
        new(
            "history",
            $"Values of {page.Kpi.Name} ({page.Kpi.Code})",
            null,
            ["period", "revision", "value", "numerator", "denominator", "not_applicable", "score", "note", "entered_by", "entered_at"],
            page.Kpi.IsComputed ? Computed(page) : Entered(page, reports)
        );

    private static IEnumerable<object?[]> Computed(KpiContent page) =>
        page
            .OwnPeriods.Values.Reverse()
            .Select(own =>
                new object?[]
                {
                    PeriodCode.Format(own.Period, page.Calendar),
                    null,
                    own.Number,
                    null,
                    null,
                    null,
                    own.Score.Value,
                    null,
                    null,
                    null,
                }
            );

    private static IEnumerable<object?[]> Entered(KpiContent page, IReadOnlyList<Report> reports)
    {
        DateOnly? last = null;
        foreach (var (m, by) in reports)
        {
            var score = m.PeriodStart == last ? null : page.OwnPeriods.GetValueOrDefault(m.PeriodStart)?.Score.Value;
            last = m.PeriodStart;
            yield return
            [
                PeriodCode.Format(page.Calendar.Containing(page.Kpi.Frequency, m.PeriodStart), page.Calendar),
                m.Revision,
                m.Value,
                m.Numerator,
                m.Denominator,
                m.NotApplicable ? "yes" : null,
                score,
                m.Note,
                by,
                m.RecordedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ];
        }
    }

    /// <summary>The note; one that came with another value on a later day says why it was corrected.</summary>
    private static string? NoteOf(IReadOnlyList<Report> latestFirst, string timeZone) =>
        latestFirst is [var current, var before, ..]
        && current.Measurement.Note is { } note
        && note != before.Measurement.Note
        && current.Measurement.Measured != before.Measurement.Measured
        && before.Measurement.Measured != MeasuredValue.Withdrawn
        && PeriodWords.DayOf(current.Measurement.RecordedAt, timeZone) != PeriodWords.DayOf(before.Measurement.RecordedAt, timeZone)
            ? $"Corrected: {note}"
            : latestFirst[0].Measurement.Note;

    private static string ValueOf(Kpi kpi, Report report) =>
        report.Measurement switch
        {
            { NotApplicable: true } => "N/A",
            { Value: { } value } => KpiWords.Value(kpi, (double)value),
            { Numerator: { } numerator, Denominator: { } denominator } when denominator != 0 => KpiWords.Measured(
                kpi,
                kpi.Multiplier * (double)(numerator / denominator),
                kpi.Latest.Scale.Decimals + 1
            ),
            _ => Figures.None,
        };

    private static string? PartsOf(Report report) =>
        report.Measurement is { Numerator: { } numerator, Denominator: { } denominator }
            ? $"{Figures.Value(numerator)} of {Figures.Value(denominator)}"
            : null;
}
