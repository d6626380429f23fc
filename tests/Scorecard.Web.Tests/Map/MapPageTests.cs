using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;

namespace Scorecard.Web.Tests.Map;

public sealed class MapPageTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task An_arrow_is_drawn_changed_removed_and_put_back()
    {
        var (cause, effect) = await TwoAsync("SALES");
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        var drawn = await (await browser.GetAsync(Map("SALES") + "?edit=yes"))
            .Form("#draw")
            .Type("Input.CauseId", Id(cause))
            .Type("Input.EffectId", Id(effect))
            .Type("Input.Lag", "3")
            .Type("Input.Raises", "false")
            .Type("Input.Note", "So they say")
            .SubmitAsync();
        Assert.Equal($"{cause.Name} now drives {effect.Name}.", drawn.Message);
        Assert.Equal((3, false, "So they say"), await LinkAsync(cause, effect));
        Assert.Equal("lowers +3 mo", drawn.Document.QuerySelector(".smap .plate text")!.TextContent);
        Assert.NotNull(drawn.Document.QuerySelector($".smap .e.wait[data-from='{Id(cause)}'][data-to='{Id(effect)}']"));
        Assert.Contains("Not yet testable", drawn.Words, StringComparison.Ordinal);
        Assert.Contains("after 3 months", drawn.Words, StringComparison.Ordinal);

        var form = (
            await browser.GetAsync(Map("SALES") + drawn.Document.QuerySelector("[data-links] a[href*='change=']")!.GetAttribute("href"))
        ).Form("#change");
        Assert.Equal(("3", "false", "So they say"), (form["Input.Lag"], form["Input.Raises"], form["Input.Note"]));
        var changed = await form.Type("Input.Lag", "0").Type("Input.Raises", "true").SubmitAsync();
        Assert.Equal((0, true, "So they say"), await LinkAsync(cause, effect));

        var removed = await changed.Form("[data-links] form").SubmitAsync();
        Assert.Null(await LinkAsync(cause, effect));
        Assert.Contains("is removed", removed.Words, StringComparison.Ordinal);

        await removed.Form("form.notice").SubmitAsync();
        Assert.Equal((0, true, "So they say"), await LinkAsync(cause, effect));
    }

    [Theory]
    [InlineData("SELL", "SELL", "1", "Nothing is its own cause. Choose another effect.")]
    [InlineData("SELL", "", "1", "Choose what is driven")]
    [InlineData("SELL", "GROW", "61", "Write a whole number from 0 to 60")]
    [InlineData("SELL", "GROW", "soon", "Write a whole number from 0 to 60")]
    [InlineData("SELL", "INVENT", "1", "What you chose is not there or not open to you, or neither belongs to this unit")]
    [InlineData("GROW", "DELIGHT", "1", "What you chose is not there or not open to you, or neither belongs to this unit")]
    [InlineData("SELL", "REVENUE", "1", "What you chose is not there or not open to you, or neither belongs to this unit")]
    public async Task An_arrow_that_does_not_fit_is_refused_and_what_was_typed_is_kept(
        string cause,
        string effect,
        string lag,
        string problem
    )
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        var page = await (await browser.GetAsync(Map("SALES") + "?edit=yes"))
            .Form("#draw")
            .Type("Input.CauseId", Id(cause))
            .Type("Input.EffectId", effect.Length > 0 ? [Id(effect)] : [])
            .Type("Input.Lag", lag)
            .Type("Input.Note", "Kept")
            .SubmitAsync();

        Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
        Assert.Equal((lag, "Kept"), (page.Form("#draw")["Input.Lag"], page.Form("#draw")["Input.Note"]));
    }

    [Fact]
    public async Task The_same_arrow_twice_is_refused_and_the_way_back_is_a_circle_that_is_named()
    {
        var (cause, effect) = await TwoAsync("OPS");
        var browser = await app.SignInAsync(app.Companies.OpsManager);
        await DrawAsync(browser, "OPS", cause, effect);

        var twice = await DrawAsync(browser, "OPS", cause, effect);
        Assert.Contains(
            $"“{cause.Name}” already drives “{effect.Name}”. Change that link instead.",
            twice.Problems,
            StringComparison.Ordinal
        );

        var back = await DrawAsync(browser, "OPS", effect, cause);
        Assert.Empty(back.Problems.Trim());
        Assert.Contains("goes round in a circle", back.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_arrow_to_another_unit_is_a_stub_that_can_be_folded_away()
    {
        var (own, _) = await TwoAsync("SALES");
        var grow = app.Companies.Acme.Objective("GROW");
        var browser = await app.SignInAsync(app.Companies.SalesManager);

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
        var (invent, grow) = (app.Companies.Acme.Objective("INVENT"), app.Companies.Acme.Objective("GROW"));
        await app.WriteAsync(
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

        var page = await (await app.SignInAsync(app.Companies.PlantViewer)).GetAsync(Map("ORG") + "?links=all");
        Assert.All(
            new[] { "INVENT", "LAB", "Hush" },
            word => Assert.DoesNotContain(word, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal)
        );

        var seen = await (await app.SignInAsync(app.Companies.Administrator)).GetAsync(Map("ORG") + "?links=all");
        Assert.Contains("INVENT (LAB)", seen.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_arrow_does_not_overwrite_a_newer_one()
    {
        var (cause, effect) = await TwoAsync("PLANT");
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var drawn = await DrawAsync(browser, "PLANT", cause, effect);
        var mine = (
            await browser.GetAsync(Map("PLANT") + drawn.Document.QuerySelector("[data-links] a[href*='change=']")!.GetAttribute("href"))
        )
            .Form("#change")
            .Type("Input.Lag", "7");
        await app.WriteAsync(
            Acme,
            async db =>
                (await db.Causes.SingleAsync(l => l.CauseObjectiveId == cause.Id && l.EffectObjectiveId == effect.Id)).Change(
                    5,
                    true,
                    "Theirs"
                )
        );

        var conflict = await mine.SubmitAsync();

        Assert.Contains("Someone else saved this", conflict.Problems, StringComparison.Ordinal);
        Assert.Equal("7", conflict.Form("#change")["Input.Lag"]);
        Assert.Contains("Theirs", conflict.Words, StringComparison.Ordinal);
        Assert.Equal(5, (await LinkAsync(cause, effect))!.Value.Lag);
        await conflict.Form("#change").SubmitAsync();
        Assert.Equal(7, (await LinkAsync(cause, effect))!.Value.Lag);
    }

    [Fact]
    public async Task The_map_shows_each_perspective_in_order_and_every_objective_as_a_link()
    {
        var page = await (await app.SignInAsync(app.Companies.Viewer)).GetAsync(Map("ORG"));

        Assert.Equal(
            ["Financial", "Customer", "Internal process", "Learning and growth"],
            page.Document.QuerySelectorAll(".lane > text").Select(t => t.TextContent)
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await (await app.SignInAsync(app.Companies.Viewer)).GetAsync(page.Document.QuerySelector(".n")!.GetAttribute("href")!)).Status
        );
        Assert.Null(page.Document.QuerySelector("a[href*='edit=yes']"));
        Assert.Empty(page.Document.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task A_unit_without_objectives_offers_one_action_to_those_who_may()
    {
        var (editor, reader) = (await app.SignInAsync(app.Companies.SalesManager), await app.SignInAsync(app.Companies.PlantViewer));
        var added = await (await editor.GetAsync($"/units/new?parent={PublicIds.Format(app.Companies.Acme.Unit("SALES").Id)}"))
            .Form()
            .Type("Input.Name", "Blank")
            .Type("Input.Code", "BLANK")
            .SubmitAsync();
        var unit = await app.ReadAsync(Acme, db => db.Units.Where(u => u.CodeNormalized == "BLANK").Select(u => u.Id).SingleAsync());
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
        var browser = await app.SignInAsync(app.Companies.SalesManager);
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
        var world = app.Companies.Acme;
        await app.WriteAsync(
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
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        Assert.Contains("SALES-REVENUE (SALES)", (await browser.GetAsync(Map("NORTH") + "?links=all")).Words, StringComparison.Ordinal);
        Assert.Contains("Between KPIs", (await browser.GetAsync(Map("SALES") + "?links=all")).Words, StringComparison.Ordinal);
    }

    private async Task<(Objective Cause, Objective Effect)> TwoAsync(string unit)
    {
        var at = app.Companies.Acme.Unit(unit);
        (Objective, Objective)? made = null;
        await app.WriteAsync(
            Acme,
            async db =>
            {
                var perspectives = await db.Perspectives.OrderBy(p => p.Position).ToListAsync();
                made = (
                    new(at.Id + 72_000, at, perspectives[3], $"LEARN-{unit}", $"Learn in {unit}"),
                    new(at.Id + 73_000, at, perspectives[0], $"EARN-{unit}", $"Earn in {unit}")
                );
                if (!await db.Objectives.AnyAsync(o => o.Id == made.Value.Item1.Id))
                    db.AddRange(made.Value.Item1, made.Value.Item2);
            }
        );
        return made!.Value;
    }

    private async Task<TestPage> DrawAsync(TestBrowser browser, string unit, Objective cause, Objective effect) =>
        await (await browser.GetAsync(Map(unit) + "?edit=yes"))
            .Form("#draw")
            .Type("Input.CauseId", Id(cause))
            .Type("Input.EffectId", Id(effect))
            .SubmitAsync();

    private string Map(string unit) => $"/units/{PublicIds.Format(app.Companies.Acme.Unit(unit).Id)}/map";

    private static string Id(Objective objective) => PublicIds.Format(objective.Id);

    private string Id(string code) =>
        PublicIds.Format(code == "REVENUE" ? app.Companies.Acme.Kpi(code).Id : app.Companies.Acme.Objective(code).Id);

    private async Task<(int Lag, bool Raises, string? Note)?> LinkAsync(Objective cause, Objective effect) =>
        await app.ReadAsync(
            Acme,
            db => db.Causes.AsNoTracking().SingleOrDefaultAsync(l => l.CauseObjectiveId == cause.Id && l.EffectObjectiveId == effect.Id)
        )
            is { } link
            ? (link.Lag, link.Raises, link.Note)
            : null;
}
