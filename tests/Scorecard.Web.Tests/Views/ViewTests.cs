using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Scorecard.Web.Tests.Views;

public sealed class ViewTests : IAsyncLifetime
{
    private readonly ScoredCompany company = new();

    public Task InitializeAsync() => company.InitializeAsync();

    public Task DisposeAsync() => company.DisposeAsync();

    [Fact]
    public async Task A_page_is_saved_with_its_choices_and_stands_in_the_menu_of_its_person_alone()
    {
        var browser = await company.App.SignInAsync(company.Head);
        var page = await browser.GetAsync("/kpis?q=cost&period=2026-09");

        var saved = await page.Form(".views form").Type("Name", "Costs in September").SubmitAsync();

        Assert.Equal(
            ("/kpis?q=cost&period=2026-09", "The view “Costs in September” is saved. You find it in the menu."),
            (saved.Path, saved.Message)
        );
        var link = saved
            .Document.QuerySelectorAll(".views li a")
            .Single(a => a.TextContent.Contains("Costs in September", StringComparison.Ordinal));
        Assert.Equal(("/kpis?q=cost&period=2026-09", "page"), (link.GetAttribute("href"), link.GetAttribute("aria-current")));
        Assert.DoesNotContain(
            "Costs in September",
            (await company.ReadAsync(company.Reader, "/kpis")).Document.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Costs in September", (await company.ReadAsync(company.Reader, "/views")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_letters_that_no_header_holds_leads_there_all_the_same()
    {
        var browser = await company.App.SignInAsync(company.Head);
        var page = await browser.GetAsync("/kpis");

        var saved = await page.Form(".views form").Type("Name", "Odd").Type("Path", "/kpis?q=¿é\ud83d\ude00").SubmitAsync();

        Assert.Equal((HttpStatusCode.OK, "/kpis?q=%C2%BF%C3%A9%F0%9F%98%80"), (saved.Status, saved.Path));
    }

    [Fact]
    public async Task A_view_is_renamed_and_deleted_and_another_person_can_do_neither()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var page = await browser.GetAsync("/views");
        Assert.Equal("https://localhost/kpis?q=cost", page.Document.QuerySelector("input[readonly]")!.GetAttribute("value"));
        var stranger = await company.App.SignInAsync(company.Head);
        var own = await (await stranger.GetAsync("/kpis")).Form(".views form").SubmitAsync();
        var foreign = (await stranger.GetAsync("/views")).Form("form[action*=Delete]").Type("view", ScoredCompany.Id(90_603));
        Assert.Equal("That view is gone already.", (await foreign.SubmitAsync()).Message);

        var renamed = await page.Form("form[action*=Rename]").Type("Name", "What it costs").SubmitAsync();
        Assert.Equal("The view is now called “What it costs”.", renamed.Message);
        var deleted = await renamed.Form("form[action*=Delete]").SubmitAsync();

        Assert.Equal("The view “What it costs” is deleted.", deleted.Message);
        Assert.Contains("No views yet", deleted.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, own.Status);
    }

    [Fact]
    public async Task A_new_name_that_is_refused_stays_in_its_box()
    {
        var page = await (await company.App.SignInAsync(company.Chief)).GetAsync("/views");
        var name = new string('n', 201);
        var refused = await page.Form("form[action*=Rename]").Type("Name", name).SubmitAsync();
        Assert.Contains("Shorten it to at most 200", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(name, refused.Document.QuerySelector("form[action*=Rename] [name=Name]")!.GetAttribute("value"));
        Assert.True(refused.Document.QuerySelector("details:has(form[action*=Rename])")!.HasAttribute("open"));
    }

    [Theory]
    [InlineData("https://elsewhere.example/kpis")]
    [InlineData("//elsewhere.example/kpis")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("kpis")]
    [InlineData("/units/1/briefing?handler=Workbook")]
    [InlineData("")]
    public async Task Only_pages_of_the_application_are_saved(string path)
    {
        var browser = await company.App.SignInAsync(company.Head);

        var refused = await (await browser.GetAsync("/kpis")).Form(".views form").Type("Path", path).SubmitAsync();

        Assert.Contains("Open the page and save it from there.", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(
            0,
            await company.App.ReadAsync(
                company.World.Model.Organization.Id,
                db => db.SavedViews.CountAsync(v => v.PersonId == company.Head.Id)
            )
        );
    }

    [Fact]
    public async Task Without_a_name_the_form_comes_back_with_the_page_that_was_to_be_saved()
    {
        var browser = await company.App.SignInAsync(company.Head);
        var refused = await (await browser.GetAsync("/initiatives?status=late")).Form(".views form").Type("Name", " ").SubmitAsync();
        Assert.Contains("View needs a name", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(
            "The view “Late” is saved. You find it in the menu.",
            (await refused.Form("main form").Type("Name", "Late").SubmitAsync()).Message
        );
    }

    [Fact]
    public async Task The_menu_lists_five_and_the_page_all()
    {
        var browser = await company.App.SignInAsync(company.Head);
        for (var i = 1; i <= 7; i++)
            await (await browser.GetAsync($"/kpis?q={i}")).Form(".views form").Type("Name", $"View {i}").SubmitAsync();

        var page = await browser.GetAsync("/views");

        Assert.Equal(6, page.Document.QuerySelectorAll(".views li").Length);
        Assert.Equal(7, page.Document.QuerySelectorAll("main .lint li").Length);
    }
}
