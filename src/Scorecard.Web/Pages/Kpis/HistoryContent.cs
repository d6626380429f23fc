namespace Scorecard.Web.Pages.Kpis;

/// <summary>A KPI's history as its page lists it.</summary>
/// <param name="Count">How many periods there are; only the latest may be shown.</param>
/// <param name="Reports">All revisions of all periods.</param>
/// <param name="IsEntered">False for a computed KPI, whose values nobody enters.</param>
public sealed record HistoryContent(IReadOnlyList<HistoryRow> Rows, int Count, bool IsEntered, IReadOnlyList<Report> Reports)
{
    private const int Few = 24;

    /// <summary>Who submitted a value that waits, by name.</summary>
    public string? SubmitterOf(KpiWaiting waiting) =>
        Reports.FirstOrDefault(r => r.Measurement.PeriodStart == waiting.Start && r.Measurement.Revision == waiting.Waiting.Revision)?.By;

    public static HistoryContent Of(KpiContent page, IReadOnlyList<Report> reports, bool all)
    {
        var rows = HistoryRow.AllOf(page, reports);
        return new(all ? rows : [.. rows.Take(Few)], rows.Count, page.Kpi.IsEntered, reports);
    }
}
