using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Units;

public class UnitTests
{
    [Fact]
    public void An_organization_has_two_to_six_tiers_with_names_of_their_own()
    {
        var organization = new Organization(1, "Acme");
        Assert.Equal(Organization.DefaultTiers, organization.Tiers.Select(t => t.Name));
        organization.NameTiers(["Group", "Country"], deepestUsed: 2);
        organization.NameTiers(["Group", "Country", "Region", "Site", "Line", "Team"], deepestUsed: 2);
        Assert.Equal([1, 2, 3, 4, 5, 6], organization.Tiers.Select(t => t.Number));
        Refused.Because("2 to 6 tiers, not 1", () => organization.NameTiers(["One"], deepestUsed: 1));
        Refused.Because("2 to 6 tiers, not 7", () => organization.NameTiers(["1", "2", "3", "4", "5", "6", "7"], deepestUsed: 1));
        Refused.Because("tier 4 has units", () => organization.NameTiers(["1", "2", "3"], deepestUsed: 4));
        Refused.Because("same name", () => organization.NameTiers(["Team", " team "], deepestUsed: 1));
        Refused.Because("tier 2, needs a name", () => organization.NameTiers(["Team", ""], deepestUsed: 1));
        Assert.Equal(6, organization.Tiers.Count);
    }

    [Theory]
    [InlineData(2, 1, 1, "has 2 units below it")]
    [InlineData(0, 1, 1, "has 1 objective.")]
    [InlineData(0, 0, 3, "has 3 initiatives")]
    [InlineData(0, 0, 0, null)]
    public void A_unit_goes_only_when_nothing_is_in_it(int below, int objectives, int initiatives, string? hindered)
    {
        var organization = new Organization(1, "Acme");
        var root = Unit.Root(2, organization, "ORG", "Acme");
        var unit = Unit.Below(3, organization, root, "OPS", "Operations");
        Assert.Equal(hindered is null, unit.WhatHindersDeletion(below, objectives, initiatives) is null);
        Assert.Contains(hindered ?? "", unit.WhatHindersDeletion(below, objectives, initiatives) ?? "", StringComparison.Ordinal);
        Assert.Contains("the organization itself", root.WhatHindersDeletion(below, objectives, initiatives), StringComparison.Ordinal);
    }

    [Fact]
    public void An_organization_s_settings_stay_within_bounds()
    {
        var organization = new Organization(1, "Acme");
        Refused.Because("needs a name", () => organization.Rename(" "));
        Refused.Because("on track above watch", () => organization.SetBands(70, 40));
        Refused.Because("between 0 and 1", () => organization.SetMinimumCoverage(50));
        Refused.Because("month 1 to 12", () => organization.StartFiscalYearIn(13, hasFiscalValues: false));
        Refused.Because("already recorded", () => organization.StartFiscalYearIn(4, hasFiscalValues: true));
        Refused.Because("Mars/Olympus, not a time zone", () => organization.SetTimeZone("Mars/Olympus"));
        organization.StartFiscalYearIn(1, hasFiscalValues: true);
        organization.StartFiscalYearIn(4, hasFiscalValues: false);
        Assert.Equal(4, organization.Calendar.StartMonth);
    }

    [Fact]
    public void What_a_year_is_made_of_is_chosen_before_the_first_value()
    {
        var organization = new Organization(1, "Acme");
        var weeks = new WeekYears(WeekPattern.FourFiveFour, DayOfWeek.Sunday, WeekYearEnd.Nearest);
        organization.MakeYearsOf(null, hasValues: true);
        Refused.Because("before the first value", () => organization.MakeYearsOf(weeks, hasValues: true));
        organization.MakeYearsOf(weeks, hasValues: false);
        organization.MakeYearsOf(weeks, hasValues: true);
        Refused.Because(
            "before the first value",
            () => organization.MakeYearsOf(weeks with { FirstDay = DayOfWeek.Monday }, hasValues: true)
        );
        Refused.Because("already recorded", () => organization.StartFiscalYearIn(2, hasFiscalValues: true));
        Assert.Equal(weeks, organization.Calendar.Weeks);
        Assert.Equal(
            [Frequency.Week, Frequency.Month, Frequency.Quarter, Frequency.HalfYear, Frequency.Year],
            Enum.GetValues<Frequency>().Where(organization.Calendar.IsFiscal)
        );
        organization.MakeYearsOf(null, hasValues: false);
        Assert.Equal(FiscalCalendar.Calendar, organization.Calendar);
    }

    [Fact]
    public void The_day_is_that_of_the_organization_s_time_zone()
    {
        var organization = new Organization(1, "Acme");
        organization.SetTimeZone("Pacific/Auckland");
        Assert.Equal(new DateOnly(2025, 7, 1), organization.DateAt(new DateTime(2025, 6, 30, 13, 0, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public void A_unit_stands_one_tier_below_its_parent()
    {
        var builder = new ModelBuilder().Unit("A").Unit("A1", "A");
        Assert.Equal([1, 2, 3], builder.Model().Units.Select(u => u.Tier));
        Refused.Because("A1, lowest tier (Team)", () => builder.Unit("TOO-LOW", "A1"));
        Refused.Because("another organization", () => Unit.Below(1, new Organization(99, "Other"), builder.Model().Root!, "X", "X"));
    }

    [Fact]
    public void A_unit_moves_within_its_tier()
    {
        var world = new ModelBuilder().Unit("A").Unit("B").Unit("A1", "A").Build();
        world.Unit("A1").MoveUnder(world.Unit("B"));
        Assert.Equal(world.Unit("B").Id, world.Unit("A1").ParentId);
        Refused.Because("A1, tier 3, must be in tier 2, tier 1", () => world.Unit("A1").MoveUnder(world.Unit("ORG")));
        Refused.Because("organization itself", () => world.Unit("ORG").MoveUnder(world.Unit("A")));
        Refused.Because(
            "another organization",
            () => world.Unit("A1").MoveUnder(new ModelBuilder("Other", firstId: 900).Unit("Z").Build().Unit("Z"))
        );
    }

    [Fact]
    public void The_organization_s_own_unit_is_neither_private_nor_closed()
    {
        var root = new ModelBuilder().Build().Unit("ORG");
        Refused.Because("cannot be private", () => root.SetPrivate(true));
        Refused.Because("cannot be closed", () => root.Close(new DateOnly(2025, 1, 1)));
    }

    [Fact]
    public void A_unit_is_closed_with_the_first_one_above_it()
    {
        var world = new ModelBuilder().Unit("A").Unit("A1", "A").CloseUnit("A1", "2025-09").CloseUnit("A", "2025-06").Build();
        Assert.Equal(new DateOnly(2025, 6, 1), world.Model.ClosedFrom(world.Unit("A1")));
        world.Unit("A").Reopen();
        Assert.Equal(new DateOnly(2025, 9, 1), world.Model.ClosedFrom(world.Unit("A1")));
        Assert.Null(world.Model.ClosedFrom(world.Unit("ORG")));
    }

    [Fact]
    public void A_model_knows_who_is_above_and_below()
    {
        var world = new ModelBuilder().Unit("B").Unit("A").Unit("A2", "A").Unit("A1", "A").Build();
        Assert.Equal(["A1", "A", "ORG"], world.Model.PathUp(world.Unit("A1")).Select(u => u.Code));
        Assert.Equal(["ORG", "A", "A1", "A2", "B"], world.Model.Subtree(world.Model.Root!).Select(u => u.Code));
    }

    [Fact]
    public void Names_of_0_and_of_300_characters_are_refused_everywhere()
    {
        var model = new ModelBuilder().Objective("GOAL").Model();
        var (perspective, objective) = (model.Perspectives[0], model.Objectives[0]);
        foreach (var (name, words) in new[] { ("", "needs a name"), (new string('x', 300), "300 characters") })
        {
            Refused.Because(words, () => model.Organization.Rename(name));
            Refused.Because(words, () => model.Root!.Rename(name));
            Refused.Because(words, () => perspective.Change(name, 1));
            Refused.Because(words, () => objective.Change(name, null, perspective, 1, 0.5m, objective.Rule, null));
        }
        Assert.Equal(("Acme", "Acme", "Financial", "GOAL"), (model.Organization.Name, model.Root!.Name, perspective.Name, objective.Name));
    }

    [Fact]
    public void An_objective_s_weight_and_cascade_share_stay_within_bounds()
    {
        var model = new ModelBuilder().Objective("GOAL").Model();
        var (objective, perspective) = (model.Objectives[0], model.Perspectives[0]);
        Refused.Because("“GOAL”, cannot be negative", () => objective.Change("GOAL", null, perspective, -1, 0.5m, objective.Rule, null));
        Refused.Because(
            "“GOAL”, cascade share, between 0 and 1",
            () => objective.Change("GOAL", null, perspective, 1, 1.5m, objective.Rule, null)
        );
        Refused.Because(
            "another organization",
            () => objective.Change("GOAL", null, new Perspective(900, 901, "Other", 0), 1, 0.5m, objective.Rule, null)
        );
        Refused.Because("another organization", () => new Objective(1, model.Root!, new Perspective(900, 901, "Other", 0), "X", "X"));
        Refused.Because("perspective, cannot be negative", () => perspective.Change("Financial", -1));
        Refused.Because("contribution, cannot be negative", () => new Contribution(objective, objective, -1));
    }

    [Fact]
    public void A_theme_is_a_few_words_or_none()
    {
        var objective = new ModelBuilder().Objective("GOAL").Model().Objectives[0];

        objective.GroupUnder("  Operational excellence ");
        Assert.Equal("Operational excellence", objective.Theme);
        Refused.Because("“GOAL”, 61 characters, at most 60", () => objective.GroupUnder(new('x', 61)));
        Refused.Because("“GOAL”, line break", () => objective.GroupUnder("Two\nlines"));
        Assert.Equal("Operational excellence", objective.Theme);
        objective.GroupUnder(" ");
        Assert.Null(objective.Theme);
    }

    [Fact]
    public void Only_an_empty_perspective_that_is_not_the_last_can_go()
    {
        var perspective = new Perspective(1, 1, "Customer", 0);

        Assert.Null(perspective.Obstacle(objectives: 0, others: 1));
        Assert.Contains("“Customer” has 1 objective. Move it", perspective.Obstacle(objectives: 1, others: 3), StringComparison.Ordinal);
        Assert.Contains("“Customer” has 2 objectives. Move them", perspective.Obstacle(objectives: 2, others: 0), StringComparison.Ordinal);
        Assert.Contains(
            "only perspective, and an organization needs one",
            perspective.Obstacle(objectives: 0, others: 0),
            StringComparison.Ordinal
        );
    }
}
