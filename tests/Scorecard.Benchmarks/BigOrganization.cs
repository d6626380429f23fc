using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Benchmarks;

/// <summary>
/// 10,000 units in five tiers, each with three objectives and ten KPIs, every objective contributing to the parent's; 36 months of values,
/// three in a hundred missing. Nothing is random but the seed's own numbers, so every run scores the same.
/// </summary>
public sealed class BigOrganization
{
    public const int Months = 36;
    public static readonly DateOnly FirstMonth = new(2023, 1, 1);

    private static readonly int[] UnitsInTier = [1, 10, 100, 1000, 8889];
    private static readonly int[] KpisOfObjective = [4, 3, 3];

    private readonly Random random = new(20250101);
    private readonly List<Unit> units = [];
    private readonly List<Objective> objectives = [];
    private readonly List<Contribution> contributions = [];
    private readonly List<Kpi> kpis = [];
    private long nextId = 1;

    public BigOrganization()
    {
        var organization = new Organization(nextId++, "Big");
        organization.NameTiers(["Company", "Region", "Country", "Department", "Team"], deepestUsed: 1);
        var perspectives = Perspective.DefaultNames.Select((name, i) => new Perspective(nextId++, organization.Id, name, i)).ToList();
        List<Unit> above = [];
        foreach (var count in UnitsInTier)
        {
            List<Unit> tier = [];
            for (var i = 0; i < count; i++)
                tier.Add(AddUnit(organization, perspectives, above.Count == 0 ? null : above[i % above.Count]));
            above = tier;
        }
        Model = new OrganizationModel(organization, perspectives, units, objectives, contributions, kpis);
        Book = new ScoreBook(Model);
        foreach (var kpi in kpis)
            for (var month = 0; month < Months; month++)
                if (random.NextDouble() >= 0.03)
                    Book.Record(kpi.Id, FirstMonth.AddMonths(month), MeasuredValue.Of(random.Next(0, 12000) / 100m));
    }

    public OrganizationModel Model { get; }

    public ScoreBook Book { get; }

    public IReadOnlyList<Kpi> Kpis => kpis;

    public Window[] Windows { get; } =
    [.. Enumerable.Range(0, Months).Select(i => Window.Of(new Period(Frequency.Month, FirstMonth.AddMonths(i))))];

    private Unit AddUnit(Organization organization, List<Perspective> perspectives, Unit? parent)
    {
        var code = $"U{units.Count}";
        var unit = parent is null ? Unit.Root(nextId++, organization, code, code) : Unit.Below(nextId++, organization, parent, code, code);
        var parentsFirst = parent is null ? 0 : 3 * units.IndexOf(parent);
        units.Add(unit);
        for (var i = 0; i < KpisOfObjective.Length; i++)
        {
            var objective = new Objective(nextId++, unit, perspectives[i], $"{code}/{i}", $"{code}/{i}", random.Next(1, 4));
            objectives.Add(objective);
            if (parent is not null)
                contributions.Add(new Contribution(objective, objectives[parentsFirst + i], random.Next(1, 4)));
            for (var k = 0; k < KpisOfObjective[i]; k++)
                AddKpi(objective, $"{code}/{i}/{k}");
        }
        return unit;
    }

    private void AddKpi(Objective objective, string code)
    {
        var (low, high) = (random.Next(0, 4000) / 100m, random.Next(6000, 12000) / 100m);
        var higherIsBetter = random.NextDouble() < 0.7;
        kpis.Add(
            new Kpi(
                nextId++,
                objective,
                code,
                new KpiDetails(
                    code,
                    "points",
                    Frequency.Month,
                    TimeAggregation.Average,
                    higherIsBetter ? Direction.HigherIsBetter : Direction.LowerIsBetter
                ),
                new KpiDefinition(
                    DateOnly.MinValue,
                    higherIsBetter ? ScaleInput.Progress(low, high) : ScaleInput.Progress(high, low),
                    random.Next(1, 5)
                )
            )
        );
    }
}
