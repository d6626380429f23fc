namespace Scorecard.Web.Tests.Api;

/// <content>Scores, which are worked out for the months that are asked for.</content>
public sealed partial class TableTests
{
    [Fact]
    public async Task Scores_are_those_that_the_API_tells()
    {
        await FeedAsync();
        var rows = await RowsAsync("Scores?$filter=Kind eq 'Kpi' and Start ge 2025-01-01 and Start le 2025-03-31 and Code eq 'TABLES'");
        Assert.Equal(["2025-01", "2025-02", "2025-03"], rows.Select(r => r.GetProperty("Period").GetString()));
        foreach (var row in rows)
        {
            var told = await (
                await Program.GetAsync($"/api/v1/scores/Kpi/TABLES?period={row.GetProperty("Period").GetString()}")
            ).SaidAsync(200);
            Assert.Equal(told.GetProperty("score").GetDouble(), row.GetProperty("Score").GetDouble(), 6);
            Assert.Equal(told.GetProperty("status").GetString(), row.GetProperty("Status").GetString());
        }
    }

    [Theory]
    [InlineData("Start lt 2024-03-01", "2024-01 2024-02")]
    [InlineData("Start eq 2024-01-01 or Start eq 2024-05-01", "2024-01 2024-05")]
    [InlineData("Period eq '2024-02'", "2024-02")]
    [InlineData("Period in ('2024-02', '2024-03')", "2024-02 2024-03")]
    [InlineData("endswith(Period, '-12')", "2024-12 2025-12")]
    [InlineData("month(Start) eq 4 and Start lt 2026-01-01", "2024-04 2025-04")]
    [InlineData("not (Start ge 2024-02-01)", "2024-01")]
    [InlineData("year(Start) in (2024) and Start gt 2024-11-01", "2024-12")]
    [InlineData("(Start lt 2024-02-01 or Start eq 2025-01-01) and Start ne 2024-03-01", "2024-01 2025-01")]
    [InlineData("Start lt 2024-02-01 or (Score ge 0 and Start eq 2024-04-01)", "2024-01 2024-04")]
    [InlineData("2024-02-01 gt Start", "2024-01")]
    [InlineData("Period eq '2026-11'", "2026-11")]
    [InlineData("Start eq 2026-11-01", "2026-11")]
    [InlineData("Start ge 2026-10-01", "2026-10 2026-11")]
    public async Task Scores_of_all_months_of_which_a_filter_speaks_are_worked_out(string filter, string months)
    {
        await FeedAsync();
        var rows = await RowsAsync($"Scores?$filter=({filter}) and Kind eq 'Kpi' and Code eq 'TABLES'&$orderby=Start");
        Assert.Equal(months, string.Join(' ', rows.Select(row => row.GetProperty("Period").GetString())));
    }
}
