using System.Globalization;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>
/// An organization by chance: two to four tiers, every rule, weights and cascade shares at and between their ends, links down and across,
/// counted and aligned, KPIs that begin late or change their weight, and months with values, without, and N/A.
/// </summary>
internal sealed class RandomWorld
{
    public static readonly IReadOnlyList<string> Months = ["2025-01", "2025-02", "2025-03"];

    private static readonly decimal[] Weights = [0, 1, 1, 2, 0.5m, 3.25m];
    private static readonly decimal[] Shares = [0, 1, 0.5m, 0.5m, 0.3m];

    private readonly Random random;

    /// <param name="size">About how many units to make.</param>
    /// <param name="dated">Whether links, weights, shares, rules and the units of objectives change from month to month.</param>
    public RandomWorld(int seed, int size, bool dated = false)
    {
        random = new Random(seed);
        Builder = new ModelBuilder();
        var tiers = random.Next(2, 5);
        Builder.Tiers([.. Enumerable.Range(1, tiers).Select(t => $"Tier {t}")]);
        Builder.Perspectives([.. Enumerable.Range(1, random.Next(1, 5)).Select(p => ($"P{p}", Pick(Weights)))]);
        if (Chance(0.3))
            Builder.Bands(100 / 3.0, 200 / 3.0);

        var units = new List<(string Code, int Tier)> { ("ORG", 1) };
        for (var i = 0; i < size; i++)
        {
            var parents = units.Where(u => u.Tier < tiers).ToList();
            var parent = parents[random.Next(parents.Count)];
            units.Add(($"U{i}", parent.Tier + 1));
            Builder.Unit($"U{i}", parent.Code);
        }
        var objectives = new List<string>();
        foreach (var (unit, _) in units)
            for (var i = random.Next(0, 4); i > 0; i--)
            {
                objectives.Add($"O{objectives.Count}");
                Builder.Objective(
                    objectives[^1],
                    unit,
                    "P" + random.Next(1, Builder.Model().Perspectives.Count + 1),
                    Pick(Weights),
                    Pick(Enum.GetValues<RollUpRule>()),
                    Pick(Shares)
                );
            }
        for (var i = 0; i < 3 * objectives.Count; i++)
            Link(Pick(objectives), Pick(objectives));
        var kpis = 0;
        foreach (var objective in objectives)
            for (var i = random.Next(0, 4); i > 0; i--)
                AddKpi($"K{kpis++}", objective);
        if (units.Count > 1 && Chance(0.2))
            Builder.CloseUnit(units[^1].Code, "2025-03");
        // Links in order of time, so that no circle closes between two changes; weights in any.
        foreach (var month in Months.Where(_ => dated && Chance(0.6)))
            Builder.From(month, ChangeLinks);
        for (var i = dated ? random.Next(0, 3) : 0; i > 0; i--)
            Builder.From(Pick(Months), ChangeWeights);
        World = Builder.Build();
    }

    public ModelBuilder Builder { get; }

    public World World { get; }

    private void ChangeWeights()
    {
        var model = Builder.Model();
        foreach (var objective in model.Objectives.Where(_ => Chance(0.3)))
            objective.Hold(new(objective.UnitId, Pick(Weights), Pick(Shares), Pick(Enum.GetValues<RollUpRule>())));
        foreach (var objective in model.Objectives.Where(_ => Chance(0.2)))
            objective.MoveTo(Pick([.. model.Units.Where(u => u.Tier == model.UnitOf(objective).Tier)]));
        foreach (var perspective in model.Perspectives.Where(_ => Chance(0.3)))
            perspective.Hold(new(Pick(Weights)));
    }

    private void ChangeLinks()
    {
        var model = Builder.Model();
        foreach (var link in model.Contributions.Where(_ => Chance(0.3)).ToList())
            Builder.Uncontribute(model.Objective(link.FromId).Code, model.Objective(link.ToId).Code);
        foreach (var link in Builder.Model().Contributions.Where(_ => Chance(0.2)))
            link.Change(Pick(Weights), Chance(0.8));
        for (var i = 0; i < model.Objectives.Count; i++)
            Link(Pick(model.Objectives).Code, Pick(model.Objectives).Code);
    }

    /// <summary>The same organization after other weights, rules, scales and links, with a KPI more on some objectives.</summary>
    public World Changed()
    {
        var model = Builder.Model();
        foreach (var objective in model.Objectives.Where(_ => Chance(0.3)))
            objective.Change(
                objective.Name,
                null,
                Pick(model.Perspectives),
                Pick(Weights),
                Pick(Shares),
                Pick(Enum.GetValues<RollUpRule>()),
                null
            );
        foreach (var kpi in model.Kpis.Where(_ => Chance(0.3)))
            Builder.Define(kpi.Code, "2025-02", ScaleInput.Progress(-10, random.Next(50, 150)), Pick(Weights));
        foreach (var objective in model.Objectives.Where(_ => Chance(0.2)))
            AddKpi($"NEW-{objective.Code}", objective.Code);
        for (var i = 0; i < model.Objectives.Count; i++)
            Link(Pick(model.Objectives).Code, Pick(model.Objectives).Code);
        return Builder.Build();
    }

    private bool Chance(double share) => random.NextDouble() < share;

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private void AddKpi(string code, string objective)
    {
        Builder.Kpi(code, objective, weight: Pick(Weights), from: Chance(0.15) ? "2025-02" : null);
        if (Chance(0.15))
            Builder.Define(code, "2025-03", ScaleInput.Progress(0, 80), Pick(Weights));
        var willing = random.NextDouble();
        foreach (var month in Months)
            if (Chance(0.15))
                Builder.NotApplicable(code, month);
            else if (Chance(willing))
                Builder.Values(
                    code,
                    month,
                    decimal.Parse(random.Next(-20, 121).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
                );
    }

    private void Link(string from, string to)
    {
        var model = Builder.Model();
        var (source, target) = (model.Objectives.Single(o => o.Code == from), model.Objectives.Single(o => o.Code == to));
        var link = new Contribution(source, target, Pick(Weights), Chance(0.8));
        if (model.Contributions.Any(c => c.FromId == link.FromId && c.ToId == link.ToId))
            return;
        try
        {
            ContributionGraph.Check(link, model.UnitOf(source), model.UnitOf(target), model.Contributions, id => model.Objective(id).Name);
            Builder.Contribution(from, to, link.Weight, link.Counts);
        }
        catch (RuleViolation)
        {
            // The tiers do not fit or a circle would close: another pair will do.
        }
    }
}
