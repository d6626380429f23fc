using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Objectives;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Cascade;

public sealed class CascadePageTests : IAsyncLifetime
{
    private TestApp App { get; } = new();

    private string Root => PublicIds.Format(App.Companies.Acme.Unit("ORG").Id);

    private string Grow => PublicIds.Format(App.Companies.Acme.Objective("GROW").Id);

    public Task InitializeAsync() => ((IAsyncLifetime)App).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    [Fact]
    public async Task What_supports_an_objective_shows_once_it_is_unfolded()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var folded = await browser.GetAsync($"/units/{Root}/cascade");

        var unfolded = await browser.GetAsync($"/units/{Root}/cascade?open={Grow}");

        Assert.DoesNotContain("SELL", Names(folded));
        Assert.Contains("SELL", Names(unfolded));
        Assert.Equal("true", unfolded.Document.QuerySelector($"[id='r-{Grow}'] .tw")!.GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task A_branch_is_the_rows_below_and_only_along_a_true_way()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var sell = PublicIds.Format(App.Companies.Acme.Objective("SELL").Id);

        Assert.Contains("SELL", Names(await browser.GetAsync($"/units/{Root}/cascade?handler=branch&way={Grow}")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/units/{Root}/cascade?handler=branch&way={sell}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/units/{Root}/cascade?handler=branch&way={sell}.{Grow}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/units/{Root}/cascade?handler=branch&way=nonsense")).Status);
    }

    [Fact]
    public async Task The_points_of_the_objectives_add_up_to_those_of_the_perspectives()
    {
        var page = await (await App.SignInAsync(App.Companies.Administrator)).GetAsync($"/units/{Root}/cascade");

        var (lanes, objectives) = (Points(page, ".lane-h"), Points(page, ".l1"));
        Assert.NotEmpty(objectives);
        Assert.Equal(lanes.Sum(), objectives.Sum(), 0.1 * objectives.Count);
    }

    [Fact]
    public async Task A_gap_is_cascaded_and_the_cascade_is_undone()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var page = await browser.GetAsync($"/objectives/{Grow}/cascade");
        var box = Box(page, "OPS");
        var before = await CountAsync();

        var preview = await page.Form("form.col").Type(box, "Identical").SubmitTo("?handler=preview");
        Assert.Contains("This is what will be done", preview.Words, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
        var done = await preview.Form("form.col").SubmitAsync();
        Assert.Contains("is cascaded to 1 unit", done.Words, StringComparison.Ordinal);
        Assert.Equal(before + 1, await CountAsync());

        var undone = await done.Form("form.notice").SubmitAsync();
        Assert.Contains("The cascade is undone", undone.Words, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task All_units_that_have_nothing_yet_take_it_as_identical_with_one_click()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var delight = $"/objectives/{PublicIds.Format(App.Companies.Acme.Objective("DELIGHT").Id)}/cascade";
        var page = await browser.GetAsync(delight);

        var all = await browser.GetAsync(page.Document.QuerySelector("[aria-labelledby=units-h] header a")!.GetAttribute("href")!);

        Assert.Equal(
            [("LAB", "Identical"), ("OPS", "Leave"), ("SALES", "Identical")],
            new[] { "LAB", "OPS", "SALES" }.Select(unit => (unit, all.Form("form.col")[Box(all, unit)]!))
        );
        await all.Form("form.col").SubmitAsync();
        Assert.Null((await browser.GetAsync(delight)).Document.QuerySelector("[aria-labelledby=units-h] header a"));
    }

    [Fact]
    public async Task Only_who_may_link_is_told_how()
    {
        var administrator = await (await App.SignInAsync(App.Companies.Administrator)).GetAsync($"/units/{Root}/cascade");
        var viewer = await (await App.SignInAsync(App.Companies.Viewer)).GetAsync($"/units/{Root}/cascade");

        Assert.Contains("link to another objective, or drag", administrator.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("or drag", viewer.Words, StringComparison.Ordinal);
        Assert.Contains("unfold", viewer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_out_is_gaps_what_leads_nowhere_and_what_weighs_most()
    {
        await App.RecordAsync(App.Companies.Acme.Kpi("SALES-REVENUE"), "2026-10", 900);
        await App.RecordAsync(App.Companies.Acme.Kpi("ON-TIME"), "2026-10", 97);
        await App.WriteAsync(
            App.Companies.Acme.Model.Organization.Id,
            async db =>
                db.RemoveRange(await db.Contributions.Where(c => c.ToId == App.Companies.Acme.Objective("DELIGHT").Id).ToListAsync())
        );

        var administrator = await (await App.SignInAsync(App.Companies.Administrator)).GetAsync($"/units/{Root}/cascade");
        var viewer = await (await App.SignInAsync(App.Companies.Viewer)).GetAsync($"/units/{Root}/cascade");

        var findings = Findings(administrator);
        Assert.Equal(["4 gaps Review", "1 objective outside the cascade Link"], findings.Take(2));
        Assert.EndsWith("weighs most Show", Assert.Single(findings.Skip(2)), StringComparison.Ordinal);
        Assert.Contains("1 objective outside the cascade Show", Findings(viewer));
    }

    [Fact]
    public async Task The_second_of_two_who_cascade_at_once_sees_what_changed()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var (first, second) = (
            await browser.GetAsync($"/objectives/{Grow}/cascade"),
            await browser.GetAsync($"/objectives/{Grow}/cascade")
        );
        var box = first.Document.QuerySelectorAll("select[data-as]")[1].GetAttribute("name")!;
        var reason = box.Replace(".As", ".Reason", StringComparison.Ordinal);
        await first.Form("form.col").Type(box, "NotRelevant").Type(reason, "Sells nothing").SubmitAsync();

        var stopped = await second.Form("form.col").Type(box, "Shared").SubmitAsync();

        Assert.Contains("Someone else saved this", stopped.Problems, StringComparison.Ordinal);
        Assert.Contains("not relevant: Sells nothing", stopped.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_relevant_without_a_reason_is_refused_and_what_was_chosen_is_kept()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var page = await browser.GetAsync($"/objectives/{Grow}/cascade");
        var box = page.Document.QuerySelector("select[data-as]")!.GetAttribute("name")!;

        var refused = await page.Form("form.col").Type(box, "NotRelevant").SubmitAsync();

        Assert.Contains("Say why the objective is not relevant", refused.Problems, StringComparison.Ordinal);
        Assert.Equal("NotRelevant", refused.Document.QuerySelector($"select[name='{box}'] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_unit_that_one_may_not_edit_is_shown_as_such()
    {
        var page = await (await App.SignInAsync(App.Companies.SalesManager)).GetAsync($"/objectives/{Grow}/cascade");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("You may not edit this unit; its manager can.", page.Words, StringComparison.Ordinal);
    }

    private string Box(TestPage page, string unit) =>
        page
            .Document.QuerySelector($"input[value='{PublicIds.Format(App.Companies.Acme.Unit(unit).Id)}']")!
            .GetAttribute("name")!
            .Replace(".Id", ".As", StringComparison.Ordinal);

    private static List<string> Findings(TestPage page) =>
        [
            .. page
                .Document.QuerySelectorAll(".lint li")
                .Select(li => $"{li.QuerySelector("div a")!.TextContent} {li.QuerySelector("a.btn")!.TextContent}"),
        ];

    [Fact]
    public async Task An_off_track_objective_in_a_perspective_that_is_not_stands_out()
    {
        var world = new ModelBuilder("Wren", firstId: 80_001)
            .Objective("FINE", weight: 4)
            .Objective("POOR")
            .Kpi("HIGH", of: "FINE")
            .Kpi("LOW", of: "POOR")
            .Build();
        await App.SaveAsync(world.Model);
        var chief = await App.AddAsync(new(70_001, "Cas Chief", "cas@wren.example"), world.Unit("ORG"), Role.Administrator);
        await App.RecordAsync(world.Kpi("HIGH"), "2026-10", 90);
        await App.RecordAsync(world.Kpi("LOW"), "2026-10", 10);

        var page = await (await App.SignInAsync(chief)).GetAsync($"/units/{PublicIds.Format(world.Unit("ORG").Id)}/cascade");

        Assert.Equal(["1 off-track objective in a perspective that is not Show", "HIGH weighs most Show"], Findings(page));
        Assert.Contains("80.0 of 100 points rest on this one KPI", page.Words, StringComparison.Ordinal);
    }

    private Task<int> CountAsync() => App.ReadAsync(App.Companies.Acme.Model.Organization.Id, db => db.Set<Objective>().CountAsync());

    private static List<string> Names(TestPage page) => [.. page.Document.QuerySelectorAll(".ob div > a").Select(a => a.TextContent)];

    private static List<double> Points(TestPage page, string row) =>
        [
            .. page
                .Document.QuerySelectorAll($"{row} .ct .num")
                .Select(c => double.Parse(c.TextContent, System.Globalization.CultureInfo.InvariantCulture)),
        ];
}
