using Scorecard.Domain.Scales;
using Scorecard.Domain.Statistics;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Signals;

/// <summary>
/// Applies a set of rules to values under limits. Missing values are passed over, so that their neighbours stand side by side.
/// </summary>
internal static class SignalRules
{
    private const int TrendLength = 7;

    public static int RunLength(RuleSet rules) =>
        rules switch
        {
            RuleSet.Wheeler => 8,
            RuleSet.Nhs => 7,
        };

    /// <summary>How many of how many neighbours lie beyond which share of the way to a limit.</summary>
    private static (int Most, int Of, double Share) Near(RuleSet rules) =>
        rules switch
        {
            RuleSet.Wheeler => (3, 4, 1 / 2.0),
            RuleSet.Nhs => (2, 3, 2 / 3.0),
        };

    private static bool KnowsTrends(RuleSet rules) =>
        rules switch
        {
            RuleSet.Wheeler => false,
            RuleSet.Nhs => true,
        };

    /// <summary>The signals of the values from one index to before another, by index, under limits that are known.</summary>
    public static List<Signal> Of(ReadOnlySpan<double> values, int from, int to, Limits limits, RuleSet rules, Direction direction) =>
        Of(values, from, to, limits, (to, limits, 0), rules, direction);

    /// <summary>The same under the limits of a segment, which know those values best that they are drawn from.</summary>
    public static List<Signal> Of(
        ReadOnlySpan<double> values,
        int from,
        int to,
        LimitSegment segment,
        RuleSet rules,
        Direction direction
    ) =>
        segment is { Limits: { } limits, DrawnUntil: var until }
            ? Of(values, from, to, limits, (until, limits.ForLater(segment.DrawnFrom), segment.Margin), rules, direction)
            : [];

    /// <param name="later">From which index on which limits hold, and how far from the centre a value lies on one side of it.</param>
    private static List<Signal> Of(
        ReadOnlySpan<double> values,
        int from,
        int to,
        Limits limits,
        (int From, Limits Limits, double Margin) later,
        RuleSet rules,
        Direction direction
    )
    {
        var indexes = new List<int>();
        var distances = new List<double>();
        var trends = KnowsTrends(rules);
        for (var i = from; i < to; i++)
            if (Values.IsPresent(values[i]))
            {
                indexes.Add(i);
                distances.Add(values[i] - limits.Centre);
            }
        var signals = new List<Signal>();
        Judge(SignalSide.High, limits.Upper - limits.Centre, later.Limits.Upper - limits.Centre);
        Judge(SignalSide.Low, limits.Centre - limits.Lower, limits.Centre - later.Limits.Lower);
        signals.Sort((a, b) => (a.Index, a.Rule, a.Side).CompareTo((b.Index, b.Rule, b.Side)));
        return signals;

        void Judge(SignalSide side, double reach, double laterReach)
        {
            var slack = Values.RoundingOf([Math.Abs(limits.Centre) + reach]);
            var sign = side == SignalSide.High ? 1 : -1;
            var (most, of, share) = Near(rules);
            var (run, trend) = (0, 0);
            for (var i = 0; i < distances.Count; i++)
            {
                var distance = sign * distances[i];
                var (limit, centre) = indexes[i] < later.From ? (reach, 0) : (laterReach, later.Margin);
                if (distance > limit + slack)
                    Add(SignalRule.Outside, i);
                run = distance > centre + slack ? run : i + 1;
                if (i - run + 1 >= RunLength(rules))
                    Add(SignalRule.Run, run);
                var far = 0;
                var first = i;
                for (var k = i; distance > share * reach + slack && k > i - of && k >= 0; k--)
                    if (sign * distances[k] > share * reach + slack)
                    {
                        far++;
                        first = k;
                    }
                if (far >= most)
                    Add(SignalRule.NearLimit, first);
                trend = i > 0 && distance - sign * distances[i - 1] > slack ? trend : i;
                if (trends && i - trend + 1 >= TrendLength)
                    Add(SignalRule.Trend, trend);

                void Add(SignalRule rule, int since) =>
                    signals.Add(new(indexes[i], indexes[since], rule, side, Signal.MeaningOf(side, direction)));
            }
        }
    }
}
