using System.Net;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Web.Tests.Admin;

namespace Scorecard.Web.Tests.Account;

/// <summary>A save on what somebody else has changed meanwhile shows both instead of overwriting one.</summary>
public sealed class LastOneWinsTests(TestApp app) : PeopleTests(app)
{
    private const string Sentence = "Someone else saved this while you were editing.";

    [Fact]
    public async Task Ones_own_name_in_two_windows()
    {
        var browser = await App.SignInAsync(App.Companies.Viewer);
        var (first, second) = (await browser.GetAsync("/account"), await browser.GetAsync("/account"));
        await first.Form().Type("Input.Name", "Vic First").SubmitAsync();

        var page = await second.Form().Type("Input.Name", "Vic Second").SubmitAsync();

        Assert.Contains(Sentence, page.Problems, StringComparison.Ordinal);
        Assert.Contains("Name Vic Second Vic First", page.Words, StringComparison.Ordinal);
        Assert.Equal("Vic Second", page.Form()["Input.Name"]);
        Assert.Equal("Saved.", (await page.Form().SubmitAsync()).Message);
    }

    [Fact]
    public async Task Of_eight_renames_at_once_one_is_saved()
    {
        var browser = await App.SignInAsync(App.Companies.PlantViewer);
        // Its cookie comes with the first page.
        await browser.GetAsync("/account");
        var forms = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.GetAsync("/account")));

        var pages = await Task.WhenAll(forms.Select((page, i) => page.Form().Type("Input.Name", $"Pia {i}").SubmitAsync()));

        // Not by the message, which any page of the same browser may show first.
        var saved = Assert.Single(pages, page => page.Problems.Length == 0);
        Assert.Equal(saved.Form()["Input.Name"], (await browser.GetAsync("/account")).Form()["Input.Name"]);
        Assert.All(pages.Except([saved]), page => Assert.Contains(Sentence, page.Problems, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_name_of_a_member_by_two_administrators()
    {
        var admin = await AdminAsync();
        var path = $"/admin/people/{PublicIds.Format(App.Companies.NorthUpdater.Id)}";
        var (first, second) = (await admin.GetAsync(path), await admin.GetAsync(path));
        await first.Form("form[action*=Details]").Type("Input.Title", "Head").SubmitAsync();

        var page = await second.Form("form[action*=Details]").Type("Input.Title", "Tail").SubmitAsync();

        Assert.Contains(Sentence, page.Problems, StringComparison.Ordinal);
        Assert.Contains("Job title Tail Head", page.Words, StringComparison.Ordinal);
        Assert.EndsWith("is saved.", (await page.Form("form[action*=Details]").SubmitAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_role_of_a_member_by_two_administrators()
    {
        var admin = await AdminAsync();
        var path = (await InviteAsync(admin, "Ray Role", "ray@example.com", Role.Viewer, "OPS")).Path;
        var (first, second) = (await admin.GetAsync(path), await admin.GetAsync(path));
        await first.Form("form[action*=Role]").Type("Role", "Manager").SubmitAsync();

        var page = await second.Form("form[action*=Role]").Type("Role", "Updater").SubmitAsync();

        Assert.Contains("Someone else made Ray Role Manager of OPS while you were editing.", page.Problems, StringComparison.Ordinal);
        Assert.Equal(
            "Ray Role is now Updater of OPS.",
            (await page.Form("form[action*=Role]").Type("Role", "Updater").SubmitAsync()).Message
        );
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }
}
