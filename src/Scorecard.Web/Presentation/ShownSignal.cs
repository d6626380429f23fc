using Scorecard.Domain.Signals;

namespace Scorecard.Web.Presentation;

/// <summary>A signal as a row shows it: an arrow, and a word that leads to why.</summary>
/// <param name="Words">“8 above average”.</param>
public sealed record ShownSignal(SignalSide Side, SignalMeaning Meaning, string Words)
{
    /// <param name="centre">What lies in the middle of the limits, such as “average”.</param>
    public static ShownSignal? Of(SignalMark? mark, string centre) =>
        mark is { Signal: var signal } news ? new(signal.Side, signal.Meaning, SignalWords.Brief(news, centre)) : null;
}
