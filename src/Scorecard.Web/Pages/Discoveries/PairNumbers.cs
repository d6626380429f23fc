using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Discoveries;

/// <summary>What today's values of a proposed pair say, in numbers.</summary>
/// <param name="Forward">Whether the past of the cause helps to foretell the effect; null where the test cannot be made.</param>
/// <param name="Backward">The other way around.</param>
/// <param name="MoreTogether">Whether they move even more alike within the same month.</param>
/// <param name="Steady">How the two were made steady; null where they are tested as they are.</param>
public sealed record PairNumbers(string? Forward, string? Backward, bool MoreTogether, string? Steady, bool IsTestable)
{
    public static PairNumbers Of(LeadPair pair)
    {
        var result = pair.Test();
        return new(Say(result.GrangerForward()), Say(result.GrangerBackward()), result.AtOnce is { } atOnce && result.Forward is { } lead && Math.Abs(atOnce.R) > Math.Abs(lead.R),
            (result.SeasonalDifference, result.FirstDifference) switch
            {
                (true, true) => "changes since the year before, from month to month",
                (true, false) => "changes since the year before",
                (false, true) => "changes from month to month",
                _ => null,
            }, result.Outcome == LeadLagOutcome.Tested);
    }

    private static string? Say(IReadOnlyList<GrangerTest> tests) => Granger.Best(tests) is { } best
        ? $"F({best.Df1}, {best.Df2}) {Figures.Score(best.F)}, {Figures.P(best.P)}, with {best.Order} month{(best.Order == 1 ? "" : "s")} of each" : null;
}
