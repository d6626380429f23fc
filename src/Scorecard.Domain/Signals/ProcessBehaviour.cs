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

    /// <summary>How every chart of an organization is drawn.</summary>
    public static ProcessBehaviourOptions Of(Organization organization) => new(organization.LimitVariant, Rules: organization.SignalRules);
}

/// <summary>Signal or noise: a process behaviour chart of individual values (XmR).</summary>
/// <param name="Segments">In order, without gaps; at least one unless there are no values at all.</param>
/// <param name="Signals">By index.</param>
/// <param name="ProposedRebase">
/// Where limits could start again: the first value of a run that still goes on at the last value and began within the last segment. Null
/// without such a run. A person decides.
/// </param>
public sealed record ProcessBehaviour(IReadOnlyList<LimitSegment> Segments, IReadOnlyList<Signal> Signals, int? ProposedRebase)
{
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
        int[] bounds = [.. options.Rebases.Append(0).Append(values.Length).Distinct().Order()];
        var segments = new List<LimitSegment>();
        var signals = new List<Signal>();
        for (var i = 0; i + 1 < bounds.Length; i++)
        {
            var segment = LimitSegment.Of(values, bounds[i], bounds[i + 1], options.Variant, options.Screen);
            segments.Add(segment);
            if (segment.Limits is { } limits)
                signals.AddRange(SignalRules.Of(values, bounds[i], bounds[i + 1], limits, options.Rules, direction));
        }
        return new(segments, signals, Proposal(values, segments, signals));
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
                && Values.Present(values[segments[^1].Start..signal.First]).Length > 0
            )
                return signal.First;
        return null;
    }
}
