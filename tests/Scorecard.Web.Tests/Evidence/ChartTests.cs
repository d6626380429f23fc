using System.Text.Json;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.Evidence;

/// <summary>The chart of a KPI of the demo organization whose values have been above their average for most of a year.</summary>
public sealed class ChartTests(DemoApp demo) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task Of_signals_in_a_row_the_first_has_a_diamond_and_the_last_value_its_words()
    {
        var page = await demo.GetAsync($"/kpis/{PublicIds.Format(demo.Kpi("CS-CALL"))}");

        using var data = JsonDocument.Parse(page.Document.QuerySelector("#chart-data")!.TextContent);
        var signals = data.RootElement.GetProperty("signals").EnumerateArray().Select(s => s.GetProperty("at").GetInt32()).ToList();
        var last = data.RootElement.GetProperty("actual").EnumerateArray().Count(v => v.ValueKind == JsonValueKind.Number) - 1;
        Assert.Contains(last, signals);
        Assert.InRange(signals.Count, 1, 14);
        Assert.DoesNotContain(signals, at => at + 1 != last && signals.Contains(at + 1));
    }

    [Fact]
    public async Task What_the_figures_above_say_is_not_said_beside_them_again()
    {
        var page = await demo.GetAsync($"/kpis/{PublicIds.Format(demo.Kpi("CS-CALL"))}");

        var above = page.Document.QuerySelectorAll(".strip .sub").Select(s => s.TextContent.Trim()).Where(s => s.Length > 0);
        var beside = page.Document.QuerySelector("section[aria-labelledby=says-h]")!.TextContent;
        Assert.All(above, sentence => Assert.DoesNotContain(sentence, beside, StringComparison.Ordinal));
    }
}
