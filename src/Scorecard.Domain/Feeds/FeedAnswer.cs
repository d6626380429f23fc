using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Feeds;

/// <summary>What a database says of a period.</summary>
/// <param name="Value">Null where it has no row.</param>
/// <param name="AsOf">Of when that is, UTC; null where the query does not say.</param>
public sealed record FeedAnswer(Period Period, MeasuredValue? Value, string? Note, DateTime? AsOf)
{
    /// <summary>How it breaks the contract, as a sentence; null where it keeps it.</summary>
    /// <param name="now">UTC.</param>
    public string? Problem(KpiFeed feed, int multiplier, DateTime now)
    {
        if (Value is not { } value)
            return null;
        if (feed.MostHoursOld is { } hours)
        {
            if (AsOf is not { } at)
                return "The query gives no as_of, by which its age is judged.";
            if (now - at > TimeSpan.FromHours(hours))
                return FormattableString.Invariant(
                    $"What it gives is of {at:yyyy-MM-dd HH:mm} UTC and so older than {hours} {(hours == 1 ? "hour" : "hours")}."
                );
        }
        return value.Number(multiplier) is not { } number ? null
            : number < (double?)feed.Lowest
                ? FormattableString.Invariant($"It gives {number:0.######}, which is below {feed.Lowest:0.######}.")
            : number > (double?)feed.Highest
                ? FormattableString.Invariant($"It gives {number:0.######}, which is above {feed.Highest:0.######}.")
            : null;
    }
}
