using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>
/// One stretch of a series in up to four forms, as two series of a pair take the same steps and the other may need one that this does not.
/// Each form is made when first asked for, so that a series that is compared with a thousand others is prepared once.
/// </summary>
internal sealed class SteadyForms
{
    private readonly int season;
    private readonly double[] values;
    private readonly double[]? overSeason;
    private readonly bool?[] wanders = new bool?[2];
    private readonly SteadyForm?[] forms = new SteadyForm?[4];

    /// <param name="stretch">Values without a gap.</param>
    /// <param name="season">Periods in a cycle; 1 or less where there is none.</param>
    public SteadyForms(ReadOnlySpan<double> stretch, int season)
    {
        this.season = season;
        values = Series.Scaled(stretch);
        if (season < 2 || stretch.Length < 2 * season + 8)
            return;
        overSeason = Series.Difference(values, season);
        var changes = Series.Standardized(Series.Difference(values, 1));
        Seasonal = Dot.Of(changes.AsSpan(season), changes) > 1.96 / Math.Sqrt(values.Length);
    }

    /// <summary>Whether it is long enough to be differenced over the season.</summary>
    public bool TakesSeason => overSeason is not null;

    /// <summary>Whether its changes are like those of a season before.</summary>
    public bool Seasonal { get; }

    /// <summary>Whether it does not keep its level, differenced over the season or as it is.</summary>
    public bool Wanders(bool seasonal) =>
        wanders[seasonal ? 1 : 0] ??= Kpss.OfStandardized(Series.Standardized(Base(seasonal))) > Kpss.Critical;

    /// <param name="seasonal">Only where one of a pair of equal length is seasonal, so that it is long enough.</param>
    /// <param name="first">Whether first differences are taken after that.</param>
    public SteadyForm Form(bool seasonal, bool first) =>
        forms[(seasonal ? 2 : 0) + (first ? 1 : 0)] ??= new SteadyForm(
            first ? Series.Difference(Base(seasonal), 1) : Base(seasonal),
            seasonal ? season : 0
        );

    private double[] Base(bool seasonal) =>
        seasonal
            ? overSeason ?? throw new InvalidOperationException($"{values.Length} values are too few to difference over {season}.")
            : values;
}
