using Scorecard.Domain.Leads;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Leads;

/// <summary>
/// How often the verdict on a lead is wrong and how often it is right, on series whose truth is known. The figures are those of the tables in
/// docs/evidence.md, which the long run of the benchmarks writes. Here a few hundred pairs of each kind are made again, and have to agree
/// with them as well as so few can.
/// </summary>
public class CalibrationTests
{
    private const int Pairs = 300;
    private const int Maps = 20;

    /// <summary>Standard deviations of a share of <see cref="Pairs"/>: with fixed seeds a figure that moves means that the method did.</summary>
    private const double Deviations = 3.5;

    private static readonly IReadOnlyList<MarkdownTable> Tables = MarkdownTable.Read(Path.Combine(Files.Root, "docs", "evidence.md"));

    public static TheoryData<string> Unrelated => [.. MadeSeries.Kinds, .. MadePairs.Kinds];

    [Theory, MemberData(nameof(Unrelated))]
    public void Unrelated_series_are_seldom_called_supported(string kind)
    {
        var row = Row("False leads", kind);
        var made = LeadCalibration.Unrelated(kind, Pairs);
        Agrees(row, "supported", made[Verdict.Supported], Pairs);
        Agrees(row, "opposite", made[Verdict.Opposite], Pairs);
        Agrees(row, "reversed", made[Verdict.Reversed], Pairs);
        Agrees(row, "together", made[Verdict.Together], Pairs);
        Agrees(row, "not testable", made[Verdict.NotYetTestable], Pairs);
        if (kind == MadePairs.Dip)
        {
            Agrees(row, "of these on one event", made.OneEvent, (int)(made[Verdict.Supported] * Pairs));
            Assert.InRange(row.Number("of these on one event"), 90, 100);
        }
        else
            Assert.InRange(row.Number("supported"), 0, row.Number("limit"));
    }

    [Fact]
    public void The_table_of_false_leads_has_a_row_for_each_kind() =>
        Assert.Equal(MadeSeries.Kinds.Concat(MadePairs.Kinds), Table("False leads").Rows.Select(row => row["kind"]));

    [Theory]
    [InlineData("white noise", 0)]
    [InlineData("AR 0.5", 0)]
    [InlineData("AR 0.8", 0)]
    [InlineData("white noise", 0.05)]
    [InlineData("white noise", 0.2)]
    public void A_true_lead_is_found_with_its_lag(string kind, double missing)
    {
        var row = Table("True leads").Rows.Single(r => r["cause"] == kind && (double)r.Number("missing") == 100 * missing);
        var made = LeadCalibration.Led(kind, missing, Pairs);
        Agrees(row, "found", made[Verdict.Supported], Pairs);
        Agrees(row, "lag within 1", made.LagRight, (int)(made[Verdict.Supported] * Pairs));
        Assert.InRange(row.Number("found"), row.Number("found, limit"), 100);
        Assert.InRange(row.Number("lag within 1"), row.Number("lag, limit"), 100);
    }

    [Theory, InlineData("one in five", 5, false), InlineData("one in ten, the others with an outlier each", 10, true)]
    public void Of_many_links_few_are_supported_by_chance(string trueLinks, int oneTrueOf, bool struck)
    {
        var row = Row("Many links", trueLinks);
        var (falseShare, found) = LeadCalibration.Families(oneTrueOf, struck, Maps);
        // The shares of single organizations lie between 0 and 1, so that those of one limit deviate by no more than this.
        Assert.InRange(100 * falseShare, 0, (double)row.Number("limit") + 100 * Deviations * 0.1 / Math.Sqrt(Maps));
        Agrees(row, "true leads found", found, Maps * 50 / oneTrueOf);
        Assert.InRange(row.Number("false share of leads found"), 0, row.Number("limit"));
    }

    private static MarkdownTable Table(string heading) => Tables.Single(t => t.Heading == heading);

    private static MarkdownTable.Row Row(string heading, string first) => Table(heading).Rows.Single(r => r.Cells.Values.First() == first);

    private static void Agrees(MarkdownTable.Row row, string column, double share, int of)
    {
        var said = (double)row.Number(column) / 100;
        var tolerance = Deviations * Math.Sqrt(Math.Max(said * (1 - said), 1.0 / of) / of);
        Assert.True(Math.Abs(share - said) <= tolerance, $"Line {row.Line}: {column} is {100 * share:0.0} %, not {row[column]} %.");
    }
}
