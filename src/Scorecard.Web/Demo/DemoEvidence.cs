using Scorecard.Domain.Evidence;
using Scorecard.Domain.Periods;

namespace Scorecard.Web.Demo;

/// <summary>
/// What would have been kept of the demo's evidence, had it been recorded each month as its values came in: verdicts as they changed,
/// and warnings with what became of them. It is found from the values, as for any organization.
/// </summary>
public sealed record DemoEvidence(IReadOnlyList<LinkRecord> Records, IReadOnlyList<LeadWarning> Warnings)
{
    private const int Months = 12;

    /// <summary>Days after a month by which its values are in.</summary>
    private const int Days = 11;

    public static DemoEvidence Of(DemoOrganization demo, DateTime now)
    {
        var book = demo.Book();
        var today = demo.Organization.DateAt(now);
        var calendar = demo.Organization.Calendar;
        var records = new Dictionary<long, List<LinkRecord>>();
        var warnings = new Dictionary<(long, long, long, DateOnly), LeadWarning>();
        var month = calendar.Shift(calendar.Containing(Frequency.Month, today), -Months);
        for (var i = 0; i < Months; i++, month = calendar.Shift(month, 1))
        {
            var on = month.End.AddDays(Days) is var day && day < today ? day : today;
            foreach (var (link, evidence) in LinkEvidence.OfAll(book, month.End).Where(e => e.Value.Best is not null))
            {
                var kept = records.TryGetValue(link, out var list) ? list : records[link] = [];
                if (kept.Count == 0 || !kept[^1].Says(evidence.Best!.Judgement))
                    kept.Add(new(evidence.Link, on, evidence.Best!.Judgement, evidence.Best.Result.N));
            }
            foreach (var warning in WarningWindow.Open(book, month.End))
                warnings.TryAdd((warning.LinkId, warning.CauseKpiId, warning.EffectKpiId, warning.SignalOn), warning);
        }
        foreach (var warning in warnings.Values)
            WarningWindow.TryScore(book, warning, today);
        return new([.. records.Values.SelectMany(r => r)], [.. warnings.Values]);
    }
}
