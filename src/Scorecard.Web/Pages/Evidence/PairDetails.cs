using System.Globalization;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;

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
