using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Web.Tests.Account;

namespace Scorecard.Web.Tests.Admin;

public sealed class PeopleTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

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
    public async Task Someone_invited_follows_the_link_chooses_a_password_and_is_in()
    {
        var admin = await AdminAsync();

        var done = await InviteAsync(admin, "Ivy Invited", "ivy@example.com", Role.Updater, "NORTH");

        Assert.Equal("Ivy Invited is invited.", done.Message);
        Assert.Contains("Has not followed the invitation yet.", done.Words, StringComparison.Ordinal);
        var link = done.Document.QuerySelector("#link")!.GetAttribute("value")!;
        Assert.StartsWith("https://localhost/account/welcome?", link, StringComparison.Ordinal);
        Assert.Null((await admin.GetAsync(done.Path)).Document.QuerySelector("#link"));
        var ivy = app.Browse();
        Assert.Equal("/enter", (await (await ivy.GetAsync(link)).Form().Type("Input.Password", "swans a-swimming").SubmitAsync()).Path);
        Assert.Contains("Updater of NORTH", (await ivy.GetAsync("/account")).Words, StringComparison.Ordinal);
        Assert.Contains("Has chosen a password.", (await admin.GetAsync(done.Path)).Words, StringComparison.Ordinal);
        Assert.Equal("Updater on " + PublicIds.Format(app.Companies.Acme.Unit("NORTH").Id), await LastLineAsync(done, Subject.Membership));
    }

    [Fact]
    public async Task Somebody_of_another_organization_becomes_a_member_and_nothing_is_told_or_changed()
    {
        var admin = await AdminAsync();

        var done = await InviteAsync(admin, "Somebody Typed", "EVE@example.com", Role.Viewer, "OPS");

        Assert.Equal(
            ("/admin/people", "Somebody Typed is a member now and signs in as before, with EVE@example.com."),
            (done.Path, done.Message)
        );
        Assert.DoesNotContain("Globex", done.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var eve = await admin.GetAsync($"/admin/people/{PublicIds.Format(app.Companies.Stranger.Id)}");
        Assert.Null(eve.Document.QuerySelector("form[action*=Link], form[action*=Details], #link"));
        foreach (var handler in new[] { "Link", "Details" })
        {
            var refused = await admin.PostAsync(
                $"{eve.Path}?handler={handler}",
                [new("Input.Name", "Mine Now"), new("__RequestVerificationToken", eve.Form()["__RequestVerificationToken"]!)]
            );
            Assert.Contains("are their own to change", refused.Problems, StringComparison.Ordinal);
        }
        Assert.Equal(
            "Eve Else",
            await app.ReadAsync(Acme, db => db.Users.Where(p => p.Id == app.Companies.Stranger.Id).Select(p => p.DisplayName).SingleAsync())
        );

        // Removed here, Eve's sign-in at Globex goes on.
        var browser = await app.SignInAsync(app.Companies.Stranger);
        Assert.Contains("Viewer of OPS", (await browser.GetAsync("/account")).Words, StringComparison.Ordinal);
        await (await admin.GetAsync($"{eve.Path}/remove")).Form().SubmitAsync();
        Assert.DoesNotContain("Viewer of OPS", (await browser.GetAsync("/account")).Words, StringComparison.Ordinal);
        Assert.Contains("Administrator of Globex", (await browser.GetAsync("/account")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "x@example.com", Role.Viewer, "Write a name")]
    [InlineData("Xavier", "", Role.Viewer, "Write an e-mail address")]
    [InlineData("Xavier", "x y@example.com", Role.Viewer, "Write an e-mail address")]
    [InlineData("Xavier", "max@example.com", Role.Viewer, "Someone with this e-mail is a member already")]
    [InlineData("Xavier", "x@example.com", Role.Administrator, "Administrators run the whole organization.")]
    public async Task An_invitation_that_cannot_be_says_why_and_keeps_what_was_typed(string name, string email, Role role, string sentence)
    {
        var page = await InviteAsync(await AdminAsync(), name, email, role, "SALES");

        Assert.Contains(sentence, page.Problems, StringComparison.Ordinal);
        Assert.Equal((name, email, role.ToString()), (page.Form()["Input.Name"], page.Form()["Input.Email"], page.Form()["Role"]));
        Assert.False(await app.ReadAsync(Acme, db => db.Users.AnyAsync(p => p.Email == "x@example.com")));
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
        var old = invited.Document.QuerySelector("#link")!.GetAttribute("value")!;

        var page = await (await admin.GetAsync(invited.Path)).Form("form[action*=Link]").SubmitAsync();

        var link = page.Document.QuerySelector("#link")!.GetAttribute("value")!;
        Assert.Equal("This link does not work any more", (await app.Browse().GetAsync(old)).Heading);
        Assert.Equal("Welcome, Lea Late", (await app.Browse().GetAsync(link)).Heading);
    }

    [Fact]
    public async Task Roles_are_given_changed_and_taken_and_act_at_once()
    {
        var admin = await AdminAsync();
        var path = (await InviteAsync(admin, "Ron Roles", "ron@example.com", Role.Viewer, "OPS")).Path;
        var ron = app.Browse();
        await (
            await ron.GetAsync(
                (await (await admin.GetAsync(path)).Form("form[action*=Link]").SubmitAsync())
                    .Document.QuerySelector("#link")!
                    .GetAttribute("value")!
            )
        )
            .Form()
            .Type("Input.Password", "swans a-swimming")
            .SubmitAsync();
        var edit = $"/units/{PublicIds.Format(app.Companies.Acme.Unit("PLANT").Id)}/edit";
        var lab = $"/units/{PublicIds.Format(app.Companies.Acme.Unit("LAB").Id)}";
        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.NotFound),
            ((await ron.GetAsync(edit)).Status, (await ron.GetAsync(lab)).Status)
        );

        var changed = await (await admin.GetAsync(path)).Form("form[action*=Role]").Type("Role", "Manager").SubmitAsync();
        Assert.Equal("Ron Roles is now Manager of OPS.", changed.Message);
        Assert.Equal(HttpStatusCode.OK, (await ron.GetAsync(edit)).Status);

        var given = await (await admin.GetAsync(path))
            .Form("form[action*=Give]")
            .Type("Role", "Viewer")
            .Type("Unit", UnitId("LAB"))
            .SubmitAsync();
        Assert.Equal("Ron Roles is now Viewer of LAB.", given.Message);
        Assert.Equal(HttpStatusCode.OK, (await ron.GetAsync(lab)).Status);
        var twice = await (await admin.GetAsync(path))
            .Form("form[action*=Give]")
            .Type("Role", "Viewer")
            .Type("Unit", UnitId("LAB"))
            .SubmitAsync();
        Assert.Equal("Ron Roles has a role on “LAB” already. Change that one.", twice.Problems);

        var taken = await (await admin.GetAsync(path)).Form("form[action*=Take]").SubmitAsync("Unit", UnitId("LAB"));
        Assert.Equal("Ron Roles no longer has a role on LAB.", taken.Message);
        Assert.Equal(HttpStatusCode.NotFound, (await ron.GetAsync(lab)).Status);

        var only = await admin.PostAsync(
            $"{path}?handler=Take",
            [new("Unit", UnitId("OPS")), new("__RequestVerificationToken", taken.Form()["__RequestVerificationToken"]!)]
        );
        Assert.Contains("This is the only role that Ron Roles has.", only.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_removed_is_out_at_once_and_hands_over_what_they_answer_for()
    {
        var admin = await AdminAsync();
        var path = (await InviteAsync(admin, "Gus Going", "gus@example.com", Role.Updater, "NORTH")).Path;
        var gus = await app.ReadAsync(Acme, db => db.Users.SingleAsync(p => p.Email == "gus@example.com"));
        var browser = await app.SignInAsync(gus);
        Assert.Equal("/enter", (await browser.GetAsync("/enter")).Path);
        await app.WriteAsync(
            Acme,
            async db =>
            {
                var visits = await db.Kpis.SingleAsync(k => k.Code == "VISITS");
                visits.Describe(visits.Details with { OwnerId = gus.Id });
                visits.NameUpdaters([gus.Id, app.Companies.NorthUpdater.Id]);
                var visit = await db.Objectives.SingleAsync(o => o.Code == "VISIT");
                visit.Change(
                    visit.Name,
                    null,
                    await db.Perspectives.SingleAsync(p => p.Id == visit.PerspectiveId),
                    visit.Weight,
                    visit.CascadeShare,
                    visit.Rule,
                    gus.Id
                );
            }
        );

        var confirm = await admin.GetAsync($"{path}/remove");
        Assert.Contains("VISITS KPI of NORTH", confirm.Words, StringComparison.Ordinal);
        Assert.Contains("VISIT objective of NORTH", confirm.Words, StringComparison.Ordinal);
        var done = await confirm.Form().Type("Input.Heir", PublicIds.Format(app.Companies.SalesManager.Id)).SubmitAsync();

        Assert.Equal(("/admin/people", "Gus Going is removed."), (done.Path, done.Message));
        Assert.False(await browser.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(path)).Status);
        await app.ReadAsync(
            Acme,
            async db =>
            {
                var visits = await db.Kpis.SingleAsync(k => k.Code == "VISITS");
                Assert.Equal(app.Companies.SalesManager.Id, visits.OwnerId);
                Assert.Equal(
                    [app.Companies.SalesManager.Id, app.Companies.NorthUpdater.Id],
                    visits.Updaters.Select(u => u.PersonId).Order()
                );
                Assert.Equal(app.Companies.SalesManager.Id, (await db.Objectives.SingleAsync(o => o.Code == "VISIT")).OwnerId);
                return 0;
            }
        );
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

    private Task<TestBrowser> AdminAsync() => app.SignInAsync(app.Companies.Administrator);

    private string UnitId(string code) => PublicIds.Format(app.Companies.Acme.Unit(code).Id);

    private async Task<TestPage> InviteAsync(TestBrowser admin, string name, string email, Role role, string unit) =>
        await (await admin.GetAsync("/admin/people/invite"))
            .Form()
            .Type("Input.Name", name)
            .Type("Input.Email", email)
            .Type("Role", role.ToString())
            .Type("Unit", UnitId(unit))
            .SubmitAsync();

    private async Task<string?> LastLineAsync(TestPage person, Subject subject)
    {
        Assert.True(PublicIds.TryParse(person.Path.Split('/')[^1], out var id));
        return await app.ReadAsync(
            Acme,
            db =>
                db.Changes.Where(c => c.Subject == subject && c.SubjectId == id)
                    .OrderByDescending(c => c.Sequence)
                    .ThenByDescending(c => c.Ordinal)
                    .Select(c => c.To)
                    .FirstAsync()
        );
    }
}
