using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scorecard.Domain.Cascading;

namespace Scorecard.Domain.Tests.Cascading;

public sealed class TargetSplitTests
{
    [Property(MaxTest = 1000)]
    public Property The_parts_add_up_to_the_target_to_the_last_digit() =>
        Prop.ForAll(Cases(), c => TargetSplit.Split(c.Target, c.Shares).Sum() == c.Target);

    [Property(MaxTest = 1000)]
    public Property A_larger_share_never_gets_less() =>
        Prop.ForAll(
            Cases(),
            c =>
            {
                var parts = TargetSplit.Split(c.Target, c.Shares).Select(Math.Abs).ToList();
                return c
                    .Shares.Select((s, i) => (s, i))
                    .All(a => c.Shares.Select((s, i) => (s, i)).All(b => a.s <= b.s || parts[a.i] >= parts[b.i]));
            }
        );

    [Property(MaxTest = 1000)]
    public Property No_part_is_a_whole_step_from_its_exact_share() =>
        Prop.ForAll(
            Cases(),
            c =>
            {
                var total = c.Shares.Sum();
                var exact = c.Shares.Select(s => total == 0 ? c.Target / c.Shares.Count : c.Target * (s / total));
                return TargetSplit.Split(c.Target, c.Shares).Zip(exact).All(p => Math.Abs(p.First - p.Second) <= 1m);
            }
        );

    [Theory]
    [InlineData(100, 3, "34 33 33")]
    [InlineData(-100, 3, "-34 -33 -33")]
    [InlineData(12.5, 2, "6.3 6.2")]
    [InlineData(1, 3, "0.34 0.33 0.33")]
    [InlineData(0, 2, "0 0")]
    public void Equal_parts(double target, int count, string expected) =>
        Assert.Equal(
            expected.Split(' ').Select(p => decimal.Parse(p, System.Globalization.CultureInfo.InvariantCulture)),
            TargetSplit.Split((decimal)target, [.. Enumerable.Repeat(1m, count)])
        );

    [Fact]
    public void Shares_weigh() => Assert.Equal([6000m, 3000m, 3000m], TargetSplit.Split(12_000, [2, 1, 1]));

    [Fact]
    public void No_share_at_all_is_equal() => Assert.Equal([50m, 50m], TargetSplit.Split(100, [0, 0]));

    [Fact]
    public void A_negative_share_is_refused() => Refused.Because("A share cannot be negative", () => TargetSplit.Split(100, [1, -1]));

    [Fact]
    public void Nobody_to_split_over_is_refused() => Refused.Because("Choose at least one unit", () => TargetSplit.Split(100, []));

    private static Arbitrary<(decimal Target, List<decimal> Shares)> Cases() =>
        (
            from mantissa in Gen.Choose(-1_000_000_000, 1_000_000_000)
            from decimals in Gen.Choose(0, 4)
            from count in Gen.Choose(1, 12)
            from shares in Gen.ListOf(Gen.Choose(0, 1000), count)
            select (new decimal(Math.Abs(mantissa), 0, 0, mantissa < 0, (byte)decimals), shares.Select(s => s / 10m).ToList())
        ).ToArbitrary();
}
