using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Scoring;

/// <summary>A KPI's value over a window, before any scale.</summary>
/// <param name="State">Present, missing or not applicable.</param>
/// <param name="Value">The value; NaN unless present.</param>
/// <param name="Numerator">For ratios, the sum of the numerators; else NaN.</param>
/// <param name="Denominator">For ratios, the sum of the denominators; else NaN.</param>
/// <param name="Partial">Made of fewer periods or children than the window holds.</param>
/// <param name="Carried">An earlier value stands in.</param>
/// <param name="LastSlot">The number of the KPI's last own period with a value, which decides the scale; meaningless unless
/// present.</param>
public readonly record struct KpiFigure(
    ScoreState State,
    double Value,
    double Numerator,
    double Denominator,
    bool Partial,
    bool Carried,
    int LastSlot
)
{
    private const int Uncounted = 4;

    internal static KpiFigure Missing => new(ScoreState.Missing, double.NaN, double.NaN, double.NaN, false, false, 0);

    internal static KpiFigure NotApplicable => Missing with { State = ScoreState.NotApplicable };

    internal static KpiFigure Of(
        double value,
        int slot,
        double numerator = double.NaN,
        double denominator = double.NaN,
        bool partial = false,
        bool carried = false
    ) => double.IsFinite(value) ? new(ScoreState.Present, value, numerator, denominator, partial, carried, slot) : Missing;

    /// <summary>
    /// How many decimals are worth showing, 0 to 6; 4 where they were not counted: where numbers were divided, one more than those they
    /// were given with. A ratio counts by
    /// the numbers of its scale.
    /// </summary>
    public int Decimals { get; init; } = Uncounted;

    public bool IsPresent => State == ScoreState.Present;
}
