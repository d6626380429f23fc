using System.Globalization;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>All numbers of one pair of a link.</summary>
public sealed record PairDetails
{
    public required string Cause { get; init; }
    public required string Effect { get; init; }
    public required JudgedPair Pair { get; init; }
    public PairChart? Chart { get; init; }
    public IReadOnlyList<PairValues> Values { get; init; } = [];
    public LagBars? Lags { get; init; }

    public LeadLagResult Result => Pair.Result;

    /// <summary>“month”.</summary>
    public string Period => Pair.Frequency.InWords();

    /// <inheritdoc cref="PairWords.Steps"/>
    public string Steps => PairWords.Steps(Result, Pair.Frequency);

    /// <summary>In which direction, and the tests of orders 1 to 4.</summary>
    public IReadOnlyList<(string Sentence, IReadOnlyList<GrangerTest> Tests)> Granger =>
        [Foretells(Cause, Effect, Result.GrangerForward()), Foretells(Effect, Cause, Result.GrangerBackward())];

    /// <param name="between">Both ends, in words.</param>
    public IEnumerable<TableFile> Tables(string between)
    {
        yield return TableFile.Of(
            "values",
            $"Values of {between}",
            null,
            Values,
            (Period.Capital(), row => row.Period),
            (Cause.Capital(), row => row.CauseNumber),
            (Effect.Capital(), row => row.EffectNumber)
        );
        if (Lags is { } lags)
            yield return TableFile.Of(
                "lags",
                $"Correlations of {between} by lag",
                null,
                lags.Bars,
                ("Lag", bar => bar.Lag),
                ("Found", bar => bar.IsFound ? "yes" : null),
                ($"r of the {Steps.Split(',')[0]}", bar => Known(bar.Steady)),
                ("r of what the past of each does not foretell", bar => Known(bar.New))
            );
        foreach (
            var (key, cause, effect, tests) in new[]
            {
                ("forward", Cause, Effect, Result.GrangerForward()),
                ("backward", Effect, Cause, Result.GrangerBackward()),
            }
        )
            yield return TableFile.Of(
                key,
                $"Granger tests of {cause} on {effect}",
                null,
                tests,
                ("Order", test => test.Order),
                ("Granger F test", PairWords.Write),
                ("AIC per value", test => Known(test.Aic))
            );
    }

    private static double? Known(double? number) => number is { } value && double.IsFinite(value) ? value : null;

    public static PairDetails Of(OrganizationModel model, JudgedPair pair) =>
        new()
        {
            Cause = EvidenceLine.NameOf(model, pair.Cause.Node),
            Effect = EvidenceLine.NameOf(model, pair.Effect.Node),
            Pair = pair,
            Chart = PairChart.Of(pair, model.Organization.Calendar),
            Values = PairValues.Of(model, pair),
            Lags = LagBars.Of(pair),
        };

    private (string, IReadOnlyList<GrangerTest>) Foretells(string cause, string effect, IReadOnlyList<GrangerTest> tests) =>
        (PairWords.Foretells(cause, effect, tests, Pair.Frequency), tests);
}
