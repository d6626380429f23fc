using Scorecard.Domain.Closings;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Attention;

/// <summary>How far a month is.</summary>
public enum MonthState
{
    /// <summary>It runs, or not all its values are due yet.</summary>
    Open,

    /// <summary>It is over, and its due day has come: it can be closed.</summary>
    Due,

    /// <summary>What it showed is kept; what changes it is a restatement.</summary>
    Closed,
}

/// <summary>One month of the organization's calendar.</summary>
/// <param name="DueOn">The latest day on which one of its values is due; the day after its end where it asks for none.</param>
/// <param name="Values">Where the values are that it asks for.</param>
/// <param name="Closing">The one that holds; null while it is not closed.</param>
public sealed record MonthStanding(Period Month, MonthState State, DateOnly DueOn, ReportedCount Values, Closing? Closing)
{
    /// <summary>Values that nobody has reported.</summary>
    public int Missing => Values.Open + Values.Late;
}

/// <summary>How far the months are, and which are closed together.</summary>
public static class MonthStandings
{
    /// <param name="counts">Which units' values are counted; null for all.</param>
    public static MonthStanding StandingOf(this ScoreBook book, Period month, DateOnly today, Func<Unit, bool>? counts = null)
    {
        var due = month.End.AddDays(1);
        var values = new List<Reported>();
        foreach (var kpi in book.Model.Kpis)
        {
            if (!kpi.IsEntered)
                continue;
            var isCounted = counts?.Invoke(book.Model.UnitOf(kpi)) ?? true;
            foreach (var (period, state) in book.ReportedOf(kpi, month, today))
            {
                due = kpi.DueOn(period) is var on && on > due ? on : due;
                if (isCounted)
                    values.Add(state);
            }
        }
        var closing = book.Model.Closed.On(month.End);
        var isClosed = month.End <= book.Model.Closed.Through;
        return new(
            month,
            isClosed ? MonthState.Closed
                : month.End < today && due <= today ? MonthState.Due
                : MonthState.Open,
            due,
            ReportedCount.Of(values),
            closing
        );
    }

    /// <summary>What is missing of a month, unit by unit, most first.</summary>
    public static IReadOnlyList<(Unit Unit, ReportedCount Values)> MissingIn(this ScoreBook book, Period month, DateOnly today) =>
        [
            .. book
                .Model.Kpis.Where(kpi => kpi.IsEntered)
                .GroupBy(book.Model.UnitOf)
                .Select(g => (g.Key, Values: ReportedCount.Of(g.SelectMany(k => book.ReportedOf(k, month, today)).Select(v => v.State))))
                .Where(u => u.Values.Open + u.Values.Late > 0)
                .OrderByDescending(u => u.Values.Open + u.Values.Late)
                .ThenBy(u => u.Key.Name, StringComparer.CurrentCultureIgnoreCase),
        ];

    /// <summary>The months that are closed with one: itself and the open ones before it, as far back as there are values.</summary>
    /// <exception cref="RuleViolation">It is not over yet, or closed already.</exception>
    public static IReadOnlyList<Period> ClosedWith(this ScoreBook book, Period month, DateOnly today)
    {
        var calendar = book.Model.Organization.Calendar;
        var code = PeriodCode.Format(month, calendar);
        RuleViolation.Unless(month.End < today, $"{code} is not over yet. It can be closed from {month.End.AddDays(1):yyyy-MM-dd} on.");
        var through = book.Model.Closed.Through;
        RuleViolation.Unless(!(month.End <= through), $"{code} is closed already.");
        var first = book.Recorded is { } recorded ? calendar.Containing(Frequency.Month, recorded.First) : month;
        if (first.Start > month.Start)
            first = month;
        if (through is { } day && day >= first.Start)
            first = calendar.Containing(Frequency.Month, day.AddDays(1));
        return
        [
            .. Enumerable
                .Range(
                    calendar.IndexOf(Frequency.Month, first.Start),
                    calendar.IndexOf(Frequency.Month, month.Start) - calendar.IndexOf(Frequency.Month, first.Start) + 1
                )
                .Select(number => calendar.At(Frequency.Month, number)),
        ];
    }
}
