using System.Text;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Domain;

namespace Scorecard.Data.Tests.Import;

public sealed class FaultsAtOnceTests() : ImportTests
{
    [Fact]
    public async Task Another_encoding_is_recognized()
    {
        var latin = Encoding.Latin1.GetBytes(
            Folder
                .Text("kpis.csv")
                .Replace("€", "Fr.", StringComparison.Ordinal)
                .Replace("Late visits", "Verspätete Besuche", StringComparison.Ordinal)
        );
        Folder.File("kpis.csv", latin);
        var problem = (await PreviewAsync()).Problems[0];
        Assert.Equal(("kpis.csv:4", true), (problem.Place, problem.Sentence.Contains("UTF-8", StringComparison.Ordinal)));

        foreach (var other in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        foreach (var preamble in new[] { other.GetPreamble(), [] })
        {
            Folder.File("kpis.csv", [.. preamble, .. other.GetBytes("code,objective,name\r\nA,B,C\r\n")]);
            Assert.Contains("UTF-8", (await PreviewAsync()).Problems[0].Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_hundred_megabytes_are_refused_unread()
    {
        using (var huge = File.OpenWrite(Path.Combine(Folder.Path, "values.csv")))
            huge.SetLength(200L << 20);

        Assert.Contains("larger than 100 MB", Assert.Single((await PreviewAsync()).Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_million_bad_rows_are_all_counted_and_the_first_few_kept()
    {
        using (var file = new StreamWriter(Path.Combine(Folder.Path, "values.csv")))
        {
            file.WriteLine("kpi,period,value");
            for (var i = 0; i < 1_000_000; i++)
                file.WriteLine("NOWHERE,2025-01,1");
        }

        var preview = await PreviewAsync();

        Assert.Equal((1_000_000, 5), (preview.ProblemCount, preview.Problems.Count));
        Assert.Equal([0, 0, 0, 0, 999_995], preview.Problems.Select(p => p.More));
        Assert.EndsWith("And 999,995 more like this.", preview.Problems[^1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_unknown_column_is_named_at_once_and_what_is_needed_too()
    {
        Folder.File("values.csv", "kpi,month,colour,amount", "LATE,2025-01,red,1");

        var problem = Assert.Single((await PreviewAsync()).Problems);

        Assert.Contains("no columns “month”, “colour”, “amount”", problem.Sentence, StringComparison.Ordinal);
        Assert.Contains("still needs “period”", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Different_faults_of_a_column_are_each_told()
    {
        Folder.File(
            "values.csv",
            ["kpi,period,value", .. Enumerable.Range(1, 9).Select(i => $"SALES-REV,2024-0{i},much{i}"), "SALES-REV,2024-12,5%"]
        );

        var preview = await PreviewAsync();

        Assert.Equal(10, preview.ProblemCount);
        Assert.Equal([2, 3, 4, 5, 6, 11], preview.Problems.Select(p => p.Line));
        Assert.Equal(4, preview.Problems.Sum(p => p.More));
    }
}
