using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain;

/// <summary>How the model's own words are said to people.</summary>
public static class Words
{
    public static string Of(Frequency frequency) => frequency switch
    {
        Frequency.HalfYear => "half-year",
        _ => frequency.ToString().ToLowerInvariant(),
    };

    public static string Of(Direction direction) => direction switch
    {
        Direction.HigherIsBetter => "higher is better",
        Direction.LowerIsBetter => "lower is better",
        Direction.WithinRange => "within a range is best",
        _ => "yes or no",
    };
}
