using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Scorecard.Domain.Insight;

namespace Scorecard.Web.Tests.Moved;

[Collection(ReadingPages.Name)]
public sealed class MovedTests(ScoredCompany company)
{
    [Theory]
    [InlineData("objective")]
    [InlineData("perspective")]
    [InlineData("unit")]
    [InlineData("kpi")]
    [InlineData("cause")]
    public async Task Rows_add_up_to_the_change_as_it_is_shown(string by)
    {
        var page = await company.ReadAsync(company.Reader, $"{company.UnitPath("ORG")}/moved?period=2026-09&by={by}");

        var totals = page.Document.QuerySelectorAll("tr.total .sc").Select(Number).ToList();
        var rows = page.Document.QuerySelectorAll("tbody > tr:not(.total):not(.kid) .sc").Select(Number).ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(totals[1] - totals[0], rows.Sum());
        foreach (var group in page.Document.QuerySelectorAll("tbody").Where(b => b.QuerySelector(".kid") is not null))
            Assert.Equal(Number(group.QuerySelector("tr:not(.kid) .sc")!), group.QuerySelectorAll(".kid .sc").Sum(Number));
    }

    [Fact]
    public async Task The_row_that_moved_most_is_open_and_counts_say_what_they_count()
    {
        var page = await company.ReadAsync(company.Reader, company.UnitPath("ORG") + "?period=2026-09");

        var rows = page.Document.QuerySelectorAll("[aria-labelledby=moved-h] tbody:has(.kid)").ToList();
        Assert.All(rows[0].QuerySelectorAll(".kid"), kid => Assert.False(kid.HasAttribute("hidden")));
        Assert.Equal("true", rows[0].QuerySelector("[data-expand]")!.GetAttribute("aria-expanded"));
        Assert.All(rows.Skip(1).SelectMany(r => r.QuerySelectorAll(".kid")), kid => Assert.True(kid.HasAttribute("hidden")));
        Assert.All(rows, row => Assert.Matches("^[0-9]+ KPIs? moved$", row.QuerySelector(".ch")!.TextContent));
        Assert.Equal(["August 2026", "September 2026"], page.Document.QuerySelectorAll("tr.total th").Select(th => th.TextContent));
    }

    [Theory]
    [InlineData("99")]
    [InlineData("nothing")]
    public async Task An_unknown_grouping_is_by_objective_as_the_box_says(string by)
    {
        var page = await company.ReadAsync(company.Reader, $"{company.UnitPath("ORG")}/moved?period=2026-09&by={by}");
        Assert.Equal("objective", page.Document.QuerySelector("select[name=by] option[selected]")?.GetAttribute("value"));
        Assert.Contains("SERVE", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboard_says_it_in_sentences_whose_names_are_links_and_as_a_waterfall()
    {
        var page = await company.ReadAsync(company.Reader, company.UnitPath("ORG") + "?period=2026-09");

        var said = page.Document.QuerySelector("[aria-labelledby=moved-h] .say")!;
        var movement = Movement.Between(
            company.Seen.Book,
            company.World.Node("ORG"),
            company.World.Window("2026-08"),
            company.World.Window("2026-09")
        );
        var story = MovementStory.Of(movement, company.World.Model, k => company.World.Model.UnitOf(k).Code != "VAULT");
        var (main, against) = (company.World.Model.Kpi(story.Main!.Value.KpiId), company.World.Model.Kpi(story.Against!.Value.KpiId));
        var links = said.QuerySelectorAll("a").ToDictionary(a => a.TextContent, a => a.GetAttribute("href"));
        Assert.Equal($"/kpis/{ScoredCompany.Id(main.Id)}?period=2026-09", links[main.Name]);
        Assert.Equal($"/kpis/{ScoredCompany.Id(against.Id)}?period=2026-09", links[against.Name]);
        Assert.Contains(ScoredCompany.One(Math.Abs(story.Main.Value.Points)), said.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("for its value", said.TextContent, StringComparison.Ordinal);
        Assert.Contains("REVENUE", page.Document.QuerySelector("[aria-labelledby=moved-h]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sentence_names_the_team_that_explains_most_of_a_rolled_up_kpi()
    {
        // In the quarter that costs of VAULT rose most, its chief is told so, and the reader is not.
        var chief = await company.ReadAsync(company.Chief, company.UnitPath("ORG") + "?period=2026-09");
        var reader = await company.ReadAsync(company.Reader, company.UnitPath("ORG") + "?period=2026-09");

        var cost = company.World.Kpi("COST-VAULT");
        Assert.Contains(
            $"/kpis/{ScoredCompany.Id(cost.Id)}?period=2026-09",
            chief.Document.QuerySelectorAll(".say a").Select(a => a.GetAttribute("href"))
        );
        Assert.DoesNotContain("VAULT", reader.Document.QuerySelector(".say")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_the_minimum_coverage_nothing_is_said_to_have_moved_the_score()
    {
        foreach (var path in new[] { "", "/moved" })
        {
            var page = await company.ReadAsync(company.Reader, company.UnitPath("LINE") + path + "?period=2026-10");
            Assert.Contains("Too little was reported to say what moved the score.", page.Words, StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("[aria-labelledby=moved-h] table"));
        }
    }

    [Fact]
    public async Task A_private_unit_is_inside_others_and_never_named()
    {
        foreach (var by in new[] { "objective", "unit", "kpi", "cause" })
        {
            var page = await company.ReadAsync(
                company.Reader,
                $"{company.UnitPath("ORG")}/moved?period=2026-09&by={by}&kpi={ScoredCompany.Id(company.World.Kpi("COST").Id)}"
            );
            Assert.DoesNotContain("VAULT", page.Words, StringComparison.Ordinal);
            Assert.Contains("Others", page.Words, StringComparison.Ordinal);
        }
        var chief = await company.ReadAsync(company.Chief, $"{company.UnitPath("ORG")}/moved?period=2026-09&by=kpi");
        Assert.Contains("VAULT", chief.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rolled_up_kpi_splits_on_to_its_children()
    {
        var page = await company.ReadAsync(
            company.Chief,
            $"{company.UnitPath("ORG")}/moved?period=2026-09&kpi={ScoredCompany.Id(company.World.Kpi("COST").Id)}"
        );

        var rows = page.Document.QuerySelectorAll("[aria-labelledby=split-h] tbody tr").ToList();
        Assert.Equal(["COST-OPS", "COST-VAULT"], rows.Select(r => r.QuerySelector("a")!.TextContent).Order());
        Assert.All(rows, r => Assert.NotEqual("0.000", r.QuerySelectorAll("td")[1].TextContent));
    }

    [Fact]
    public async Task A_period_before_the_first_value_says_so()
    {
        var page = await company.ReadAsync(company.Reader, $"{company.UnitPath("ORG")}/moved?period=2025-01");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("There is no score for December 2024 to compare with.", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("tr.total"));
    }

    [Fact]
    public async Task Another_period_to_compare_with_can_be_chosen()
    {
        var page = await company.ReadAsync(company.Reader, $"{company.UnitPath("ORG")}/moved?period=2026-09&since=2026-06");
        Assert.Equal(ScoredCompany.One(company.Seen.Score("ORG", "2026-06")), page.Document.QuerySelector("tr.total .sc")!.TextContent);
        Assert.Contains("since June", page.Words, StringComparison.Ordinal);
    }

    private static decimal Number(IElement cell) =>
        decimal.Parse(cell.TextContent.Trim().Replace('\u2212', '-'), NumberStyles.Number, CultureInfo.InvariantCulture);
}
