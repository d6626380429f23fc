using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Signals;
using Scorecard.Web.Pages.Parts;

namespace Scorecard.Web.Tests.Evidence;

/// <summary>The evidence of the demo organization as its executive reads it.</summary>
public sealed class EvidencePageTests(DemoApp demo) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task Every_link_stands_under_its_verdict_as_a_sentence()
    {
        var page = await demo.GetAsync("/evidence");

        Assert.Equal("Evidence", page.Heading);
        Assert.Equal(demo.Links.Count, page.Document.QuerySelectorAll(".lines li > p > a, .grid-main td > a").Length);
        var open = demo.Links.Count - page.Document.QuerySelectorAll(".lines li > p > a").Length;
        Assert.EndsWith(
            $", {open} open",
            page.Document.QuerySelector("[aria-label='In short'] .mid")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Matches("^[0-9]+ holds?, ", page.Document.QuerySelector("[aria-label='In short'] .mid")!.TextContent);
        Assert.Contains(
            "“Loading crews trained” leads “Damage per 1,000 parcels” by 3 months, as claimed: consistent with the values of",
            page.Words,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Stops per route hour” leads “On-time delivery” by 1 month, not the other way round as claimed",
            page.Words,
            StringComparison.Ordinal
        );
        Assert.Contains("Nothing is proved by it", page.Words, StringComparison.Ordinal);
        Assert.Contains("Evidence", page.Document.QuerySelector("nav [aria-current]")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task Links_are_found_by_verdict_and_by_unit()
    {
        var supported = await demo.GetAsync("/evidence?verdict=Supported");
        Assert.Equal(["Supported"], supported.Document.QuerySelectorAll(".col section h2").Select(h => h.TextContent));

        var finance = await demo.GetAsync($"/evidence?unit={PublicIds.Format(demo.Unit("BC"))}");
        Assert.Contains("“Invoices sent in 2 days”", finance.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("“Loading crews trained”", finance.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_has_a_page_with_its_numbers_and_what_would_change_the_verdict()
    {
        var seen = new HashSet<Verdict>();
        foreach (var link in demo.Links)
        {
            var page = await demo.GetAsync($"/evidence/{PublicIds.Format(link.Id)}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.NotEmpty(page.Document.QuerySelectorAll(".points li"));
            Assert.Empty(page.Document.QuerySelectorAll("[style]"));
            seen.Add(VerdictWords.All.Single(v => v.Word() == page.Document.QuerySelector(".verdict b")!.TextContent));
        }
        Assert.Superset(new HashSet<Verdict> { Verdict.Supported, Verdict.Reversed, Verdict.NoEvidence, Verdict.NotYetTestable }, seen);

        var trained = await demo.GetAsync($"/evidence/{PublicIds.Format(demo.Link("DA-LOAD", "WH-DMG").Id)}");
        Assert.NotEmpty(trained.Document.QuerySelectorAll("svg.pair .cause polyline"));
        Assert.NotEmpty(trained.Document.QuerySelectorAll("svg.pair .effect polyline"));
        Assert.Contains("“Loading crews trained” is moved 3 months to the right", trained.Words, StringComparison.Ordinal);
        Assert.Contains("3 months earlier", trained.Document.QuerySelector("table thead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "The past of “Loading crews trained” helps to foretell “Damage per 1,000 parcels”: F(",
            trained.Words,
            StringComparison.Ordinal
        );
        Assert.NotEmpty(trained.Document.QuerySelectorAll("svg.bars .found"));
        var fatigue = await demo.GetAsync($"/evidence/{PublicIds.Format(demo.Link("DA-FAT", "NW-LTI").Id)}");
        Assert.Contains("months more with values of both", fatigue.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_between_objectives_lists_the_pairs_that_were_tested()
    {
        var link = demo.Links.First(l => l.CauseKpiId is null);
        var page = await demo.GetAsync($"/evidence/{PublicIds.Format(link.Id)}?pair=2");

        var pairs = page.Document.QuerySelectorAll("section[aria-labelledby=pairs-h] li a");
        Assert.True(pairs.Length > 1);
        Assert.Equal("true", pairs[1].GetAttribute("aria-current"));
        Assert.Contains("The score of", pairs[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_draws_each_link_as_the_values_say_and_counts_the_verdicts()
    {
        var page = await demo.GetAsync($"/units/{PublicIds.Format(demo.Unit("NW"))}/map?links=all");

        var list = page.Document.QuerySelectorAll("[data-links] > li .el b").Select(b => b.TextContent).ToList();
        var counts = page.Document.QuerySelector(".counts")!.TextContent;
        Assert.All(
            list.GroupBy(word => word),
            g => Assert.Contains($"{g.Count()} {g.Key.ToLowerInvariant()}", counts, StringComparison.Ordinal)
        );
        var found = page.Document.QuerySelectorAll("[data-links] a[href^='/evidence/']").Select(a => a.TextContent).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, text => Assert.DoesNotMatch(@"\br [−0-9]|\bp [0-9]", text));
        Assert.Contains(
            found,
            text => text.Contains("Reported ", StringComparison.Ordinal) && text.Contains(": testable in ", StringComparison.Ordinal)
        );
        Assert.NotEmpty(page.Document.QuerySelectorAll("[data-links] details .num"));
        Assert.Equal(6, page.Document.QuerySelectorAll(".keyrow .ek").Length);
    }

    [Fact]
    public async Task What_is_on_record_stands_beside_the_verdict_and_the_warnings_beside_the_KPI_that_they_are_about()
    {
        var link = demo.Link("DA-LOAD", "WH-DMG");
        await demo.App.WriteAsync(
            link.OrganizationId,
            async db =>
            {
                var first = new LeadWarning(
                    link,
                    link.CauseKpiId!.Value,
                    link.EffectKpiId!.Value,
                    new(2020, 8, 1),
                    SignalSide.Low,
                    new(2020, 10, 1),
                    new(2020, 12, 31),
                    1.5
                );
                first.Score([1.2, 1.3]);
                db.AddRange(
                    first,
                    new LeadWarning(
                        link,
                        link.CauseKpiId.Value,
                        link.EffectKpiId.Value,
                        new(2026, 8, 1),
                        SignalSide.Low,
                        new(2026, 10, 1),
                        new(2026, 12, 31),
                        1.5
                    ),
                    new LinkRecord(link, new(2020, 1, 12), new(Verdict.NotYetTestable, null, null, null, false, null), 20)
                );
                await Task.CompletedTask;
            }
        );

        var kpi = await demo.GetAsync($"/kpis/{PublicIds.Format(link.EffectKpiId!.Value)}");
        Assert.Contains(
            "“Loading crews trained” gave a signal in August 2026. “Damage per 1,000 parcels” is expected to fall below 1.50 parcels between October 2026 and December 2026.",
            kpi.Words,
            StringComparison.Ordinal
        );
        Assert.Contains("Open until 31 Dec 2026.", kpi.Words, StringComparison.Ordinal);
        Assert.Contains("Hit: it did.", kpi.Words, StringComparison.Ordinal);

        Assert.Equal((true, false), (await IsForetoldAsync("WH", demo.GetAsync), await IsForetoldAsync("BC", demo.GetAsync)));
        var owner = await demo.App.ReadAsync(
            link.OrganizationId,
            db => db.Kpis.Where(k => k.Id == link.EffectKpiId).Join(db.Users, k => k.OwnerId, p => p.Id, (_, p) => p).SingleAsync()
        );
        Assert.True(await IsForetoldAsync("BC", (await demo.App.SignInAsync(owner)).GetAsync, "Yours: "));

        var page = await demo.GetAsync($"/evidence/{PublicIds.Format(link.Id)}");
        Assert.Contains(
            "12 Jan 2020",
            page.Document.QuerySelector("section[aria-labelledby=records-h]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "hit",
            page.Document.QuerySelector("section[aria-labelledby=warnings-h] header")!.TextContent,
            StringComparison.Ordinal
        );
    }

    private async Task<bool> IsForetoldAsync(string unit, Func<string, Task<TestPage>> get, string before = "") =>
        (await get($"/units/{PublicIds.Format(demo.Unit(unit))}"))
            .Document.QuerySelector("section[aria-labelledby=expected-h]")
            ?.TextContent.Contains($"{before}“Loading crews trained” gave a signal", StringComparison.Ordinal) == true;

    [Fact]
    public async Task A_value_that_stands_in_from_a_quarter_before_is_not_said_to_lie_within_the_range_it_left()
    {
        var page = await demo.GetAsync($"/kpis/{PublicIds.Format(demo.Kpi("NW-MAR"))}?period=2026-10");

        Assert.Contains("The last value, of Q3 2026, was a signal: above the normal range of", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Within the normal range", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yes_and_no_have_no_range_and_no_forecast()
    {
        var address = $"/kpis/{PublicIds.Format(demo.Kpi("DP-DRILL"))}";
        var page = await demo.GetAsync(address + "?period=2026-10");

        Assert.Contains("Yes and no have no normal range.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Chance to reach", page.Words, StringComparison.Ordinal);
        Assert.Equal(["Actual", "Target"], page.Document.QuerySelectorAll(".chartkeys span").Select(s => s.TextContent));
        Assert.Contains("Yes and no have no normal range", (await demo.GetAsync(address + "/limits")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organization_without_links_is_told_how_to_draw_one()
    {
        var page = await (await demo.App.SignInAsync(demo.App.Companies.Stranger)).GetAsync("/evidence");
        Assert.Contains("No links to test yet", page.Words, StringComparison.Ordinal);
        Assert.EndsWith("/map?edit=yes", page.Document.QuerySelector(".blank .btn")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("0000000000000")]
    public async Task A_link_that_is_not_there_is_not_found(string id) =>
        Assert.Equal(HttpStatusCode.NotFound, (await demo.GetAsync($"/evidence/{id}")).Status);
}
