using System.Globalization;
using Scorecard.Domain.Leads;
using Scorecard.TestData;
using Xunit.Abstractions;

namespace Scorecard.Domain.Tests.Leads;

/// <summary>
/// How often the verdict on a lead is wrong and how often it is right, on series whose truth is known. The limits and the figures are those of
/// the tables in docs/evidence.md; the seeds are fixed, so a figure that moves means that the method did.
/// </summary>
public class CalibrationTests(ITestOutputHelper output)
{
    private const int Pairs = 2500;

    /// <summary>Percentage points that other processors may round away.</summary>
    private const double Rounding = 0.3;

    private static readonly IReadOnlyList<MarkdownTable> Tables = MarkdownTable.Read(Path.Combine(Files.Root, "docs", "evidence.md"));

    [
        Theory,
        InlineData("white noise"),
        InlineData("AR 0.5"),
        InlineData("AR 0.8"),
        InlineData("AR 0.95"),
        InlineData("random walk"),
        InlineData("season"),
        InlineData("trend")
    ]
    public void Unrelated_series_are_seldom_called_supported(string kind)
    {
        var made = new MadeSeries(1);
        var counts = new int[Enum.GetValues<Verdict>().Length];
        for (var i = 0; i < Pairs; i++)
        {
            var n = made.Between(48, 72);
            counts[(int)Judged((made.Kind(kind, n), made.Kind(kind, n)), claimed: 1).Verdict]++;
        }
        var row = Row("False leads", kind);
        foreach (var verdict in new[] { Verdict.Supported, Verdict.Opposite, Verdict.Reversed, Verdict.Together })
            Says(row, verdict.ToString().ToLowerInvariant(), counts[(int)verdict] / (double)Pairs);
        Assert.InRange(counts[(int)Verdict.Supported], 0, (double)row.Number("limit") / 100 * Pairs);
    }

    [Theory, InlineData("white noise"), InlineData("AR 0.5"), InlineData("AR 0.8")]
    public void A_true_lead_is_found_with_its_lag(string kind)
    {
        var made = new MadeSeries(2);
        var (found, near) = (0, 0);
        for (var i = 0; i < Pairs; i++)
        {
            var verdict = Judged(made.Led(kind, 72, lag: 3, r: 0.6), claimed: 3);
            found += verdict.Verdict == Verdict.Supported ? 1 : 0;
            near += verdict.Verdict == Verdict.Supported && verdict.LagAsClaimed ? 1 : 0;
        }
        var row = Row("True leads", kind);
        Says(row, "found", found / (double)Pairs);
        Says(row, "lag within 1", near / (double)found);
        Assert.InRange(found, (double)row.Number("found, limit") / 100 * Pairs, Pairs);
        Assert.InRange(near, (double)row.Number("lag, limit") / 100 * found, found);
    }

    [Fact]
    public void Of_many_links_few_are_supported_by_chance()
    {
        const int Maps = 100,
            Links = 50;
        var made = new MadeSeries(3);
        var (share, found, possible) = (0.0, 0, 0);
        for (var map = 0; map < Maps; map++)
        {
            var verdicts = LinkVerdicts.Of([
                .. Enumerable.Range(0, Links).Select(i => new LinkClaim(Test(i % 5 == 0 ? Led() : Unrelated()), true, 3)),
            ]);
            var (right, wrong) = (0, 0);
            for (var i = 0; i < Links; i++)
                if (verdicts[i].Verdict is Verdict.Supported or Verdict.Opposite)
                    _ = i % 5 == 0 ? right++ : wrong++;
            (found, possible, share) = (found + right, possible + Links / 5, share + wrong / Math.Max(1.0, right + wrong));
        }
        var row = Row("Many links", "false share of leads found");
        Says(row, "measured", share / Maps);
        Says(Row("Many links", "true leads found"), "measured", found / (double)possible);
        Assert.InRange(100 * share / Maps, 0, (double)row.Number("limit"));

        (double[], double[]) Led() => made.Led(MadeSeries.Kinds[made.Between(0, 2)], made.Between(48, 72), lag: 3, r: 0.6);
        (double[], double[]) Unrelated()
        {
            var n = made.Between(48, 72);
            return (made.Kind(MadeSeries.Kinds[made.Between(0, 6)], n), made.Kind(MadeSeries.Kinds[made.Between(0, 6)], n));
        }
    }

    private static LeadLagResult Test((double[] Cause, double[] Effect) pair) => LeadLag.Test(pair.Cause, pair.Effect, 12);

    private static LinkJudgement Judged((double[] Cause, double[] Effect) pair, int claimed) =>
        LinkVerdicts.Of([new(Test(pair), Positive: true, claimed)])[0];

    private static MarkdownTable.Row Row(string heading, string first) =>
        Tables.Single(t => t.Heading == heading).Rows.Single(r => r.Cells.Values.First() == first);

    private void Says(MarkdownTable.Row row, string column, double share)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{column}: {100 * share:0.0} %"));
        Assert.Equal((double)row.Number(column), 100 * share, Rounding);
    }
}
