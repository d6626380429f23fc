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
    /// <summary>A value that waits for approval, or came back; null for none.</summary>
    public string? Waiting { get; init; }

    /// <summary>Who approved what counts, where somebody else submitted it.</summary>
    public string? ApprovedBy { get; init; }

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
        return [.. reports.GroupBy(r => r.Measurement.PeriodStart).Select(revisions => Of(page, revisions.Key, [.. revisions]))];
    }

    /// <param name="revisions">Of one period, the latest first.</param>
    private static HistoryRow Of(KpiContent page, DateOnly start, IReadOnlyList<Report> revisions)
    {
        var (kpi, calendar) = (page.Kpi, page.Calendar);
        List<Report> counted = [.. revisions.Where(r => r.Measurement.Standing == Standing.Counted)];
        // Where what waits counts meanwhile, it is what the score is of.
        if (page.WaitingCounts && revisions[0].Measurement.Standing == Standing.Waiting)
            counted.Insert(0, revisions[0]);
        var current = counted.FirstOrDefault();
        var submitted = current is null ? null : SubmittedBefore(revisions, current);
        var last = revisions[0];
        return new(
            PeriodWords.Of(calendar.Containing(kpi.Frequency, start), calendar),
            current is null ? Figures.None : ValueOf(kpi, current),
            current is null ? null : PartsOf(current),
            page.OwnPeriods.GetValueOrDefault(start)?.Score,
            (submitted ?? current ?? last).By ?? "Import",
            PeriodWords.Moment((submitted ?? current ?? last).Measurement.RecordedAt, page.TimeZone),
            last.Measurement.Standing != Standing.Counted ? last.Measurement.Note : NoteOf(counted, page.TimeZone),
            [.. counted.Skip(1).Select(r => ValueOf(kpi, r))]
        )
        {
            ApprovedBy = submitted is null ? null : current!.By,
            Waiting = last.Measurement.Standing switch
            {
                Standing.Counted => null,
                Standing.Waiting => $"{ValueOf(kpi, last)} waits for approval",
                Standing.Returned => $"{ValueOf(kpi, last)} came back",
            },
        };
    }

    /// <summary>What waited before it was approved; null where it counted at once.</summary>
    private static Report? SubmittedBefore(IReadOnlyList<Report> revisions, Report current) =>
        revisions.FirstOrDefault(r => r.Measurement.Revision == current.Measurement.Revision - 1)
            is { Measurement.Standing: Standing.Waiting } before
        && before.Measurement.Measured == current.Measurement.Measured
        && before.Measurement.RecordedBy != current.Measurement.RecordedBy
            ? before
            : null;

    /// <summary>Every period, and every revision of one: what a page folds into a line.</summary>
    public static TableFile ToFile(KpiContent page, IReadOnlyList<Report> reports) =>
        new(
            "history",
            $"Values of {page.Kpi.Name} ({page.Kpi.Code})",
            null,
            [
                "period",
                "revision",
                "value",
                "numerator",
                "denominator",
                "not_applicable",
                "score",
                "note",
                "entered_by",
                "entered_at",
                "standing",
            ],
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
                    null,
                }
            );

    private static IEnumerable<object?[]> Entered(KpiContent page, IReadOnlyList<Report> reports)
    {
        DateOnly? last = null;
        foreach (var (m, by) in reports)
        {
            var counts =
                m.PeriodStart != last && (m.Standing == Standing.Counted || (page.WaitingCounts && m.Standing == Standing.Waiting));
            var score = counts ? page.OwnPeriods.GetValueOrDefault(m.PeriodStart)?.Score.Value : null;
            last = counts ? m.PeriodStart : last;
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
                StandingOf(m),
            ];
        }
    }

    private static string? StandingOf(Measurement m) =>
        m.Standing switch
        {
            Standing.Counted => null,
            Standing.Waiting => "submitted",
            Standing.Returned => "returned",
        };

    /// <summary>The note; one that came with another value on a later day says why it was corrected.</summary>
    private static string? NoteOf(List<Report> latestFirst, string timeZone) =>
        latestFirst is [var current, var before, ..]
        && current.Measurement.Note is { } note
        && note != before.Measurement.Note
        && current.Measurement.Measured != before.Measurement.Measured
        && before.Measurement.Measured != MeasuredValue.Withdrawn
        && PeriodWords.DayOf(current.Measurement.RecordedAt, timeZone) != PeriodWords.DayOf(before.Measurement.RecordedAt, timeZone)
            ? $"Corrected: {note}"
            : (latestFirst.Count > 0 ? latestFirst[0].Measurement.Note : null);

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
