using Scorecard.Domain.Cascading;
using Scorecard.Domain.Plans;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Cascading;

public sealed class InitiativeSpendTests
{
    [Theory]
    [InlineData("GROW", "90000", "52000.5", "GROW 90000 52000.5")]
    [InlineData("GROW SERVE RUN", "100", "10.01", "GROW 34 3.34; SERVE 33 3.34; RUN 33 3.33")]
    [InlineData("GROW SERVE", "0.000001", "0.000003", "GROW 0.000001 0.000002; SERVE 0 0.000001")]
    [InlineData("REVENUE MARGIN SPEED", "7", "0", "GROW 3.5 0; RUN 3.5 0")]
    [InlineData("GROW SPEED", "7", "1", "GROW 7 1")]
    [InlineData("", "12.5", "3", "– 12.5 3")]
    [InlineData("GROW SERVE", null, "5", "GROW 0 2.5; SERVE 0 2.5")]
    public void An_initiative_is_split_equally_over_what_it_serves(string serves, string? budget, string spent, string expected)
    {
        var (world, initiative) = Make(serves, budget is null ? null : Number(budget), Number(spent));

        var shares = InitiativeSpend.SharesOf(world.Model, initiative);

        Assert.Equal(
            expected,
            string.Join(
                "; ",
                shares.Select(s =>
                    FormattableString.Invariant(
                        $"{(s.ObjectiveId is { } id ? world.Model.Objective(id).Code : "–")} {s.Planned:0.######} {s.Spent:0.######}"
                    )
                )
            )
        );
    }

    [Theory]
    [InlineData("1000000", "999999.9999")]
    [InlineData("0.01", "0")]
    [InlineData("999999999999999", "123456789012345.6789")]
    public void The_shares_add_up_to_the_whole(string budget, string spent)
    {
        var (world, initiative) = Make("GROW SERVE RUN", Number(budget), Number(spent));

        var shares = InitiativeSpend.SharesOf(world.Model, initiative);

        Assert.Equal((initiative.Budget, initiative.Spent), (shares.Sum(s => s.Planned), shares.Sum(s => s.Spent)));
    }

    private static (World World, Initiative Initiative) Make(string serves, decimal? budget, decimal spent)
    {
        var world = new ModelBuilder()
            .Objective("GROW")
            .Objective("SERVE")
            .Objective("RUN")
            .Kpi("REVENUE", of: "GROW")
            .Kpi("MARGIN", of: "GROW")
            .Kpi("SPEED", of: "RUN")
            .Initiative("DO", "ORG", serves.Split(' '))
            .Build();
        var initiative = world.Initiative("DO");
        initiative.Plan(new("Do", new(2025, 1, 1), new(2025, 12, 31), budget));
        initiative.Report(InitiativeStatus.OnTrack, 0.5m, spent, null);
        return (world, initiative);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
