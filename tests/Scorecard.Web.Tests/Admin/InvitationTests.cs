using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;

namespace Scorecard.Web.Tests.Admin;

public sealed class InvitationTests(TestApp app) : PeopleTests(app)
{
    [Fact]
    public async Task Someone_invited_follows_the_link_chooses_a_password_and_is_in()
    {
        var admin = await AdminAsync();

        var done = await InviteAsync(admin, "Ivy Invited", "ivy@example.com", Role.Updater, "NORTH");

        Assert.Equal("Ivy Invited is invited.", done.Message);
        Assert.Contains("Has not followed the invitation yet.", done.Words, StringComparison.Ordinal);
        var link = done.Link;
        Assert.StartsWith("https://localhost/account/welcome?", link, StringComparison.Ordinal);
        Assert.Null((await admin.GetAsync(done.Path)).Document.QuerySelector("#link"));
        var ivy = App.Browse();
        Assert.Equal("/enter", (await (await ivy.GetAsync(link)).Form().Type("Input.Password", "swans a-swimming").SubmitAsync()).Path);
        Assert.Contains("Updater of NORTH", (await ivy.GetAsync("/account")).Words, StringComparison.Ordinal);
        Assert.Contains("Has chosen a password.", (await admin.GetAsync(done.Path)).Words, StringComparison.Ordinal);
        Assert.Equal("Updater on " + PublicIds.Format(App.Companies.Acme.Unit("NORTH").Id), await LastLineAsync(done, Subject.Membership));
    }

    [Fact]
    public async Task Several_are_invited_at_once_from_pasted_lines_and_a_wrong_line_invites_nobody()
    {
        var admin = await AdminAsync();
        var form = (await admin.GetAsync("/admin/people/invite")).Form("form[action*=Several]");
        var refused = await form.Type("Lines", "Ann Able, ann@example.com\nBob").SubmitAsync();
        Assert.Contains("Line 2, “Bob”, is not a name and an e-mail address", refused.Problems, StringComparison.Ordinal);

        var done = await refused
            .Form("form[action*=Several]")
            .Type(
                "Lines",
                $"Ann Able, ann@example.com\nBea Bright\tbea@example.com\n{App.Companies.Viewer.DisplayName}; {App.Companies.Viewer.Email}"
            )
            .Type("Role", "Updater")
            .Type("Unit", PublicIds.Format(App.Companies.Acme.Unit("NORTH").Id))
            .SubmitAsync();

        var links = done.Document.QuerySelector("#links")!.TextContent.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["Ann Able", "Bea Bright"], links.Select(line => line.Split(": https://localhost/account/welcome?")[0]));
        Assert.Contains("Someone with this e-mail is a member already", done.Words, StringComparison.Ordinal);
        var bea = await (await App.Browse().GetAsync(links[1].Split(": ")[1]))
            .Form()
            .Type("Input.Password", "swans a-swimming")
            .SubmitAsync();
        Assert.Equal("/enter", bea.Path);
    }

    [Fact]
    public async Task Links_already_made_are_shown_whatever_happens_to_a_later_line()
    {
        var form = (await (await AdminAsync()).GetAsync("/admin/people/invite")).Form("form[action*=Several]");

        var done = await form.Type("Lines", "Cleo Clear, cleo@example.com\nBell\u0007Ringer, bell@example.com\nDan Done, dan@example.com")
            .Type("Role", "Updater")
            .Type("Unit", PublicIds.Format(App.Companies.Acme.Unit("NORTH").Id))
            .SubmitAsync();

        var links = done.Document.QuerySelector("#links")!.TextContent.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["Cleo Clear", "Dan Done"], links.Select(line => line.Split(": https://localhost/account/welcome?")[0]));
        Assert.Contains("bell@example.com: Person: the name holds a line break", done.Words, StringComparison.Ordinal);
        Assert.Contains("bell@example.com", done.Form("form[action*=Several]")["Lines"], StringComparison.Ordinal);
        Assert.DoesNotContain("dan@example.com", done.Form("form[action*=Several]")["Lines"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "x@example.com", Role.Viewer, "Write a name")]
    [InlineData("Xavier", "", Role.Viewer, "Write an e-mail address")]
    [InlineData("Xavier", "x y@example.com", Role.Viewer, "Write an e-mail address")]
    [InlineData("Xavier", "x@exa\u200bmple.com", Role.Viewer, "holds a sign that nobody sees")]
    [InlineData("Xavier", "x@ex\u0430mple.com", Role.Viewer, "mixes letters of different alphabets")]
    [InlineData("Xavier", "max@\uff45xample.com", Role.Viewer, "Someone with this e-mail is a member already")]
    [InlineData("Xavier", "max@example.com", Role.Viewer, "Someone with this e-mail is a member already")]
    [InlineData("Xavier", "x@example.com", Role.Administrator, "Administrators run the whole organization.")]
    public async Task An_invitation_that_cannot_be_says_why_and_keeps_what_was_typed(string name, string email, Role role, string sentence)
    {
        var page = await InviteAsync(await AdminAsync(), name, email, role, "SALES");

        Assert.Contains(sentence, page.Problems, StringComparison.Ordinal);
        Assert.Equal((name, email, role.ToString()), (page.Form()["Input.Name"], page.Form()["Input.Email"], page.Form()["Role"]));
        Assert.False(await App.ReadAsync(Acme, db => db.Users.AnyAsync(p => p.Email == "x@example.com")));
    }

    [Fact]
    public async Task A_name_with_signs_of_its_own_and_a_mail_with_an_apostrophe_are_fine()
    {
        var page = await InviteAsync(await AdminAsync(), "Ó'Brien <b>", "o'brien@example.com", Role.Viewer, "ORG");

        Assert.Equal("Ó'Brien <b>", page.Heading);
    }

    [Fact]
    public async Task A_new_link_replaces_the_password_and_ends_older_links_and_sign_ins()
    {
        var admin = await AdminAsync();
        var invited = await InviteAsync(admin, "Lea Late", "lea@example.com", Role.Viewer, "OPS");
        var old = invited.Link;

        var page = await (await admin.GetAsync(invited.Path)).Form("form[action*=Link]").SubmitAsync();

        var link = page.Link;
        Assert.Equal("This link does not work any more", (await App.Browse().GetAsync(old)).Heading);
        Assert.Equal("Welcome, Lea Late", (await App.Browse().GetAsync(link)).Heading);
    }
}
