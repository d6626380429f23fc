using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.TestData;

namespace Scorecard.Web.Tests.Admin;

public sealed class ChangesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Address = "/admin/changes";

    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task A_change_is_read_with_who_when_what_from_and_to()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        await (await browser.GetAsync("/admin/organization"))
            .Form()
            .Type("Input.TimeZone", "Europe/Amsterdam")
            .Type("Input.MinimumCoverage", "60")
            .SubmitAsync();

        var page = await browser.GetAsync(Address);

        Assert.Equal(
            [
                "12 Nov 2026, 10:30 Ada Admin | 2 changes of Acme | ",
                " | Acme Organization · Time zone | Etc/UTC | Europe/Amsterdam | ",
                " | Acme Organization · Minimum coverage | 50% | 60% | ",
            ],
            [Rows(page)[0], .. Rows(page).Skip(1).Take(2).OrderDescending(StringComparer.Ordinal)]
        );
        Assert.Equal("/admin/organization", page.Document.QuerySelector("tbody a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Values_ids_and_dates_are_said_in_the_persons_language_and_with_names()
    {
        var visits = app.Companies.Acme.Kpi("VISITS");
        await app.RecordAsync(visits, "2026-10", 38.5m);
        await app.WriteAsync(
            Acme,
            async db => (await db.Kpis.SingleAsync(k => k.Id == visits.Id)).NameUpdaters([app.Companies.NorthUpdater.Id])
        );
        var browser = await app.SignInAsync(app.Companies.Administrator, "de-DE");

        var values = await browser.GetAsync($"{Address}?kind=measurement");
        Assert.Contains("Scorecard | VISITS Value · October 2026 · NORTH | | 38,5 | ", Rows(values)[0], StringComparison.Ordinal);
        Assert.Contains("12 Nov. 2026, ", Rows(values)[0], StringComparison.Ordinal);
        Assert.Equal($"/kpis/{PublicIds.Format(visits.Id)}", values.Document.QuerySelector("tbody a")!.GetAttribute("href"));

        Assert.Contains(
            Rows(await browser.GetAsync($"{Address}?kind=kpi")),
            row => row.Contains("VISITS KPI · Added · NORTH | | updater Una Updater", StringComparison.Ordinal)
        );
        Assert.Contains(
            Rows(await browser.GetAsync($"{Address}?kind=membership")),
            row => row.Contains("Max Manager Role · Added | | Manager on SALES", StringComparison.Ordinal)
        );
        Assert.Contains(
            Rows(await browser.GetAsync($"{Address}?kind=contribution")),
            row => row.Contains("GROW Contribution · Added · Acme | | from SELL, weight 1", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_newest_come_first_and_older_pages_follow_without_a_gap()
    {
        await app.WriteAsync(
            Acme,
            async db =>
            {
                var organization = await db.Organizations.SingleAsync();
                var parent = await db.Units.SingleAsync(u => u.CodeNormalized == "OPS");
                for (var i = 1; i <= 130; i++)
                    db.Add(Domain.Units.Unit.Below(70_000 + i, organization, parent, $"T{i}", $"Team number {i}"));
            }
        );
        var browser = await app.SignInAsync(app.Companies.Administrator);

        var first = await browser.GetAsync($"{Address}?kind=unit");
        var second = await browser.GetAsync(Address + first.Document.QuerySelector("nav.foot a")!.GetAttribute("href"));

        Assert.Equal(
            await app.ReadAsync(Acme, db => db.Changes.CountAsync(c => c.Subject == Domain.Changes.Subject.Unit)),
            Lines(first) + Lines(second)
        );
        var named = Rows(first)
            .Concat(Rows(second))
            .Where(row => row.Contains("Team number", StringComparison.Ordinal) && !row.Contains("changes of", StringComparison.Ordinal))
            .ToList();
        Assert.Equal((130, 130), (named.Count, named.Distinct().Count()));
        Assert.Null(second.Document.QuerySelector("nav.foot a[href*=before]"));
        Assert.Equal("?kind=unit", second.Document.QuerySelector("nav.foot a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_act_is_one_line_that_unfolds_and_its_filters_are_person_unit_and_day()
    {
        var kpi = app.Companies.Acme.Kpi("ON-TIME");
        var manager = await app.SignInAsync(app.Companies.Administrator);
        await (await manager.GetAsync($"/kpis/{PublicIds.Format(kpi.Id)}/edit"))
            .Form()
            .Type("Input.DueDays", "4")
            .Type("Input.Description", "Counted at the gate")
            .SubmitAsync();
        var unit = PublicIds.Format(app.Companies.Acme.Model.UnitOf(kpi).Id);
        var person = PublicIds.Format(app.Companies.Administrator.Id);

        var page = await manager.GetAsync($"{Address}?kind=kpi&by={person}&unit={unit}&from=2026-11-12&to=2026-11-12");

        var act = page.Document.QuerySelector("table.changes tbody")!;
        Assert.Equal("2 changes of ON-TIME", act.QuerySelector("[data-expand]")!.TextContent.Trim());
        Assert.Equal([true, true], act.QuerySelectorAll("tr.kid").Select(row => row.HasAttribute("hidden")));
        Assert.StartsWith(
            $"/undo?of={PublicIds.Format(kpi.Id)}&sequence=",
            act.QuerySelector("a.btn")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        foreach (var other in new[] { "from=2026-11-13", "to=2026-11-11", $"unit={PublicIds.Format(app.Companies.Acme.Unit("NORTH").Id)}" })
            Assert.DoesNotContain(
                "Counted at the gate",
                (await manager.GetAsync($"{Address}?kind=kpi&by={person}&{other}")).Words,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task What_is_gone_keeps_its_name_and_has_no_link()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        await app.WriteAsync(
            Acme,
            async db =>
                db.Add(
                    Domain.Units.Unit.Below(
                        79_001,
                        await db.Organizations.SingleAsync(),
                        await db.Units.SingleAsync(u => u.CodeNormalized == "OPS"),
                        "GONE",
                        "Soon gone"
                    )
                )
        );
        await app.WriteAsync(Acme, async db => db.Remove(await db.Units.SingleAsync(u => u.CodeNormalized == "GONE")));

        var page = await browser.GetAsync($"{Address}?kind=unit");

        Assert.Contains("GONE Soon gone Unit · Removed | GONE Soon gone | | ", Rows(page)[0], StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("tbody tr:first-child a"));
    }

    [Theory]
    [InlineData("?kind=nonsense&before=x.y")]
    [InlineData("?before=99999999999999999999.1")]
    [InlineData("?before=-1.-1&kind=3")]
    public async Task An_address_without_sense_shows_the_newest(string query)
    {
        var page = await (await app.SignInAsync(app.Companies.Administrator)).GetAsync(Address + query);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEmpty(Rows(page));
    }

    [Fact]
    public async Task Another_organization_s_changes_are_neither_shown_nor_in_the_file()
    {
        var stranger = await app.SignInAsync(app.Companies.Stranger);

        var page = await stranger.GetAsync(Address);
        var file = await stranger.Client.GetStringAsync($"{Address}?export=csv");

        Assert.Contains("Globex", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Acme", page.Words + file, StringComparison.Ordinal);
        Assert.DoesNotContain("Max Manager", page.Words + file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_has_the_same_lines()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);

        var response = await browser.Client.GetAsync($"{Address}?export=csv&kind=membership");

        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var lines = (await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("at,by,kind,thing,what,from,to,why", lines[0]);
        Assert.Contains("2026-11-12T09:30:00Z,Scorecard,Role,Max Manager,Added,,Manager on SALES,", lines);
        var refused = await (await app.SignInAsync(app.Companies.SalesManager)).Client.GetAsync($"{Address}?export=csv");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task The_file_costs_less_than_the_page_that_offers_undo_and_people()
    {
        var log = new SqlLog();
        var watched = new TestApp { Database = options => options.AddInterceptors(log) };
        await ((IAsyncLifetime)watched).InitializeAsync();
        var browser = await watched.SignInAsync(watched.Companies.Administrator);
        await browser.GetAsync(Address);

        log.Clear();
        await browser.GetAsync(Address);
        var page = log.Count;
        log.Clear();
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync($"{Address}?export=csv")).StatusCode);
        Assert.Equal(page - 1, log.Count);
        await ((IAsyncLifetime)watched).DisposeAsync();
    }

    [Fact]
    public async Task Pages_of_one_kind_and_older_pages_are_found_by_an_index_and_in_order()
    {
        var log = new SqlLog();
        var watched = new TestApp { Database = options => options.AddInterceptors(log) };
        await ((IAsyncLifetime)watched).InitializeAsync();
        var browser = await watched.SignInAsync(watched.Companies.Administrator);
        await browser.GetAsync(Address);

        foreach (var query in new[] { "?kind=person", "?kind=unit&before=1.3", "?before=2.0" })
        {
            log.Clear();
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Address + query)).Status);
            Assert.InRange(log.Count, 1, 5);
            Assert.Contains(log.Commands, c => c.Sql.Contains("\"Changes\"", StringComparison.Ordinal));
            Assert.Empty(await watched.ReadAsync(0, db => log.FullScansAsync(db)));
        }
        await ((IAsyncLifetime)watched).DisposeAsync();
    }

    private static int Lines(TestPage page) => page.Document.QuerySelectorAll("tbody tr:not(:has([data-expand]))").Length;

    private static List<string> Rows(TestPage page) =>
        [
            .. page
                .Document.QuerySelectorAll("tbody tr")
                .Select(row =>
                    string.Join(" | ", row.QuerySelectorAll("td").Select(Text)).Replace("|  |", "| |", StringComparison.Ordinal)
                ),
        ];

    private static string Text(IElement cell) =>
        string.Join(
            ' ',
            string.Join(' ', cell.ChildNodes.Select(n => n.TextContent)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
