using System.Globalization;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>All numbers of one pair of a link.</summary>
public sealed record PairDetails
{
    public required string Cause { get; init; }
    public required string Effect { get; init; }
    public required TestedPair Pair { get; init; }
    public PairChart? Chart { get; init; }
    public LagBars? Lags { get; init; }

    public LeadLagResult Result => Pair.Result;

    /// <summary>“month”.</summary>
    public string Period => Pair.Frequency.InWords();

    /// <summary>What was done to both before they were compared.</summary>
    public string Steps => (Result.SeasonalDifference, Result.FirstDifference) switch
    {
        (true, true) => $"changes against the year before, and of these the changes from {Period} to {Period}",
        (true, false) => "changes against the year before",
        (false, true) => $"changes from {Period} to {Period}",
        _ => "values as they are",
    };

    /// <summary>In which direction, and the tests of orders 1 to 4.</summary>
    public IReadOnlyList<(string Sentence, IReadOnlyList<GrangerTest> Tests)> Granger =>
        [Foretells(Cause, Effect, Result.GrangerForward()), Foretells(Effect, Cause, Result.GrangerBackward())];

    public static PairDetails Of(OrganizationModel model, TestedPair pair) => new()
    {
        Cause = EvidenceLine.NameOf(model, pair.Cause),
        Effect = EvidenceLine.NameOf(model, pair.Effect),
        Pair = pair,
        Chart = PairChart.Of(model, pair),
        Lags = LagBars.Of(pair),
    };

    public static string Write(GrangerTest test) => string.Create(CultureInfo.CurrentCulture, $"F({test.Df1}, {test.Df2}) {test.F:0.00}, {EvidenceWords.P(test.P)}");

    private (string, IReadOnlyList<GrangerTest>) Foretells(string cause, string effect, IReadOnlyList<GrangerTest> tests) =>
        (Domain.Evidence.Granger.Best(tests) is not { } best ? $"Whether the past of {cause} helps to foretell {effect} cannot be tested."
            : $"The past of {cause} {(best.P < 0.05 ? "helps" : "does not help")} to foretell {effect}: {Write(best)}, over {PeriodWords.Count(best.Order, Pair.Frequency)}.", tests);
}
