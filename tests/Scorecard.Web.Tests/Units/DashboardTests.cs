using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;

namespace Scorecard.Web.Tests.Units;

[Collection(ReadingPages.Name)]
public sealed class DashboardTests(ScoredCompany company)
{
    private const string October = "?period=2026-10";

    [Theory]
    [InlineData("ORG", "2026-10", "?period=2026-10")]
    [InlineData("ORG", "2026-Q3", "?period=2026-Q3")]
    [InlineData("ORG", "2026", "?period=2026")]
    [InlineData("ORG", "2026-10 to date", "?period=2026-10&to-date=yes")]
    [InlineData("OPS", "2026-09", "?period=2026-09")]
    [InlineData("LINE", "2026-09", "?period=2026-09")]
    public async Task The_score_and_its_bounds_are_those_of_the_score_book(string unit, string window, string query)
    {
        var page = await company.ReadAsync(company.Chief, company.UnitPath(unit) + query);

        var score = company.World.Of(unit, window);
        Assert.Equal(ScoredCompany.One(score.Value), page.Document.QuerySelector(".big")!.FirstChild!.TextContent.Trim());
        var count = KpiCount.Of(company.World.Book, company.World.Node(unit), company.World.Window(window));
        Assert.Contains($"{count.Reported} of {count.Total} KPIs reported", page.Words, StringComparison.Ordinal);
        if (!count.IsComplete)
            Assert.Contains(
                $"Between {ScoredCompany.One(score.Low)} and {ScoredCompany.One(score.High)} once all are in",
                page.Words,
                StringComparison.Ordinal
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData("/meeting")]
    public async Task Under_the_minimum_coverage_the_bounds_are_the_headline_and_there_is_no_change(string of)
    {
        var page = await company.ReadAsync(company.Reader, company.UnitPath("LINE") + of + October);

        var score = company.World.Of("LINE", "2026-10");
        var strip = page.Document.QuerySelector(".strip")!;
        Assert.Null(strip.QuerySelector(".big"));
        Assert.Equal(
            $"Between {ScoredCompany.One(score.Low)} and {ScoredCompany.One(score.High)}",
            strip.QuerySelector(".bounds")!.TextContent
        );
        Assert.Contains("Too little reported", strip.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("since", strip.TextContent, StringComparison.Ordinal);
        Assert.NotNull(strip.QuerySelector(".hero circle.open"));
    }

    [Fact]
    public async Task The_strip_counts_the_signals_of_the_units_own_KPIs_and_leads_to_them()
    {
        var page = await company.ReadAsync(company.Chief, company.UnitPath("ORG") + October);
        var marks = OwnKpis("ORG")
            .Select(k => (k.Name, KpiBehaviour.Of(company.World.Book, k, company.World.Window("2026-10")).Mark))
            .Where(k => k.Mark is not null)
            .ToList();
        Assert.Contains("REVENUE", marks.Select(m => m.Name));
        Assert.DoesNotContain("DELIGHT", marks.Select(m => m.Name));
        var better = marks.Where(m => m.Mark!.Value.Signal.Meaning == SignalMeaning.Improvement).Select(m => m.Name).ToList();
        Assert.Contains($"{marks.Count} KPI", page.Words, StringComparison.Ordinal);
        var link = page.Document.QuerySelectorAll(".strip .keys a").Single(a => a.TextContent == $"{better.Count} better");
        var list = await company.ReadAsync(company.Chief, link.GetAttribute("href")!);
        Assert.Equal(better.Order(), list.Document.QuerySelectorAll("main tbody .ob a").Select(a => a.TextContent).Order());
    }

    [Fact]
    public async Task A_row_says_its_signal_in_a_word_that_leads_to_why_and_its_trend_in_a_sentence()
    {
        var page = await company.ReadAsync(company.Chief, company.UnitPath("ORG") + October);
        var rows = page
            .Document.QuerySelectorAll("section[aria-labelledby=kpis-h] tbody tr")
            .ToDictionary(r => r.QuerySelector(".ob a")!.TextContent);
        var mark = rows["REVENUE"].QuerySelector("a.mark")!;
        Assert.Equal("above its range", mark.TextContent.Trim());
        Assert.Equal($"{company.KpiPath("REVENUE")}?period=2026-10#says-h", mark.GetAttribute("href"));
        Assert.Equal("Signal: better", mark.QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Null(rows["DELIGHT"].QuerySelector(".mark"));
        Assert.All(
            rows.Values,
            r =>
                Assert.StartsWith(
                    "Score over 13 periods, from ",
                    r.QuerySelector("svg.spark")!.GetAttribute("aria-label"),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task That_targets_have_never_been_met_is_said_once()
    {
        var page = await company.ReadAsync(company.Chief, company.UnitPath("ORG") + October);
        var never = OwnKpis("ORG").Count(k => KpiBehaviour.Of(company.World.Book, k, company.World.Window("2026-10")).NeverMet);
        Assert.InRange(never, 1, 2);
        Assert.Equal(
            $"{never} of 3 KPIs {(never == 1 ? "has never met its target" : "have never met their target")}.",
            page.Document.QuerySelector("section[aria-labelledby=kpis-h] .foot")!.TextContent
        );
        Assert.DoesNotContain("so far", page.Document.QuerySelector("section[aria-labelledby=kpis-h]")!.TextContent);
    }

    [Fact]
    public async Task The_page_of_an_objective_explains_its_mark()
    {
        var pages = (
            from code in new[] { "GROW", "SERVE", "RUN", "DRIVE", "LEARN" }
            from month in Enumerable.Range(1, 9).Select(m => $"2026-0{m}")
            let mark = ScoreSignal.Of(company.World.Book, company.World.Node(code), company.World.Window(month)).Mark
            select (Code: code, Month: month, IsMarked: mark is not null)
        ).ToList();
        var (marked, calm) = (pages.First(p => p.IsMarked), pages.First(p => !p.IsMarked));
        var page = await company.ReadAsync(company.Chief, $"{company.ObjectivePath(marked.Code)}?period={marked.Month}");
        Assert.Contains("than its own history: ", page.Document.QuerySelector("#signal")!.TextContent, StringComparison.Ordinal);
        page = await company.ReadAsync(company.Chief, $"{company.ObjectivePath(calm.Code)}?period={calm.Month}");
        Assert.Null(page.Document.QuerySelector("#signal"));
    }

    private IEnumerable<Kpi> OwnKpis(string unit) =>
        company.World.Model.ObjectivesOf(company.World.Unit(unit)).SelectMany(company.World.Model.KpisOf);

    [Fact]
    public async Task The_change_is_the_difference_of_the_two_shown_numbers()
    {
        foreach (var unit in new[] { "ORG", "OPS" })
        {
            var (before, now) = (company.World.Score(unit, "2026-08"), company.World.Score(unit, "2026-09"));
            var page = await company.ReadAsync(company.Chief, company.UnitPath(unit) + "?period=2026-09");

            var difference =
                decimal.Parse(ScoredCompany.One(now), CultureInfo.InvariantCulture)
                - decimal.Parse(ScoredCompany.One(before), CultureInfo.InvariantCulture);
            var shown = page.Document.QuerySelector(".strip .sub")!.TextContent;
            Assert.Contains(difference.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture), shown, StringComparison.Ordinal);
            Assert.Contains("since August", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Objectives_stand_in_their_perspective_with_share_and_score()
    {
        var page = await company.ReadAsync(company.Chief, company.UnitPath("ORG") + October);

        var customer = page.Document.QuerySelectorAll(".persps section").Single(s => s.QuerySelector("h2")!.TextContent == "Customer");
        Assert.Contains("40% of score", customer.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        var row = customer.QuerySelectorAll("tbody tr").Single();
        Assert.Equal("SERVE", row.QuerySelector("a")!.TextContent);
        Assert.Equal(company.ObjectivePath("SERVE") + October, row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("2 of 3 KPIs", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(ScoredCompany.One(company.World.Score("SERVE", "2026-10")), row.QuerySelector(".sc")!.TextContent);
    }

    [Fact]
    public async Task The_period_selector_keeps_the_place_in_time_and_leads_no_further_than_today()
    {
        var page = await company.ReadAsync(company.Reader, company.UnitPath("ORG") + "?period=2026-11");

        var links = page.Document.QuerySelectorAll(".seg a").ToDictionary(a => a.TextContent, a => a.GetAttribute("href"));
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["Month"] = "?period=2026-11",
                ["Quarter"] = "?period=2026-Q4",
                ["Half-year"] = "?period=2026-H2",
                ["Year to date"] = "?period=2026-11&to-date=yes",
                ["Year"] = "?period=2026",
            },
            links
        );
        Assert.Equal("Month", page.Document.QuerySelector(".seg [aria-current]")!.TextContent);
        Assert.Equal(["Previous: October 2026"], page.Document.QuerySelectorAll(".stepper a").Select(a => a.GetAttribute("aria-label")));
    }

    [Theory]
    [InlineData("?period=1900-01")]
    [InlineData("?period=2026-W07")]
    [InlineData("?period=nonsense")]
    public async Task A_period_that_cannot_be_shown_becomes_the_last_one_with_values(string query)
    {
        var page = await company.ReadAsync(company.Reader, company.UnitPath("ORG") + query);

        Assert.Equal("Vireo, October 2026", page.Heading);
    }

    [Fact]
    public async Task A_private_unit_is_not_there_and_not_named_for_those_who_may_not_see_it()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await company.ReadAsync(company.Reader, company.UnitPath("VAULT"))).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await company.ReadAsync(company.App.Companies.Administrator, company.UnitPath("ORG"))).Status
        );

        var all = (await company.ReadAsync(company.Reader, company.UnitPath("ORG") + October)).Document.DocumentElement.OuterHtml;
        Assert.DoesNotContain("VAULT", all, StringComparison.Ordinal);
        Assert.DoesNotContain("HOARD", all, StringComparison.Ordinal);
        Assert.Contains(
            "VAULT",
            (await company.ReadAsync(company.Chief, company.UnitPath("ORG") + October)).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Many_units_below_are_folded_to_the_lowest_scores()
    {
        var folded = await company.ReadAsync(company.Reader, company.UnitPath("YARDS") + October);
        var all = await company.ReadAsync(company.Reader, company.UnitPath("YARDS") + October + "&all=yes");

        Assert.Equal(Enumerable.Range(1, 30).Select(i => $"YARD{i:00}"), Below(folded));
        Assert.Contains("The 30 lowest scores of 35", folded.Words, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 35).Select(i => $"YARD{i:00}"), Below(all));

        static IEnumerable<string> Below(TestPage page) =>
            page.Document.QuerySelectorAll("section[aria-labelledby=below-h] tbody a").Select(a => a.TextContent);
    }

    [Fact]
    public async Task An_empty_unit_says_what_to_do_to_those_who_can()
    {
        var chief = await company.ReadAsync(company.Chief, company.UnitPath("EMPTY"));
        var reader = await company.ReadAsync(company.Reader, company.UnitPath("EMPTY"));

        Assert.Contains("No objectives yet", chief.Words, StringComparison.Ordinal);
        Assert.Contains("No objectives yet", reader.Words, StringComparison.Ordinal);
        Assert.NotEmpty(chief.Document.QuerySelectorAll("main a[href^='/objectives/new']"));
        Assert.Empty(reader.Document.QuerySelectorAll("main a[href*='/new'], main a[href$='/edit']"));
    }

    [Fact]
    public async Task Each_starts_where_their_work_is()
    {
        Assert.Equal("/enter", (await company.ReadAsync(company.Clerk, "/")).Path);
        Assert.Equal(company.UnitPath("OPS"), (await company.ReadAsync(company.Head, "/")).Path);
        Assert.Equal(company.UnitPath("ORG"), (await company.ReadAsync(company.Chief, "/")).Path);
        Assert.Contains(
            "not a member of an organization",
            (await company.ReadAsync(company.App.Companies.Nobody, "/")).Heading,
            StringComparison.Ordinal
        );
    }
}
