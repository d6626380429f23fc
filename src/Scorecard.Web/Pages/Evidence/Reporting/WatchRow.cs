using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Evidence.Reporting;

/// <summary>A pattern in how one KPI is reported, in neutral words.</summary>
/// <param name="Sentence">What is seen, with its numbers.</param>
/// <param name="Reason">A good reason that it may have.</param>
public sealed record WatchRow(string Id, string Name, string Unit, WatchResult Result, string Sentence, string Reason)
{
    public string Expected => $"By chance about {Figures.Tenth(Result.Expected)} of {Result.Count:N0}.";

    /// <summary>The patterns of a KPI that are worth a look.</summary>
    public static IEnumerable<WatchRow> Of(Kpi kpi, string unit, IEnumerable<WatchResult> results) =>
        results.Where(r => r.IsWorthALook).Select(r => new WatchRow(PublicIds.Format(kpi.Id), kpi.Name, unit, r, Say(r), MayBe(r.Test)));

    private static string Say(WatchResult result)
    {
        var numbers = $"{result.Observed:N0} of {result.Count:N0}, {Figures.P(result.P!.Value)}";
        return result.Test switch
        {
            WatchTest.LastDigits => $"Some last digits come more often than others; the most frequent one: {numbers}.",
            WatchTest.OnTarget => $"Values lie exactly on the target more often than close beside it: {numbers}.",
            WatchTest.LateRevisions =>
                $"Corrections come in the last tenth of the time before a value is due more often than before: {numbers}.",
        };
    }

    private static string MayBe(WatchTest test) =>
        test switch
        {
            WatchTest.LastDigits => "It may have a good reason, such as rounding.",
            WatchTest.OnTarget => "It may have a good reason, such as a process that is steered to its target.",
            WatchTest.LateRevisions => "It may have a good reason, such as figures that arrive late.",
        };
}
