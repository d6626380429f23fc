using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;

namespace Scorecard.Web.Tests.Admin;

public sealed class PeopleListTests(TestApp app) : PeopleTests(app)
{
    [Fact]
    public async Task The_list_names_the_members_with_their_roles_and_nobody_else()
    {
        var page = await (await AdminAsync()).GetAsync("/admin/people");

        Assert.Contains("Max Manager", page.Words, StringComparison.Ordinal);
        Assert.Contains("Manager of SALES", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Eve Else", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Nat Nobody", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max", "Max Manager")]
    [InlineData("UNA@", "Una Updater")]
    [InlineData("manager of ops", "Olga Ops")]
    [InlineData("zzz", "")]
    public async Task People_are_found_by_name_mail_unit_and_role(string search, string found)
    {
        var page = await (await AdminAsync()).GetAsync($"/admin/people?q={Uri.EscapeDataString(search)}");

        Assert.Equal(found, string.Join(", ", page.Document.QuerySelectorAll("tbody th b").Select(b => b.TextContent)));
    }

    [Fact]
    public async Task A_person_is_renamed_with_a_line_in_the_journal()
    {
        var admin = await AdminAsync();
        var path = (await InviteAsync(admin, "Mia Maiden", "mia@example.com", Role.Viewer, "OPS")).Path;

        var page = await (await admin.GetAsync(path))
            .Form("form[action*=Details]")
            .Type("Input.Name", "Mia Married")
            .Type("Input.Title", "Planner")
            .SubmitAsync();

        Assert.Equal(("Mia Married", "Mia Married is saved."), (page.Heading, page.Message));
        Assert.Equal("Planner", await LastLineAsync(page, Subject.Person));
        var refused = await page.Form("form[action*=Details]").Type("Input.Name", "").SubmitAsync();
        Assert.Contains("Write a name", refused.Problems, StringComparison.Ordinal);
    }
}
