using Scorecard.Domain.Scales;
using Scorecard.Domain.Statistics;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Signals;

/// <summary>How a chart is drawn. The defaults are those of a new organization.</summary>
/// <param name="Screen">Whether exceptional moving ranges are dropped once.</param>
public sealed record ProcessBehaviourOptions(LimitVariant Variant = LimitVariant.Mean, bool Screen = true, RuleSet Rules = RuleSet.Wheeler)
{
    /// <summary>Indexes at which limits start again, in any order. What lies before keeps its own limits.</summary>
    public IReadOnlyList<int> Rebases { get; init; } = [];

    /// <summary>From how many values limits are drawn where a person has said so, by the index at which they start.</summary>
    public IReadOnlyDictionary<int, int> DrawnFrom { get; init; } = new Dictionary<int, int>();

    /// <summary>Periods in a year's cycle: 12 months or 4 quarters, 1 where a cycle is not looked for.</summary>
    public int Season { get; init; } = 1;

    /// <summary>How every chart of an organization is drawn.</summary>
    public static ProcessBehaviourOptions Of(Organization organization) => new(organization.LimitVariant, Rules: organization.SignalRules);
}

/// <summary>Signal or noise: a process behaviour chart of individual values (XmR).</summary>
/// <param name="Segments">In order, without gaps; at least one unless there are no values at all.</param>
/// <param name="Signals">By index.</param>
/// <param name="ProposedRebase">
/// Where limits could start again: the first value of a run that still goes on at the last value, began within the last segment, and has a
/// mean that differs for certain (99.9 %, see <see cref="MeanShift"/>) from that of the values before it. Null without such a run. A person
/// decides.
/// </param>
public sealed record ProcessBehaviour(IReadOnlyList<LimitSegment> Segments, IReadOnlyList<Signal> Signals, int? ProposedRebase)
{
    /// <summary>A row alone is no reason to start again: it comes by itself where neighbours resemble each other.</summary>
    private const double CertainShift = 0.999;

    /// <summary>
    /// How many periods before lies the value from which the difference is charted, and which the limits are limits of: a year of periods
    /// where the values follow the year, and 0 where the values themselves are charted.
    /// </summary>
    public int YearBefore { get; private init; }

    /// <summary>
    /// Draws the limits of a series and applies the rules to it. Gaps are passed over: the values on both sides of one are neighbours.
    /// </summary>
    /// <param name="values">One per period, oldest first; NaN for a missing one, and infinities count as missing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A re-base is not an index of the values.</exception>
    public static ProcessBehaviour Of(ReadOnlySpan<double> values, Direction direction, ProcessBehaviourOptions? options = null)
    {
        options ??= new();
        foreach (var rebase in options.Rebases)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rebase, (uint)values.Length, nameof(options));
        var yearBefore = Season.IsIn(values, options.Season) ? options.Season : 0;
        var charted = yearBefore > 0 ? Season.Without(values, yearBefore) : values;
        int[] bounds = [.. options.Rebases.Append(0).Append(values.Length).Distinct().Order()];
        var segments = new List<LimitSegment>();
        var signals = new List<Signal>();
        for (var i = 0; i + 1 < bounds.Length; i++)
        {
            var segment = LimitSegment.Of(
                charted,
                bounds[i],
                bounds[i + 1],
                options.Variant,
                options.Screen,
                options.DrawnFrom.TryGetValue(bounds[i], out var wanted) ? wanted : null,
                options.Season
            );
            segments.Add(segment);
            signals.AddRange(SignalRules.Of(charted, bounds[i], bounds[i + 1], segment, options.Rules, direction));
        }
        return new(segments, signals, Proposal(charted, segments, signals)) { YearBefore = yearBefore };
    }

    /// <summary>The segment of a value.</summary>
    public LimitSegment SegmentAt(int index) => Segments.Last(s => s.Start <= index);

    /// <summary>The gravest rule that fires at a value; null where none does.</summary>
    public Signal? SignalAt(int index)
    {
        foreach (var signal in Signals)
            if (signal.Index == index)
                return signal;
        return null;
    }

    private static int? Proposal(ReadOnlySpan<double> values, List<LimitSegment> segments, List<Signal> signals)
    {
        var last = values.Length - 1;
        while (last >= 0 && !Values.IsPresent(values[last]))
            last--;
        foreach (var signal in signals)
            if (
                signal.Rule == SignalRule.Run
                && signal.Index == last
                && signal.First > segments[^1].Start
                && Values.Present(values[segments[^1].Start..signal.First]) is { Length: > 1 } before
                && MeanShift.Of(before, Values.Present(values[signal.First..]), CertainShift).IsCertain
            )
                return signal.First;
        return null;
    }
}
