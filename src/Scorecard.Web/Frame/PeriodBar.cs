using Scorecard.Domain.Periods;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Frame;

/// <summary>The period selector: lengths, and the steps before and after. Its links stay on the page.</summary>
public sealed record PeriodBar(string Label, IReadOnlyList<PeriodBar.Link> Lengths, PeriodBar.Link Previous, PeriodBar.Link? Next)
{
    /// <summary>The days that the period covers, where its name does not tell them; else null.</summary>
    public string? Days { get; init; }

    public sealed record Link(string Query, string Text, bool IsCurrent = false);

    /// <param name="keep">What else the page's address carries, such as <c>q=cost&amp;</c>.</param>
    public static PeriodBar Of(PeriodChoice period, string keep = "")
    {
        return new(
            PeriodWords.Of(period.Window, period.Calendar),
            [
                Length("Month", Frequency.Month),
                Length("Quarter", Frequency.Quarter),
                Length("Half-year", Frequency.HalfYear),
                Length("Year to date", Frequency.Month, toDate: true),
                Length("Year", Frequency.Year),
            ],
            Step(-1),
            period.HasNext ? Step(1) : null
        )
        {
            Days = PeriodWords.Days(period.Window, period.Calendar),
        };

        Link Length(string text, Frequency frequency, bool toDate = false) =>
            new(keep + period.As(frequency, toDate).Query, text, period.Period.Frequency == frequency && period.ToDate == toDate);

        Link Step(int count)
        {
            var other = period.Shift(count);
            return new(keep + other.Query, PeriodWords.Of(other.Window, other.Calendar));
        }
    }
}
