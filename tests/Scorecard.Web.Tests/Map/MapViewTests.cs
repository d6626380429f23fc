using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Plans;

namespace Scorecard.Web.Tests.Map;

public sealed class MapViewTests(TestApp app) : MapPageTests(app)
{
    [Fact]
    public async Task An_arrow_to_another_unit_is_a_stub_that_can_be_folded_away()
    {
        var (own, _) = await TwoAsync("SALES");
        var grow = App.Companies.Acme.Objective("GROW");
        var browser = await App.SignInAsync(App.Companies.SalesManager);

        var drawn = await DrawAsync(browser, "SALES", own, grow);
        Assert.Contains("GROW (Acme)", drawn.Document.QuerySelector("[data-links]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("To Acme", drawn.Document.QuerySelector($".n[data-node='{Id(own)}']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("From NORTH", drawn.Document.QuerySelector($".n[data-node='{Id("SELL")}']")!.TextContent, StringComparison.Ordinal);

        var folded = await browser.GetAsync(Map("SALES"));
        Assert.DoesNotContain("GROW (Acme)", folded.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("From NORTH", folded.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_private_is_on_nobody_else_s_map()
    {
        var (invent, grow) = (App.Companies.Acme.Objective("INVENT"), App.Companies.Acme.Objective("GROW"));
        await App.WriteAsync(
            Acme,
            async db =>
                db.Add(
                    new CauseEffectLink(
                        71_001,
                        await db.Objectives.SingleAsync(o => o.Id == invent.Id),
                        await db.Objectives.SingleAsync(o => o.Id == grow.Id),
                        1,
                        note: "Hush"
                    )
                )
        );

        var page = await (await App.SignInAsync(App.Companies.PlantViewer)).GetAsync(Map("ORG") + "?links=all");
        Assert.All(
            new[] { "INVENT", "LAB", "Hush" },
            word => Assert.DoesNotContain(word, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal)
        );

        var seen = await (await App.SignInAsync(App.Companies.Administrator)).GetAsync(Map("ORG") + "?links=all");
        Assert.Contains("INVENT (LAB)", seen.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_shows_each_perspective_in_order_and_every_objective_as_a_link()
    {
        var page = await (await App.SignInAsync(App.Companies.Viewer)).GetAsync(Map("ORG"));

        Assert.Equal(
            ["Financial", "Customer", "Internal process", "Learning and growth"],
            page.Document.QuerySelectorAll(".lane > text").Select(t => t.TextContent)
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await (await App.SignInAsync(App.Companies.Viewer)).GetAsync(page.Document.QuerySelector(".n")!.GetAttribute("href")!)).Status
        );
        Assert.Null(page.Document.QuerySelector("a[href*='edit=yes']"));
        Assert.Empty(page.Document.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task A_unit_without_objectives_offers_one_action_to_those_who_may()
    {
        var (editor, reader) = (await App.SignInAsync(App.Companies.SalesManager), await App.SignInAsync(App.Companies.PlantViewer));
        var added = await (await editor.GetAsync($"/units/new?parent={PublicIds.Format(App.Companies.Acme.Unit("SALES").Id)}"))
            .Form()
            .Type("Input.Name", "Blank")
            .Type("Input.Code", "BLANK")
            .SubmitAsync();
        var unit = await App.ReadAsync(Acme, db => db.Units.Where(u => u.CodeNormalized == "BLANK").Select(u => u.Id).SingleAsync());
        Assert.NotNull(added);

        Assert.Contains("Add objective", (await editor.GetAsync($"/units/{PublicIds.Format(unit)}/map")).Words, StringComparison.Ordinal);
        var read = await reader.GetAsync($"/units/{PublicIds.Format(unit)}/map");
        Assert.Contains("No objectives to map yet", read.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Add objective", read.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_that_is_typed_becomes_a_column()
    {
        var (one, _) = await TwoAsync("NORTH");
        var browser = await App.SignInAsync(App.Companies.SalesManager);
        Assert.DoesNotContain("Themes", (await browser.GetAsync(Map("NORTH"))).Words, StringComparison.Ordinal);

        await (await browser.GetAsync($"/objectives/{Id(one)}/edit")).Form().Type("Input.Theme", "Operational excellence").SubmitAsync();

        Assert.Contains("Themes", (await browser.GetAsync(Map("NORTH"))).Words, StringComparison.Ordinal);
        var themes = (await browser.GetAsync(Map("NORTH") + "?columns=themes"))
            .Document.QuerySelectorAll(".theme")
            .Select(t => t.TextContent.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(["Operationalexcellence", "Withoutatheme"], themes);
        var other = await browser.GetAsync($"/objectives/{Id("SELL")}/edit");
        Assert.NotNull(other.Document.QuerySelector("#themes option[value='Operational excellence']"));
    }

    [Fact]
    public async Task A_link_of_KPIs_leads_between_their_objectives()
    {
        var world = App.Companies.Acme;
        await App.WriteAsync(
            Acme,
            async db =>
                db.Add(
                    new CauseEffectLink(
                        71_002,
                        await db.Kpis.SingleAsync(k => k.Id == world.Kpi("VISITS").Id),
                        await db.Kpis.SingleAsync(k => k.Id == world.Kpi("SALES-REVENUE").Id),
                        2
                    )
                )
        );
        var browser = await App.SignInAsync(App.Companies.SalesManager);

        Assert.Contains("SALES-REVENUE (SALES)", (await browser.GetAsync(Map("NORTH") + "?links=all")).Words, StringComparison.Ordinal);
        Assert.Contains("Between KPIs", (await browser.GetAsync(Map("SALES") + "?links=all")).Words, StringComparison.Ordinal);
    }
}
