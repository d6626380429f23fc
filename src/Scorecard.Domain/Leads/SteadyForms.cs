using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>
/// One stretch of a series in up to four forms, as two series of a pair take the same steps and the other may need one that this does not.
/// Each form is made when first asked for, so that a series that is compared with a thousand others is prepared once.
/// </summary>
internal sealed class SteadyForms
{
    /// <summary>In fewer cycles than these the autocorrelation at the season misses too many of them.</summary>
    private const int FewCycles = 4;

    private readonly int season;
    private readonly double[] values;
    private readonly double[]? overSeason;
    private readonly bool?[] wanders = new bool?[2];
    private readonly SteadyForm?[] forms = new SteadyForm?[4];

    /// <param name="stretch">NaN and infinities are missing.</param>
    /// <param name="season">Periods in a cycle; 1 or less where there is none.</param>
    public SteadyForms(ReadOnlySpan<double> stretch, int season)
    {
        this.season = season;
        var finite = stretch.ToArray();
        foreach (ref var value in finite.AsSpan())
            value = double.IsFinite(value) ? value : double.NaN;
        values = Series.Scaled(finite);
        TakesSeason = season >= 2 && stretch.Length >= LeadLag.FewestForSeason(season);
        Seasonal = Repeats();
        IsLog = SpreadWithLevel.Rises(values, Seasonal ? season : SpreadWithLevel.Block);
        if (IsLog)
        {
            values = Values.Logs(values);
            Seasonal = Repeats();
        }
        overSeason = TakesSeason ? Series.Difference(values, season) : null;
    }

    /// <summary>Whether its values are logs, as its spread rises with its level.</summary>
    public bool IsLog { get; }

    /// <summary>Whether it is long enough to be differenced over the season.</summary>
    public bool TakesSeason { get; }

    /// <summary>Whether its changes are like those of a season before.</summary>
    public bool Seasonal { get; }

    /// <summary>Whether it does not keep its level, differenced over the season or as it is.</summary>
    public bool Wanders(bool seasonal) => wanders[seasonal ? 1 : 0] ??= Kpss.Of(new StandardSeries(Base(seasonal))) > Kpss.Critical;

    /// <param name="seasonal">Only where one of a pair of equal length is seasonal, so that it is long enough.</param>
    /// <param name="first">Whether first differences are taken after that.</param>
    public SteadyForm Form(bool seasonal, bool first) =>
        forms[(seasonal ? 2 : 0) + (first ? 1 : 0)] ??= new SteadyForm(
            first ? Series.Difference(Base(seasonal), 1) : Base(seasonal),
            seasonal ? season : 0
        );

    private bool Repeats()
    {
        if (!TakesSeason)
            return false;
        var changes = Series.Difference(values, 1);
        var standard = new StandardSeries(changes);
        return standard.With(standard, season) > Autocorrelation.Significant(standard.Pairs(standard, season) + season + 1)
            || (values.Length < FewCycles * season && YearlyPattern.IsSeen(values, changes, season));
    }

    private double[] Base(bool seasonal) =>
        seasonal
            ? overSeason ?? throw new InvalidOperationException($"{values.Length} values are too few to difference over {season}.")
            : values;
}
