using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Web.Pages.Parts;

namespace Scorecard.Web.Pages.Evidence.Discovery;

/// <summary>What today's values of a proposed pair say, in numbers.</summary>
/// <param name="IsTestable">Whether they can still be tested; if not, nothing else is said.</param>
/// <param name="Steps">How the two were made steady; null where they are tested as they are.</param>
/// <param name="MoreTogether">Whether they move even more alike within the same month.</param>
/// <param name="Foretells">Whether the past of each helps to foretell the other, the cause first.</param>
public sealed record PairNumbers(bool IsTestable, string? Steps, bool MoreTogether, IReadOnlyList<string> Foretells)
{
    public static PairNumbers Of(SeriesPair pair, string cause, string effect)
    {
        var result = pair.Test();
        if (result.Outcome != LeadLagOutcome.Tested)
            return new(false, null, false, []);
        return new(
            true,
            result.SeasonalDifference || result.FirstDifference || result.CauseLog || result.EffectLog
                ? PairWords.Steps(result, pair.Frequency)
                : null,
            result.AtOnce is { } atOnce && result.Forward is { } lead && Math.Abs(atOnce.R) > Math.Abs(lead.R),
            [
                PairWords.Foretells(cause, effect, result.GrangerForward(), pair.Frequency),
                PairWords.Foretells(effect, cause, result.GrangerBackward(), pair.Frequency),
            ]
        );
    }
}
