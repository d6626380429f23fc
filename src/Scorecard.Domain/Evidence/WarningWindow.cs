using Scorecard.Domain.Leads;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;

namespace Scorecard.Domain.Evidence;

/// <summary>
/// Makes the warnings that a supported link gives when its cause gives a signal, and tells what a warning's window came to.
/// </summary>
public static class WarningWindow
{
    /// <summary>A found lag is right within 1 period (docs/evidence.md), so the window is that much wider on both sides.</summary>
    private const int Slack = 1;

    /// <summary>
    /// The warnings that hold now. Each is the same whenever it is asked for, until the cause has a later value or the window is over: what
    /// has come is not foretold.
    /// </summary>
    /// <param name="until">Periods that end later are left out.</param>
    public static IEnumerable<LeadWarning> Open(ScoreBook book, DateOnly until) =>
        from evidence in LinkEvidence.OfAll(book, until).Values
        from pair in evidence.Pairs
        where pair.Verdict == Verdict.Supported && pair.Cause.Node.Kind == NodeKind.Kpi
        let warning = Of(book, evidence.Link, pair, until)
        where warning is not null
        select warning;

    /// <summary>Scores a warning where its window is over and the effect's values of it are in, or may be taken to stay away.</summary>
    /// <returns>Whether it was scored.</returns>
    public static bool TryScore(ScoreBook book, LeadWarning warning, DateOnly today)
    {
        if (warning.Outcome != WarningOutcome.Open || today <= warning.Until || !book.Model.TryKpi(warning.EffectKpiId, out var effect))
            return false;
        var history = KpiHistory.Of(book, effect, warning.Until);
        var periods = PeriodsOf(warning, effect.Frequency, book.Model.Organization.Calendar).ToList();
        var window = periods
            .Select(p => history.IndexOf(p.Start))
            .Where(i => i >= 0 && i < history.Values.Count && !double.IsNaN(history.Values[i]))
            .Select(i => history.Values[i])
            .ToList();
        if (window.Count < periods.Count && today <= effect.DueOn(periods[^1]))
            return false;
        warning.Score(window);
        return true;
    }

    private static IEnumerable<Period> PeriodsOf(LeadWarning warning, Frequency frequency, FiscalCalendar calendar)
    {
        for (var period = calendar.Containing(frequency, warning.From); period.End <= warning.Until; period = calendar.Shift(period, 1))
            if (period.Start >= warning.From)
                yield return period;
    }

    private static LeadWarning? Of(ScoreBook book, CauseEffectLink link, JudgedPair pair, DateOnly until)
    {
        var cause = KpiHistory.Of(book, book.Model.Kpi(pair.Cause.Node.Id), until);
        var effect = KpiHistory.Of(book, book.Model.Kpi(pair.Effect.Node.Id), until);
        if (effect.Values.Count == 0 || cause.LastSignal is not { } signal || pair.Judgement is not { Lag: { } lag, R: { } r })
            return null;
        var calendar = book.Model.Organization.Calendar;
        var at = calendar.Containing(pair.Frequency, cause.PeriodAt(signal.Index).Anchor);
        var (from, to) = (calendar.Shift(at, Math.Max(1, lag - Slack)), calendar.Shift(at, lag + Slack));
        if (to.End < until)
            return null;
        var alike = r > 0 == cause.Kpi.Direction.IsAlike(effect.Kpi.Direction);
        var side =
            alike ? signal.Side
            : signal.Side == SignalSide.High ? SignalSide.Low
            : SignalSide.High;
        return new(
            link,
            cause.Kpi.Id,
            effect.Kpi.Id,
            cause.PeriodAt(signal.Index).Start,
            side,
            from.Start,
            to.End,
            effect.LimitsAt(effect.Values.Count - 1)?.Centre ?? effect.Values[^1]
        );
    }
}
