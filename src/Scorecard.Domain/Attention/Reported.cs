using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Attention;

/// <summary>Where the value of one own period of a KPI is.</summary>
public enum Reported
{
    /// <summary>There is a value.</summary>
    Yes,

    /// <summary>Somebody said that none applies.</summary>
    NotApplicable,

    /// <summary>Somebody submitted one, and it waits for approval.</summary>
    Waiting,

    /// <summary>There is none, and its due day has not passed.</summary>
    Open,

    /// <summary>There is none, and its due day has passed.</summary>
    Late,
}

/// <summary>How many values of a month are where.</summary>
public readonly record struct ReportedCount(int Yes, int NotApplicable, int Waiting, int Open, int Late)
{
    public int All => Yes + NotApplicable + Waiting + Open + Late;

    /// <summary>Values that are there, or of which it is said that none applies.</summary>
    public int Done => Yes + NotApplicable;

    public static ReportedCount operator +(ReportedCount one, ReportedCount other) =>
        new(
            one.Yes + other.Yes,
            one.NotApplicable + other.NotApplicable,
            one.Waiting + other.Waiting,
            one.Open + other.Open,
            one.Late + other.Late
        );

    public static ReportedCount Of(IEnumerable<Reported> values) =>
        values.Aggregate(
            default(ReportedCount),
            (sum, value) =>
                value switch
                {
                    Reported.Yes => sum with { Yes = sum.Yes + 1 },
                    Reported.NotApplicable => sum with { NotApplicable = sum.NotApplicable + 1 },
                    Reported.Waiting => sum with { Waiting = sum.Waiting + 1 },
                    Reported.Open => sum with { Open = sum.Open + 1 },
                    Reported.Late => sum with { Late = sum.Late + 1 },
                }
        );
}

/// <summary>Who has reported: the values that a month asks for, and where each is.</summary>
public static class ReportedValues
{
    /// <summary>The values of a KPI that end with a month; none where it is computed or takes none then.</summary>
    public static IEnumerable<(Period Period, Reported State)> ReportedOf(this ScoreBook book, Kpi kpi, Period month, DateOnly today) =>
        book.ValuesOf(kpi, month, today)
            .Select(owed =>
                (
                    owed.Period,
                    book.WaitingOf(kpi, owed.Period) is not null
                        ? Reported.Waiting
                        : book.Figure(kpi.Id, Window.Of(owed.Period)).State switch
                        {
                            ScoreState.Present => Reported.Yes,
                            ScoreState.NotApplicable => Reported.NotApplicable,
                            ScoreState.Missing or ScoreState.NotScored => kpi.DueOn(owed.Period) < today ? Reported.Late : Reported.Open,
                        }
                )
            );
}
