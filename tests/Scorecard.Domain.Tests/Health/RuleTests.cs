using Scorecard.Domain.Health;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.TestData;
using Scorecard.TestData.Health;

namespace Scorecard.Domain.Tests.Health;

/// <summary>Each rule once where it fires, on what and with which sentence, and once where it does not by a hair.</summary>
public class RuleTests
{
    private sealed record Case(string On, string Sentence, Func<ModelBuilder, ModelBuilder> Mend);

    private static readonly Dictionary<HealthRule, Case> Cases = new()
    {
        [HealthRule.NoObjectives] = new(
            "LAB",
            "“LAB” has no objectives, so it has no part in the strategy. Set up its first one.",
            b => b.Unit("LAB").CloseUnit("LAB", "2025-07")
        ),
        [HealthRule.ObjectiveWithoutKpi] = new(
            "BARE, RUN",
            "“BARE” has no KPI, so nothing says whether it is reached. Add one.",
            b => b.Objective("BARE").Add("K", "BARE")
        ),
        [HealthRule.ObjectiveWithoutOwner] = new("BARE", "Nobody answers for “BARE”. Name an owner.", b => b.Objective("BARE").Own("BARE")),
        [HealthRule.ObjectiveWithoutContribution] = new(
            "BARE",
            "“BARE” supports no objective above or beside it. Link it to the one that it helps.",
            b => b.Objective("BARE", of: "OPS").Contribution("BARE", "GOAL", counts: false)
        ),
        [HealthRule.Unsupported] = new(
            "BARE",
            "No unit below supports “BARE”. Link an objective from below, or let the units say why they have no part in it.",
            b =>
                b.Objective("BARE")
                    .Answer("BARE", "OPS", CascadeAnswerKind.NotRelevant)
                    .Objective("OURS")
                    .Answer("OURS", "OPS", CascadeAnswerKind.Shared)
        ),
        [HealthRule.KpiNotBegun] = new(
            "NEW",
            "“NEW” has no target for today: its first definition starts on 2025-08-01. Let it start earlier.",
            b => b.Kpi("NEW", "GOAL", from: "2025-07")
        ),
        [HealthRule.KpiWithoutOwner] = new("LOST", "Nobody answers for “LOST”. Name an owner.", b => b.Kpi("FOUND", "GOAL").Own("FOUND")),
        [HealthRule.KpiWithoutUpdater] = new(
            "LOST",
            "Nobody is named to enter the values of “LOST”. Name an updater.",
            b => b.Kpi("SUM", "GOAL", rollUp: KpiRollUp.Average).Kpi("FOUND", "GOAL").Own("FOUND")
        ),
        // Due ten days after the month: on 20 July the last three are April to June.
        [HealthRule.KpiWithoutValues] = new(
            "OLD",
            "“OLD” was last reported for the period from 2025-03-01. Enter what is due, or close it.",
            b =>
                b.Kpi("OLD", "GOAL")
                    .Values("OLD", "2025-04", 1)
                    .Kpi("NA", "GOAL")
                    .NotApplicable("NA", "2025-06")
                    .Kpi("YOUNG", "GOAL", from: "2025-05")
        ),
        [HealthRule.OnlyLagging] = new(
            "OPS",
            "All 3 KPIs of “OPS” are lagging: they tell what happened and not what is coming. Add a leading one.",
            b => b.Add("K2", "RUN").Add("K3", "RUN").Leading("K3")
        ),
        [HealthRule.PerspectiveEmpty] = new(
            "ORG/Customer",
            "“Acme” has no objective in “Customer”. Add one, or accept that it needs none.",
            b => b.Objective("PLEASE", perspective: "Customer")
        ),
        [HealthRule.TooManyObjectives] = new(
            "ORG/Financial",
            "“Acme” has 6 objectives in “Financial”, and more than 5 blur what matters. Merge or drop some.",
            b => SpoiledWorlds.Many(4, b, (x, i) => x.Objective($"O{i}"))
        ),
        [HealthRule.TooManyKpis] = new(
            "RUN",
            "“RUN” has 5 KPIs, and more than 4 hide each other. Keep those that decide.",
            b => SpoiledWorlds.Many(4, b, (x, i) => x.Add($"K{i}", "RUN")).CloseKpi("K1", "2025-07")
        ),
        [HealthRule.TargetsDoNotAddUp] = new(
            "TOTAL",
            "The targets of the KPIs that feed “TOTAL” add up to 960, its own target is 1,200. Bring them together.",
            b =>
                b.Kpi("TOTAL", "GOAL", target: 1200, frequency: Frequency.Year, aggregation: TimeAggregation.Sum, rollUp: KpiRollUp.Sum)
                    .Kpi("PART", "RUN", target: 91, aggregation: TimeAggregation.Sum, feeds: "TOTAL")
                    .Kpi("MEAN", "GOAL", target: 90, rollUp: KpiRollUp.Average)
                    .Kpi("ONE", "RUN", target: 10, feeds: "MEAN")
        ),
        [HealthRule.DifferentBelow] = new(
            "ECHO",
            "“ECHO” is measured in “%”, and above it “LEAD” in “points”. Measure both alike.",
            b => b.Kpi("ECHO", "RUN").Follow("ECHO", "LEAD").Kpi("OTHER", "RUN", measuredIn: "%")
        ),
        [HealthRule.DoubleCounting] = new(
            "RUN",
            "“RUN” reaches “GOAL” along two ways, so its score counts there twice. Remove one of the links.",
            b => b.Unit("LAB").Objective("AIM", of: "LAB").Contribution("AIM", "GOAL").Contribution("RUN", "AIM", counts: false)
        ),
        [HealthRule.FinerAbove] = new(
            "LEAD2",
            "“LEAD2” is collected by quarter, “LEAD” above it by month. Collect it as often as the one above.",
            b => b.Kpi("LEAD2", "RUN", frequency: Frequency.Week, feeds: "LEAD")
        ),
        [HealthRule.HeavyInput] = new(
            "RUN",
            "“BIG” makes 67% of “RUN”, so the rest hardly counts. Spread the weights.",
            b => b.Add("BIG", "RUN", weight: 1.5m)
        ),
        [HealthRule.Watermelon] = new(
            "RUN",
            "“RUN” is on track while 1 of its inputs is off track. Look inside before you report it.",
            b => b.Add("FINE", "RUN", value: 100, weight: 9).Add("BAD", "RUN", value: 0, weight: 0)
        ),
        [HealthRule.RedWithoutInitiative] = new(
            "DOWN, WORSE",
            "“DOWN” is off track and no open initiative serves it. Plan what will turn it.",
            b =>
                b.Objective("DOWN")
                    .Add("BAD", "DOWN", value: 0)
                    .Initiative("TURN", serves: "BAD")
                    .Add("WORSE", "RUN", value: 0, weight: 0)
                    .Initiative("HELP", "OPS", "RUN")
        ),
        [HealthRule.InitiativeWithoutKpi] = new(
            "DO",
            "“DO” names no KPI that it should move, so nobody will know whether it worked. Choose one.",
            b => b.Initiative("DO", serves: "LEAD")
        ),
        [HealthRule.CauseCircle] = new(
            "GOAL > RUN",
            "These drive each other in a circle: “GOAL” → “RUN” → “GOAL”. Remove the link that does not hold.",
            b => b.Cause("GOAL", "RUN").Cause("SPEED", "LEAD")
        ),
    };

    public static TheoryData<HealthRule> Rules => [.. Enum.GetValues<HealthRule>()];

    [Fact]
    public void A_sound_cascade_has_no_findings() => Assert.Equal([], CheckedWorld.Sound().Fired());

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_fires_on_what_is_wrong_and_says_so(HealthRule rule)
    {
        var world = SpoiledWorlds.Of(rule).Build();
        var fired = world.Check().Where(f => f.Rule == rule).ToList();
        Assert.Equal(Cases[rule].On, string.Join(", ", fired.Select(f => CheckedWorld.Code(world, f)).Order(StringComparer.Ordinal)));
        Assert.Contains(Cases[rule].Sentence, fired.Select(f => new FindingWords(world.Model, _ => true).Sentence(f)));
    }

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_is_quiet_once_it_is_mended(HealthRule rule) =>
        Assert.DoesNotContain(Cases[rule].Mend(SpoiledWorlds.Start(rule)).Build().Check(), f => f.Rule == rule);

    [Theory, MemberData(nameof(Rules))]
    public void A_finding_has_a_key_and_facts_that_fit_their_columns(HealthRule rule)
    {
        var world = SpoiledWorlds.Of(rule).Build();
        Assert.All(
            world.Check(),
            finding =>
            {
                Assert.True(FindingKey.TryParse(finding.Key.ToString(), out var key) && key == finding.Key);
                Assert.InRange(FindingWords.Facts(world.Model, finding).Length, 0, AcceptedFinding.KeyLength);
            }
        );
    }

    [Fact]
    public void A_KPI_of_the_same_name_further_down_is_the_same_KPI() =>
        Assert.Contains("DifferentBelow lead", CheckedWorld.Sound().Kpi("lead", "RUN", measuredIn: "%").Fired());

    [Fact]
    public void Another_direction_below_is_told_as_well()
    {
        var world = CheckedWorld.Sound().Kpi("COST", "GOAL").Kpi("LESS", "RUN", baseline: 100, target: 0).Follow("LESS", "COST").Build();
        var finding = Assert.Single(world.Check(), f => f.Rule == HealthRule.DifferentBelow);
        Assert.Equal(
            "For “LESS” lower is better, and for “COST” above it higher is better. Let both point the same way.",
            new FindingWords(world.Model, _ => true).Sentence(finding)
        );
    }

    [Fact]
    public void Of_an_objective_with_a_score_from_others_nobody_says_that_nothing_tells_whether_it_is_reached()
    {
        var world = CheckedWorld.Sound().Objective("BARE").Contribution("RUN", "BARE").Build();
        var finding = Assert.Single(world.Check(), f => f.Rule == HealthRule.ObjectiveWithoutKpi);
        Assert.Equal(
            "“BARE” has no KPI of its own: its score says only what contributes to it. Add one.",
            new FindingWords(world.Model, _ => true).Sentence(finding)
        );
    }

    [Fact]
    public void A_green_unit_over_a_red_one_is_a_watermelon()
    {
        var builder = CheckedWorld
            .Sound()
            .Unit("LAB")
            .Objective("AIM", of: "LAB")
            .Add("BAD", "AIM", value: 0)
            .Add("FINE", "GOAL", value: 100, weight: 20);
        Assert.Contains("Watermelon ORG", builder.Fired());
    }

    [Fact]
    public void What_the_reader_may_not_see_is_not_named()
    {
        var world = CheckedWorld.Sound().Cause("GOAL", "RUN").Cause("RUN", "GOAL").Build();
        var finding = Assert.Single(world.Check());
        Assert.Equal(
            "These drive each other in a circle: “GOAL” → an objective of a private unit → “GOAL”. Remove the link that does not hold.",
            new FindingWords(world.Model, unit => unit.Code != "OPS").Sentence(finding)
        );
    }
}
