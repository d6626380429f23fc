using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Units;

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

    /// <summary>The centre of the limits.</summary>
    public static string Of(LimitVariant variant) => variant == LimitVariant.Median ? "median" : "average";

    public static string Of(SignalMeaning meaning) => meaning switch
    {
        SignalMeaning.Improvement => "better",
        SignalMeaning.Concern => "worse",
        _ => "changed",
    };

    public static string Of(LinkedField field) => field switch
    {
        LinkedField.UnitOfMeasure => "unit of measure",
        LinkedField.Indicator => "lead or lag",
        LinkedField.Aggregation => "aggregation over time",
        _ => field.ToString().ToLowerInvariant(),
    };

    public static string Of(InitiativeStatus status) => status switch
    {
        InitiativeStatus.OnTrack => "on track",
        InitiativeStatus.AtRisk => "at risk",
        InitiativeStatus.OffTrack => "off track",
        _ => status.ToString().ToLowerInvariant(),
    };
}
