using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Health;
using Scorecard.Domain.Kpis;
using Scorecard.TestData.Health;
using Scorecard.Web.Tests.Health;
using Scorecard.Web.Tests.Initiatives;

namespace Scorecard.Web.Tests.Attention;

public sealed class AttentionTests
{
    [Fact]
    public async Task What_falls_stands_on_the_dashboard_with_where_since_when_and_one_action()
    {
        await using var company = await FallingAsync();

        var page = await (await company.App.SignInAsync(company.Administrator)).GetAsync(Dashboard(company));

        var item = page.Document.QuerySelectorAll(".attn li").Single();
        Assert.Equal("FALLS", item.QuerySelector("div a")!.TextContent);
        Assert.Equal("OPS · score fell from 38.0 to 20.0 · off track since May", item.QuerySelector("small")!.TextContent);
        Assert.Equal(
            $"/initiatives/new?kpi={PublicIds.Format(company.World.Kpi("FALLS").Id)}",
            item.QuerySelectorAll("a.btn").Single().GetAttribute("href")
        );
        Assert.Equal("Off track and falling", page.Document.QuerySelector(".attn h3")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_sound_cascade_needs_nobody_and_says_why()
    {
        await using var company = await SpoiledCompany.OfAsync(CheckedWorld.Sound());
        var page = await (await company.App.SignInAsync(company.Administrator)).GetAsync(Dashboard(company));
        Assert.Contains("Nothing needs you now In June 2025 no KPI is off track", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_is_dismissed_on_the_dashboard_and_taken_back()
    {
        await using var company = await FallingAsync();
        var browser = await company.App.SignInAsync(company.Administrator);

        var dismissed = await (await browser.GetAsync(Dashboard(company))).Form("#dismiss").SubmitAsync("Input.Item");

        Assert.StartsWith(Dashboard(company), dismissed.Path, StringComparison.Ordinal);
        Assert.Contains("Dismissed for you. It comes back when its facts change.", dismissed.Words, StringComparison.Ordinal);
        Assert.Contains("You have dismissed what there was.", dismissed.Words, StringComparison.Ordinal);
        Assert.Contains("1 dismissed", dismissed.Words, StringComparison.Ordinal);
        Assert.Empty(dismissed.Document.QuerySelectorAll(".attn li"));

        var back = await dismissed.Form(".attn form.notice").SubmitAsync();
        Assert.StartsWith(Dashboard(company), back.Path, StringComparison.Ordinal);
        Assert.Single(back.Document.QuerySelectorAll(".attn li"));
        Assert.DoesNotContain("dismissed", back.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_what_is_dismissed_and_takes_it_back()
    {
        await using var company = await FallingAsync();
        var browser = await company.App.SignInAsync(company.Administrator);
        var dismissed = await (await browser.GetAsync(All(company))).Form("#dismiss").SubmitAsync("Input.Item");
        Assert.StartsWith(All(company), dismissed.Path, StringComparison.Ordinal);
        Assert.Empty(dismissed.Document.QuerySelectorAll(".back li"));

        var list = await browser.GetAsync($"{All(company)}?dismissed=yes");
        Assert.Equal("FALLS", list.Document.QuerySelector(".back li a")!.TextContent);
        var back = await list.Form(".back form").SubmitAsync();

        Assert.Equal("It is on your list again.", back.Message);
        Assert.Single(back.Document.QuerySelectorAll(".attn li"));
    }

    [Fact]
    public async Task A_dismissed_item_comes_back_when_its_facts_change()
    {
        await using var company = await FallingAsync();
        var browser = await company.App.SignInAsync(company.Administrator);
        await (await browser.GetAsync(All(company))).Form("#dismiss").SubmitAsync("Input.Item");

        await CorrectAsync(company, 15);

        var page = await browser.GetAsync(All(company));
        Assert.Contains("fell from 38.0 to 15.0", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("1 dismissed", page.Words, StringComparison.Ordinal);
        await page.Form("#dismiss").SubmitAsync("Input.Item");
        Assert.Equal(1, await company.App.ReadAsync(company.World.Model.Organization.Id, db => db.DismissedItems.CountAsync()));
    }

    [Fact]
    public async Task What_changed_since_one_looked_stays_and_what_is_gone_is_said_so()
    {
        await using var company = await FallingAsync();
        var page = await (await company.App.SignInAsync(company.Administrator)).GetAsync(All(company));
        await CorrectAsync(company, 15);
        Assert.Contains(
            "This has changed since you looked",
            (await page.Form("#dismiss").SubmitAsync("Input.Item")).Problems,
            StringComparison.Ordinal
        );
        await CorrectAsync(company, 80);
        Assert.Contains(
            "This needs no attention any more.",
            (await page.Form("#dismiss").SubmitAsync("Input.Item")).Problems,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await company.App.ReadAsync(company.World.Model.Organization.Id, db => db.DismissedItems.CountAsync()));
    }

    [Fact]
    public async Task What_was_accepted_in_the_health_check_is_left_out()
    {
        await using var company = await SpoiledCompany.OfAsync(CheckedWorld.Sound().Add("FLAT", "RUN", value: 20));
        var browser = await company.App.SignInAsync(company.Administrator);
        Assert.Contains("Off track, no initiative", (await browser.GetAsync(Dashboard(company))).Words, StringComparison.Ordinal);

        await (await browser.GetAsync("/health-check?rule=RedWithoutInitiative"))
            .Form(".findings .panel")
            .Type("Input.Reason", "We watch it")
            .SubmitAsync();

        Assert.Contains("Nothing needs you now", (await browser.GetAsync(Dashboard(company))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_health_check_found_leads_there()
    {
        await using var company = await SpoiledCompany.OfAsync(HealthRule.NoObjectives);
        var browser = await company.App.SignInAsync(company.Administrator);
        var link = (await browser.GetAsync(Dashboard(company))).Document.QuerySelector(".attn li a.btn")!;
        Assert.StartsWith("Mend", link.TextContent, StringComparison.Ordinal);
        Assert.Contains("“LAB” has no objectives", (await browser.GetAsync(link.GetAttribute("href")!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_private_unit_is_told_and_dismissing_is_for_oneself()
    {
        var company = new PlannedCompany();
        await company.InitializeAsync();
        var address = $"/units/{company.Id("ORG")}/attention";
        var (chief, viewer) = (
            await company.App.SignInAsync(company.App.Companies.Administrator),
            await company.App.SignInAsync(company.App.Companies.PlantViewer)
        );

        var all = await chief.GetAsync(address);
        var some = await viewer.GetAsync(address);

        Assert.Contains("late since 31 Oct 2026", all.Words, StringComparison.Ordinal);
        Assert.Contains("SECRET", all.Words, StringComparison.Ordinal);
        Assert.Contains("PIPES", some.Words, StringComparison.Ordinal);
        foreach (var name in new[] { "SECRET", "IDEAS", "LAB", "INVENT" })
            Assert.DoesNotContain(name, some.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(
            some.Document.QuerySelectorAll(".attn li").Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
            some.Document.QuerySelector(".attn header .num")!.TextContent
        );
        Assert.Equal(
            "Look: PIPES",
            some.Document.QuerySelectorAll(".attn li")
                .Single(i => i.QuerySelector("a")!.TextContent == "PIPES")
                .QuerySelector("a.btn")!
                .TextContent
        );

        var secret = all
            .Document.QuerySelectorAll(".attn li")
            .Single(i => i.QuerySelector("a")!.TextContent == "SECRET")
            .QuerySelector("button[name='Input.Item']")!
            .GetAttribute("value")!;
        Assert.Contains(
            "This needs no attention any more.",
            (await some.Form("#dismiss").Type("Input.Item", secret).SubmitAsync()).Problems,
            StringComparison.Ordinal
        );

        await all.Form("#dismiss").SubmitAsync("Input.Item", secret);
        Assert.DoesNotContain("SECRET", (await chief.GetAsync(address)).Words, StringComparison.Ordinal);
        Assert.Contains(
            "SECRET",
            (await (await company.App.SignInAsync(company.App.Companies.Viewer)).GetAsync(address)).Words,
            StringComparison.Ordinal
        );
        await company.DisposeAsync();
    }

    private static Task<SpoiledCompany> FallingAsync() =>
        SpoiledCompany.OfAsync(CheckedWorld.Sound().Kpi("FALLS", "RUN").Own("FALLS").Values("FALLS", "2025-04", 52, 38, 20));

    private static string Dashboard(SpoiledCompany company) => $"/units/{PublicIds.Format(company.World.Model.Root!.Id)}";

    private static string All(SpoiledCompany company) => $"{Dashboard(company)}/attention";

    private static Task CorrectAsync(SpoiledCompany company, decimal value) =>
        company.App.WriteAsync(
            company.World.Model.Organization.Id,
            async db =>
            {
                var (kpi, period) = (
                    await db.Kpis.SingleAsync(k => k.Id == company.World.Kpi("FALLS").Id),
                    company.World.Period("2025-06")
                );
                var current = await db
                    .Measurements.Where(m => m.KpiId == kpi.Id && m.PeriodStart == period.Start)
                    .OrderByDescending(m => m.Revision)
                    .FirstAsync();
                db.Add(
                    kpi.Record(
                        period,
                        MeasuredValue.Of(value),
                        "Counted again",
                        current,
                        company.World.Calendar,
                        null,
                        CheckedWorld.Today,
                        company.App.Clock.UtcDateTime,
                        1
                    )
                );
            }
        );
}
