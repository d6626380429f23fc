namespace Scorecard.Domain.Signals;

/// <summary>
/// What a row marks beside a status: a rule that fires at the latest value, where it says something new. A row on one side or a trend is
/// marked in the three periods from the one in which it became a signal, and nothing is marked against the latest change.
/// </summary>
/// <param name="Count">How many values belong to the signal, from 1.</param>
public readonly record struct SignalMark(Signal Signal, int Count)
{
    /// <summary>In so many periods a row or a trend is news.</summary>
    public const int NewFor = 3;

    /// <summary>The gravest one at the last value; null where there is none.</summary>
    /// <param name="values">Those of the chart. The last one is a value, or nothing is marked.</param>
    public static SignalMark? Of(ProcessBehaviour behaviour, IReadOnlyList<double> values)
    {
        var last = values.Count - 1;
        if (last < 1 || !double.IsFinite(values[last]))
            return null;
        var before = last - 1;
        while (before >= 0 && !double.IsFinite(values[before]))
            before--;
        var change = before >= 0 ? values[last] - values[before] : 0;
        foreach (var signal in behaviour.Signals)
            if (signal.Index == last && !IsAgainst(signal.Side, change) && IsNew(behaviour, signal))
                return new(signal, Enumerable.Range(signal.First, last - signal.First + 1).Count(i => double.IsFinite(values[i])));
        return null;
    }

    private static bool IsAgainst(SignalSide side, double change) => side == SignalSide.High ? change < 0 : change > 0;

    private static bool IsNew(ProcessBehaviour behaviour, Signal now) =>
        now.Rule switch
        {
            SignalRule.Outside or SignalRule.NearLimit => true,
            SignalRule.Run or SignalRule.Trend => !behaviour.Signals.Any(s =>
                s.Index <= now.Index - NewFor && s.Rule == now.Rule && s.First == now.First && s.Side == now.Side
            ),
        };
}
