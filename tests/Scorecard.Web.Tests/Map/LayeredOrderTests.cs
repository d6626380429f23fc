using Scorecard.Web.Pages.Map;

namespace Scorecard.Web.Tests.Map;

public sealed class LayeredOrderTests
{
    public static IEnumerable<object[]> Seeds => Enumerable.Range(1, 40).Select(seed => new object[] { seed });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_card_stays_in_its_row_once_and_no_more_arrows_cross(int seed)
    {
        var (rows, arrows) = Some(seed);

        var ordered = LayeredOrder.Of(rows, arrows);

        Assert.Equal(rows.Select(row => row.Order()), ordered.Select(row => row.Order()));
        Assert.True(LayeredOrder.Crossings(ordered, arrows) <= LayeredOrder.Crossings(rows, arrows));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_comes_out_the_same(int seed) =>
        Assert.Equal(LayeredOrder.Of(Some(seed).Rows, Some(seed).Arrows), LayeredOrder.Of(Some(seed).Rows, Some(seed).Arrows));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Groups_stay_apart(int seed)
    {
        var (rows, arrows) = Some(seed);

        var ordered = LayeredOrder.Of([.. rows.Select(row => row.OrderBy(Group).ToList())], arrows, Group);

        Assert.All(ordered, row => Assert.Equal(row.Select(Group).Order(), row.Select(Group)));

        static int Group(long card) => (int)(card % 3);
    }

    [Fact]
    public void A_crossing_that_can_be_undone_is_undone()
    {
        IReadOnlyList<IReadOnlyList<long>> rows =
        [
            [1, 2, 3],
            [4, 5, 6],
        ];
        (long, long)[] arrows = [(4, 3), (5, 2), (6, 1)];

        Assert.Equal(3, LayeredOrder.Crossings(rows, arrows));
        Assert.Equal(0, LayeredOrder.Crossings(LayeredOrder.Of(rows, arrows), arrows));
    }

    [Fact]
    public void Arrows_over_several_rows_cross_too() =>
        Assert.Equal(
            1,
            LayeredOrder.Crossings(
                [
                    [1, 2],
                    [3],
                    [4, 5],
                ],
                [(4, 2), (5, 1), (3, 3), (3, 99)]
            )
        );

    private static (IReadOnlyList<IReadOnlyList<long>> Rows, IReadOnlyList<(long From, long To)> Arrows) Some(int seed)
    {
        var random = new Random(seed);
        var id = 0L;
        List<List<long>> rows =
        [
            .. Enumerable.Range(0, random.Next(1, 7)).Select(_ => Enumerable.Range(0, random.Next(0, 7)).Select(_ => ++id).ToList()),
        ];
        return (
            rows,
            id == 0
                ? []
                : [.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => (random.NextInt64(1, id + 1), random.NextInt64(1, id + 1)))]
        );
    }
}
