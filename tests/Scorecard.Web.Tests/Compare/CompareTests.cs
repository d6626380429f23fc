using System.Globalization;
using System.Net;
using AngleSharp.Dom;

namespace Scorecard.Web.Tests.Compare;

[Collection(ReadingPages.Name)]
public sealed class CompareTests(ScoredCompany company)
{
    private const string October = "&period=2026-10";

    [Fact]
    public async Task Two_units_stand_side_by_side_with_the_difference_of_what_is_shown()
    {
        var page = await UnitsAsync(Id("ORG"), Id("OPS"));

        var row = Row(page, "Overall score");
        var (a, b) = (ScoredCompany.One(company.Seen.Score("ORG", "2026-10")), ScoredCompany.One(company.World.Score("OPS", "2026-10")));
        Assert.Equal([a, b, Difference(a, b)], Cells(row));
        Assert.All(row.QuerySelectorAll("td").Take(2), cell => Assert.NotNull(cell.QuerySelector("svg.mk[aria-label]")));
        Assert.Equal("Not there", Cells(Row(page, "SERVE"))[1]);
        Assert.Equal("", Cells(Row(page, "SERVE"))[2]);
        // ORG measures REVENUE, COST and DELIGHT itself, OPS the costs alone.
        var counts = new[] { "KPIs: on track", "KPIs: watch", "KPIs: off track", "KPIs: no data" }
            .Select(name => Cells(Row(page, name)))
            .ToList();
        Assert.Equal(
            (3, 1),
            (counts.Sum(c => int.Parse(c[0], CultureInfo.InvariantCulture)), counts.Sum(c => int.Parse(c[1], CultureInfo.InvariantCulture)))
        );
    }

    [Theory]
    [InlineData("ops", "OPS (OPS)")]
    [InlineData("OPS (OPS)", "OPS (OPS)")]
    [InlineData("yard01", "YARD01 (YARD01)")]
    public async Task A_unit_is_picked_by_code_name_or_label(string typed, string label)
    {
        var page = await UnitsAsync(Uri.EscapeDataString(typed), Id("LINE"));

        Assert.Equal(label, page.Document.QuerySelector("#a")!.GetAttribute("value"));
        Assert.NotNull(Row(page, "Overall score"));
    }

    [Fact]
    public async Task Where_several_fit_they_are_offered_and_where_none_does_it_says_so()
    {
        var several = await UnitsAsync("yard0", Id("LINE"));
        Assert.Contains("Several fit “yard0”. Choose one:", several.Words, StringComparison.Ordinal);
        Assert.Equal(9, several.Document.QuerySelectorAll("main form li a").Length);
        Assert.Contains(
            $"a={Id("YARD01")}&b={Id("LINE")}",
            several.Document.QuerySelector("main form li a")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        Assert.Contains("Nothing is called “vault”", (await UnitsAsync("vault", Id("LINE"))).Words, StringComparison.Ordinal);
        Assert.Contains("VAULT", (await UnitsAsync("vault", Id("LINE"), company.Chief)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("of=units&a={VAULT}")]
    [InlineData("of=units&a={OPS}&b={VAULT}")]
    [InlineData("of=periods&unit={VAULT}")]
    [InlineData("of=kpis&a={COST-VAULT}")]
    [InlineData("of=teams&kpi={COST-VAULT}")]
    [InlineData("of=units&a=00000000000")]
    public async Task What_is_private_or_never_was_is_not_found(string query) =>
        Assert.Equal(HttpStatusCode.NotFound, (await company.ReadAsync(company.Reader, "/compare?" + Fill(query))).Status);

    [Theory]
    [InlineData("of=units&a={OPS}&b={OPS}", "Both sides are OPS")]
    [InlineData("of=kpis&a={COST}&b={COST}", "Both sides are COST of Vireo")]
    [InlineData("of=periods&unit={OPS}&a=2026-09&b=2026-09", "Both sides are September 2026")]
    [InlineData("of=teams&kpi={SAFETY}", "No other team measures SAFETY")]
    [InlineData("of=periods&unit={OPS}&a=2024-12&b=2026-09", "December 2024 lies before the first value, which is of January 2025")]
    [InlineData("of=units&a={OPS}&b={LINE}&period=2024-12", "December 2024 lies before the first value")]
    [InlineData("of=kpis", "Nothing chosen yet")]
    [InlineData("of=kpis&a={COST}", "Nothing chosen yet")]
    public async Task What_cannot_be_compared_says_why(string query, string sentence) =>
        Assert.Contains(sentence, (await company.ReadAsync(company.Reader, "/compare?" + Fill(query))).Words, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "OPS and EMPTY")]
    [InlineData("of=units&a={OPS}", "OPS and EMPTY")]
    [InlineData("of=units&a=YARD03", "YARD03 and YARD01")]
    [InlineData("of=units&a={ORG}", "Vireo and OPS")]
    public async Task Where_a_side_is_not_asked_for_it_is_a_neighbour_and_others_are_one_click_away(string query, string sides)
    {
        var page = await company.ReadAsync(company.Reader, "/compare?" + Fill(query) + October);

        Assert.Equal(sides, page.Document.QuerySelector("#sides-h")!.TextContent);
        var near = page.Document.QuerySelectorAll(".near a").ToList();
        Assert.NotEmpty(near);
        Assert.DoesNotContain(near, a => a.TextContent == "VAULT");
        var next = await company.ReadAsync(company.Reader, "/compare" + near[0].GetAttribute("href"));
        Assert.EndsWith($" and {near[0].TextContent}", next.Document.QuerySelector("#sides-h")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objectives_of_two_units_stand_folded_below_their_perspective()
    {
        var page = await UnitsAsync(Id("ORG"), Id("OPS"));

        Assert.True(Row(page, "SERVE").HasAttribute("hidden"));
        Assert.NotNull(Row(page, "Customer").QuerySelector("[data-expand]"));
        Assert.False(Row(page, "Overall score").HasAttribute("hidden"));
    }

    [Fact]
    public async Task Two_periods_of_a_unit_go_down_to_the_values_of_its_kpis()
    {
        var page = await company.ReadAsync(company.Reader, $"/compare?of=periods&unit={Id("ORG")}&a=2026-08&b=2026-09");

        var (a, b) = (
            ScoredCompany.One(company.World.Score("SERVE", "2026-08")),
            ScoredCompany.One(company.World.Score("SERVE", "2026-09"))
        );
        Assert.Equal([a, b, Difference(a, b)], Cells(Row(page, "SERVE")));
        var revenue = Cells(Row(page, "REVENUE"));
        Assert.StartsWith("€", revenue[0], StringComparison.Ordinal);
        Assert.Equal(
            decimal.Parse(revenue[1][1..], CultureInfo.InvariantCulture) - decimal.Parse(revenue[0][1..], CultureInfo.InvariantCulture),
            decimal.Parse(revenue[2].Replace('−', '-'), CultureInfo.InvariantCulture)
        );
        Assert.Equal(company.KpiPath("REVENUE") + "?period=2026-08", Row(page, "REVENUE").QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["2026-08", "2026-09"], page.Document.QuerySelectorAll("main option[selected]").Select(o => o.GetAttribute("value")));
        Assert.Empty(page.Document.QuerySelectorAll(".stepper"));
    }

    [Fact]
    public async Task Kpis_of_one_measure_share_a_scale_and_others_do_not()
    {
        var shared = await company.ReadAsync(company.Reader, "/compare?" + Fill("of=kpis&a={COST}&b={COST-OPS}") + October);
        Assert.Equal("Both on one scale", shared.Document.QuerySelector("main section h2")!.TextContent);
        Assert.Equal(2, shared.Document.QuerySelectorAll("main section:first-of-type svg.values[role=img]").Length);
        var apart = await company.ReadAsync(company.Reader, "/compare?" + Fill("of=kpis&a={COST}&b={PUNCTUALITY}") + October);
        Assert.Contains("each has a scale of its own", apart.Words, StringComparison.Ordinal);
        var row = apart.Document.QuerySelectorAll("table.values tbody tr")[1];
        Assert.Equal("PUNCTUALITY, LINE", row.QuerySelector("th")!.TextContent);
        Assert.Equal((13, "–"), (row.QuerySelectorAll("td").Length, row.QuerySelectorAll("td")[^1].TextContent));
    }

    [Fact]
    public async Task One_kpi_in_every_team_leaves_out_the_private_ones()
    {
        var page = await company.ReadAsync(company.Chief, "/compare?" + Fill("of=teams&kpi={COST}") + October);
        Assert.Equal(["OPS", "VAULT"], page.Document.QuerySelectorAll("main .many a").Select(a => a.TextContent).Order());
        Assert.Equal("What feeds COST of Vireo", page.Document.QuerySelector("main section h2")!.TextContent);
        Assert.Contains(
            Text(company.World.Figure("COST-OPS", "2026-10").Value),
            page.Document.QuerySelector("main .many")!.TextContent,
            StringComparison.Ordinal
        );

        var hidden = await company.ReadAsync(company.Reader, "/compare?" + Fill("of=teams&kpi={COST}") + October);
        Assert.DoesNotContain("VAULT", hidden.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);

        static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task The_dashboard_and_the_page_of_a_kpi_lead_here()
    {
        Assert.NotNull(
            (await company.ReadAsync(company.Reader, company.UnitPath("OPS") + "?period=2026-10")).Document.QuerySelector(
                $"main a[href='/compare?of=units&a={Id("OPS")}&period=2026-10']"
            )
        );
        Assert.NotNull(
            (await company.ReadAsync(company.Reader, company.KpiPath("COST") + "?period=2026-10")).Document.QuerySelector(
                $"main a[href='/compare?of=teams&kpi={Id("COST")}&period=2026-10']"
            )
        );
    }

    private Task<TestPage> UnitsAsync(string a, string b, Data.Person? person = null) =>
        company.ReadAsync(person ?? company.Reader, $"/compare?of=units&a={a}&b={b}{October}");

    private string Id(string code) => ScoredCompany.Id(company.World.Node(code).Id);

    private string Fill(string query) => System.Text.RegularExpressions.Regex.Replace(query, @"\{([A-Z-]+)\}", m => Id(m.Groups[1].Value));

    private static string Difference(string a, string b) =>
        (decimal.Parse(b, CultureInfo.InvariantCulture) - decimal.Parse(a, CultureInfo.InvariantCulture)).ToString(
            "+0.0;−0.0;0.0",
            CultureInfo.InvariantCulture
        );

    private static IElement Row(TestPage page, string name) =>
        page.Document.QuerySelectorAll("main tbody tr").First(r => r.QuerySelector("th")!.TextContent == name);

    private static List<string> Cells(IElement row) => [.. row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())];
}
