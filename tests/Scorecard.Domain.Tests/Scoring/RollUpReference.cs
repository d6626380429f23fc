using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>
/// The roll-up as docs/scoring.md words it, by plain recursion and without a look at the engine: what every node of a world must say.
/// Leaves are the scores that the book gives KPIs, which tests of their own check. NaN is "none".
/// </summary>
internal sealed class RollUpReference(World world, Window window)
{
    /// <param name="Zero">The score if every missing KPI below scored 0.</param>
    /// <param name="Hundred">The score if every missing KPI below scored 100.</param>
    /// <param name="Partial">Something that counts below is missing or partial.</param>
    public readonly record struct Result(double Score, double Coverage, double Zero, double Hundred, bool Partial)
    {
        public ScoreState State =>
            !double.IsNaN(Score) ? ScoreState.Present
            : double.IsNaN(Coverage) ? ScoreState.NotApplicable
            : ScoreState.Missing;
    }

    private readonly record struct Input(bool Contributes, double Weight, Result Of);

    private static DateOnly LastMonth(Window window) => new(window.End.Year, window.End.Month, 1);

    private OrganizationModel Model { get; } = world.Model.At(LastMonth(window));

    public Result Of(Kpi kpi) =>
        world.Book.Kpi(kpi.Id, window) switch
        {
            { State: ScoreState.Present } score => new(score.Value, 1, score.Value, score.Value, score.Partial),
            { State: ScoreState.Missing } => new(double.NaN, 0, 0, 100, true),
            _ => new(double.NaN, double.NaN, double.NaN, double.NaN, false),
        };

    public Result Of(Objective ofAnyTime) =>
        Model.Objective(ofAnyTime.Id) is var objective
            ? Node(
                objective.Rule,
                (double)objective.CascadeShare,
                Model
                    .KpisOf(objective)
                    .Select(k => new Input(false, (double)(k.DefinitionOn(LastMonth(window)) ?? k.Definitions[0]).Weight, Of(k)))
                    .Concat(
                        Model
                            .ContributionsTo(objective)
                            .Where(c => c.Counts)
                            .Select(c => new Input(true, (double)c.Weight, Of(Model.Objective(c.FromId))))
                    )
            )
            : default;

    public Result Of(Unit unit, Perspective perspective) =>
        Node(
            RollUpRule.WeightedMean,
            0,
            Model.ObjectivesOf(unit).Where(o => o.PerspectiveId == perspective.Id).Select(o => new Input(false, (double)o.Weight, Of(o)))
        );

    public Result Of(Unit unit) =>
        Node(RollUpRule.WeightedMean, 0, Model.Perspectives.Select(p => new Input(false, (double)p.Weight, Of(unit, p))));

    private Result Node(RollUpRule rule, double share, IEnumerable<Input> all)
    {
        var inputs = all.ToList();
        var expected = Base(share, inputs, r => r.Coverage);
        var coverage = inputs.TrueForAll(i => double.IsNaN(i.Of.Coverage)) ? double.NaN : expected.Sum(i => i.W * i.Of.Coverage);
        double Score(Func<Result, double> figure) => Apply(rule, [.. Base(share, inputs, figure).Select(i => (i.W, figure(i.Of)))]);
        return new(Score(r => r.Score), coverage, Score(r => r.Zero), Score(r => r.Hundred), expected.Exists(i => i.Of.Partial));
    }

    /// <summary>Base weights over the inputs that have a figure; what would count for nothing is left out.</summary>
    private static List<(double W, Result Of)> Base(double share, List<Input> inputs, Func<Result, double> figure)
    {
        var set = inputs.Where(i => i.Weight > 0 && !double.IsNaN(figure(i.Of))).ToList();
        var bothSides = set.Exists(i => i.Contributes) && set.Exists(i => !i.Contributes);
        double Side(bool contributes) =>
            !bothSides ? 1
            : contributes ? share
            : 1 - share;
        return
        [
            .. set.Select(i =>
                    (W: Side(i.Contributes) * i.Weight / set.Where(j => j.Contributes == i.Contributes).Sum(j => j.Weight), i.Of)
                )
                .Where(i => i.W > 0),
        ];
    }

    private double Apply(RollUpRule rule, List<(double W, double Score)> inputs) =>
        inputs.Count == 0
            ? double.NaN
            : rule switch
            {
                RollUpRule.Worst => inputs.Min(i => i.Score),
                RollUpRule.Best => inputs.Max(i => i.Score),
                RollUpRule.Majority => inputs
                    .GroupBy(i => Model.Organization.Bands.Of(i.Score))
                    .OrderByDescending(band => Math.Round(band.Sum(i => i.W), 9))
                    .ThenBy(band => band.Key)
                    .Select(band => band.Sum(i => i.W * i.Score) / band.Sum(i => i.W))
                    .First(),
                RollUpRule.WeightedMean => inputs.Sum(i => i.W * i.Score),
            };
}
