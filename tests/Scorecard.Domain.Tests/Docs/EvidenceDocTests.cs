using System.Text.Json;
using Scorecard.Domain.Leads;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Docs;

/// <summary>The worked example of docs/evidence.md, from the published series.</summary>
public class EvidenceDocTests
{
    private static readonly string? Vectors = Files.Shared("vectors/evidence.json");

    [SkippableTheory, InlineData("men"), InlineData("women")]
    public void The_worked_example_is_what_the_test_says(string cause)
    {
        Skip.If(Vectors is null, "../shared/vectors/evidence.json is not there.");
        var series = JsonDocument.Parse(File.ReadAllText(Vectors)).RootElement.GetProperty("ccf_mdeaths_fdeaths");
        double[] Of(string name) => [.. series.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
        var (x, y) = cause == "men" ? (Of("x"), Of("y")) : (Of("y"), Of("x"));

        var result = LeadLag.Test(x, y, 12);

        var row = MarkdownTable
            .Read(Path.Combine(Files.Root, "docs", "evidence.md"))
            .Single(t => t.Heading == "Worked example")
            .Rows.Single(r => r["cause"] == cause);
        row.Says("n", result.N);
        row.Says("lags", result.Lags);
        row.Says("together", LinkVerdicts.Of([new(result, true, 1)])[0].Verdict == Verdict.Together ? "yes" : "no");
        row.Says("r at lag 0", result.AtOnce!.R);
        row.Says("largest r ahead", result.Forward!.R);
    }
}
