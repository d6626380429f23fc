using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;

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
        var box = page.Document.QuerySelector("select[data-as]")!.GetAttribute("name")!;
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
    public async Task All_units_take_it_as_identical_with_one_click()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var page = await browser.GetAsync($"/objectives/{Grow}/cascade");
        var units = page.Document.QuerySelectorAll("select[data-as]").Length;

        var all = await browser.GetAsync(page.Document.QuerySelector("[aria-labelledby=units-h] header a")!.GetAttribute("href")!);

        Assert.True(units > 1);
        Assert.Equal(units, all.Document.QuerySelectorAll("select[data-as] option[selected][value=Identical]").Length);

        await all.Form("form.col").SubmitAsync();
        Assert.Null((await browser.GetAsync($"/objectives/{Grow}/cascade")).Document.QuerySelector("[aria-labelledby=units-h] header a"));
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

    private Task<int> CountAsync() => App.ReadAsync(App.Companies.Acme.Model.Organization.Id, db => db.Set<Objective>().CountAsync());

    private static List<string> Names(TestPage page) => [.. page.Document.QuerySelectorAll(".ob div > a").Select(a => a.TextContent)];

    private static List<double> Points(TestPage page, string row) =>
        [
            .. page
                .Document.QuerySelectorAll($"{row} .ct .num")
                .Select(c => double.Parse(c.TextContent, System.Globalization.CultureInfo.InvariantCulture)),
        ];
}
