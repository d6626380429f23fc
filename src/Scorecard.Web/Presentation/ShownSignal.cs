using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Presentation;

/// <summary>A signal as a row shows it: an arrow, and a word that leads to why.</summary>
/// <param name="Words">“8 above average”.</param>
public sealed record ShownSignal(SignalSide Side, SignalMeaning Meaning, string Words)
{
    /// <summary>What the score of a node says, or of a KPI its values; null without a signal that is news.</summary>
    public static ShownSignal? Of(ScoreBook book, NodeRef node, Window window)
    {
        if (node.Kind != NodeKind.Kpi)
            return Of(ScoreSignal.Of(book, node, window).Mark, book.Model.Organization.LimitVariant.InWords());
        var kpi = book.Model.Kpi(node.Id);
        return Of(book, kpi, window, KpiBehaviour.Of(book, kpi, window));
    }

    /// <param name="behaviour">Of the KPI, where it has been worked out already.</param>
    public static ShownSignal? Of(ScoreBook book, Kpi kpi, Window window, KpiBehaviour behaviour) =>
        Of(behaviour.Mark, SignalWords.CentreOf(KpiHistory.Of(book, kpi, window)));

    /// <param name="centre">What lies in the middle of the limits, such as “average”.</param>
    private static ShownSignal? Of(SignalMark? mark, string centre) =>
        mark is { Signal: var signal } news ? new(signal.Side, signal.Meaning, SignalWords.Brief(news, centre)) : null;
}
