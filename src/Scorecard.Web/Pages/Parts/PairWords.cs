using System.Globalization;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Periods;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>How two series were compared, in words.</summary>
public static class PairWords
{
    /// <summary>What was done to both before they were compared.</summary>
    public static string Steps(LeadLagResult result, Frequency frequency) =>
        Differences(result, frequency)
        + (result.CauseLog, result.EffectLog) switch
        {
            (true, true) => ", both in logs",
            (true, false) => ", the cause in logs",
            (false, true) => ", the effect in logs",
            (false, false) => "",
        };

    private static string Differences(LeadLagResult result, Frequency frequency)
    {
        var period = frequency.InWords();
        return (result.SeasonalDifference, result.FirstDifference) switch
        {
            (true, true) => $"changes against the year before, and of these the changes from {period} to {period}",
            (true, false) => "changes against the year before",
            (false, true) => $"changes from {period} to {period}",
            (false, false) => "values as they are",
        };
    }

    /// <summary>What the tests of one direction say together.</summary>
    public static string Foretells(string cause, string effect, IReadOnlyList<GrangerTest> tests, Frequency frequency)
    {
        if (Granger.Best(tests) is not { } best)
            return $"Whether the past of {cause} helps to foretell {effect} cannot be tested.";
        var helps = best.P < 0.05 ? "helps" : "does not help";
        return $"The past of {cause} {helps} to foretell {effect}: {Write(best)}, over {PeriodWords.Count(best.Order, frequency)}.";
    }

    /// <summary>“F(2, 51) 4.20, p 0.020”.</summary>
    public static string Write(GrangerTest test) =>
        string.Create(CultureInfo.CurrentCulture, $"F({test.Df1}, {test.Df2}) {test.F:0.00}, {Figures.P(test.P)}");
}
