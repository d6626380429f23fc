using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Comments;
using Scorecard.Web.Tests.Admin;

namespace Scorecard.Web.Tests.Account;

/// <summary>Accepting an invitation with the account that one has.</summary>
public sealed class AcceptTests(TestApp app) : PeopleTests(app)
{
    private const string Gone = "This link does not work any more";

    [Fact]
    public async Task Roles_and_all_that_names_the_invited_go_to_the_account_that_accepts_signed_in_on_the_way()
    {
        var eve = App.Companies.Stranger;
        var (link, offered) = await OfferAsync("Evelyn Typed", "evelyn@acme.example", Role.Updater, "NORTH");
        await NameAsync(offered);
        var browser = App.Browse();

        Assert.DoesNotContain("token=", (await browser.GetAsync(link)).Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var asked = await browser.OpenOfferAsync(link);
        Assert.Equal(
            "/account/sign-in?returnUrl=%2Faccount%2Faccept",
            asked.Path.Replace("ReturnUrl", "returnUrl", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("token=", asked.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var page = await asked.Form().Type("Input.Email", eve.Email!).Type("Input.Password", TestApp.Password).SubmitAsync();
        Assert.Equal("Accept with your account eve@example.com?", page.Heading);
        Assert.Contains("You become a member of Acme", page.Words, StringComparison.Ordinal);
        var done = await page.Form().SubmitAsync();

        Assert.Equal("You are a member of Acme. Switch to it in the menu of your account.", done.Message);
        Assert.True(await browser.IsSignedInAsync());
        Assert.Contains("Updater of NORTH", (await browser.GetAsync("/account")).Words, StringComparison.Ordinal);
        Assert.Equal(Gone, (await App.Browse().GetAsync(link)).Heading);
        await App.ReadAsync(
            Acme,
            async db =>
            {
                var visits = await db.Kpis.SingleAsync(k => k.Code == "VISITS");
                Assert.Equal((eve.Id, eve.Id), (visits.OwnerId, visits.Updaters.Single().PersonId));
                Assert.Equal(eve.Id, (await db.Objectives.SingleAsync(o => o.Code == "VISIT")).OwnerId);
                Assert.Equal(eve.Id, (await db.CommentMentions.SingleAsync()).PersonId);
                Assert.False(await db.Memberships.AnyAsync(m => m.PersonId == offered));
                var left = await db.Users.SingleAsync(p => p.Id == offered);
                Assert.Equal(("Evelyn Typed", null, true), (left.DisplayName, left.Email, left.DisabledAt is not null));
                var write = await db.Changes.OrderByDescending(c => c.Sequence).Select(c => c.Sequence).FirstAsync();
                var lines = await db.Changes.Where(c => c.Sequence == write).ToListAsync();
                Assert.All(lines, line => Assert.Equal(eve.Id, line.By));
                Assert.Contains(lines, line => (line.Subject, line.SubjectId, line.What) == (Subject.Person, offered, "accepted"));
                return 0;
            }
        );
    }

    [Fact]
    public async Task A_higher_role_that_is_held_already_stays()
    {
        var (link, _) = await OfferAsync("Max Again", "max@elsewhere.example", Role.Viewer, "SALES");
        var browser = await App.SignInAsync(App.Companies.SalesManager);

        var page = await browser.OpenOfferAsync(link);
        await page.Form().SubmitAsync();

        Assert.Contains("Manager of SALES", (await browser.GetAsync("/account")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Viewer of SALES", (await browser.GetAsync("/account")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_follow_a_link_at_once_one_wins()
    {
        for (var round = 0; round < 3; round++)
        {
            var (link, offered) = await OfferAsync("Two Take", $"two{round}@example.com", Role.Viewer, "OPS");
            var (nat, pia) = (await App.SignInAsync(await App.NowAsync(App.Companies.Nobody)), App.Browse());
            var accept = (await nat.OpenOfferAsync(link)).Form();
            var choose = (await pia.GetAsync(link)).Form().Type("Input.Password", "nine ladies dancing");

            await Task.WhenAll(accept.SubmitAsync(), choose.SubmitAsync());

            var (accepted, chosen) = await App.ReadAsync(
                Acme,
                async db =>
                    (
                        await db.Memberships.AnyAsync(m => m.PersonId == App.Companies.Nobody.Id),
                        await db.Users.Where(p => p.Id == offered).Select(p => p.PasswordHash != null).SingleAsync()
                    )
            );
            Assert.NotEqual(accepted, chosen);
            await App.WriteAsync(
                Acme,
                async db => db.RemoveRange(await db.Memberships.Where(m => m.PersonId == App.Companies.Nobody.Id).ToListAsync())
            );
        }
    }

    [Fact]
    public async Task A_link_made_anew_or_never_kept_accepts_nothing()
    {
        var (link, offered) = await OfferAsync("Ann Anew", "anew@example.com", Role.Viewer, "OPS");
        var browser = await App.SignInAsync(App.Companies.Viewer);
        var page = await browser.OpenOfferAsync(link);
        await (await (await AdminAsync()).GetAsync($"/admin/people/{PublicIds.Format(offered)}")).Form("form[action*=Link]").SubmitAsync();

        Assert.Equal(Gone, (await page.Form().SubmitAsync()).Heading);
        Assert.Equal(Gone, (await (await App.SignInAsync(App.Companies.PlantViewer)).GetAsync("/account/accept")).Heading);
    }

    [Fact]
    public async Task An_address_that_is_a_member_already_is_not_there_twice()
    {
        var second = await App.AddAsync(
            new Person(9_900, "Vic Other", App.Companies.Viewer.Email!),
            App.Companies.Globex.Unit("ORG"),
            Role.Viewer
        );
        var (link, _) = await OfferAsync("Vic", "vic@elsewhere.example", Role.Viewer, "OPS");
        var browser = await App.SignInAsync(second);

        var page = await (await browser.OpenOfferAsync(link)).Form().SubmitAsync();

        Assert.Contains("vic@example.com is a member there already, with another account.", page.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_for_a_forgotten_password_cannot_be_accepted_with_another_account()
    {
        var max = PublicIds.Format(App.Companies.OpsManager.Id);
        var made = await (await (await AdminAsync()).GetAsync($"/admin/people/{max}")).Form("form[action*=Link]").SubmitAsync();

        var page = await App.Browse().GetAsync(made.Link);

        Assert.Null(page.Document.QuerySelector("form[action*=Keep]"));
    }

    private async Task<(string Link, long Person)> OfferAsync(string name, string email, Role role, string unit)
    {
        var page = await InviteAsync(await AdminAsync(), name, email, role, unit);
        Assert.True(PublicIds.TryParse(page.Path.Split('/')[^1], out var id));
        return (page.Link, id);
    }

    private Task NameAsync(long person) =>
        App.WriteAsync(
            Acme,
            async db =>
            {
                var visits = await db.Kpis.SingleAsync(k => k.Code == "VISITS");
                visits.Describe(visits.Details with { OwnerId = person });
                visits.NameUpdaters([person]);
                var visit = await db.Objectives.SingleAsync(o => o.Code == "VISIT");
                visit.Change(
                    visit.Name,
                    null,
                    await db.Perspectives.SingleAsync(p => p.Id == visit.PerspectiveId),
                    visit.Weight,
                    visit.CascadeShare,
                    visit.Rule,
                    person
                );
                var comment = new Comment(
                    88_001,
                    CommentTopic.Of(visits),
                    App.Companies.Administrator.Id,
                    "@Evelyn Typed, why?",
                    TestApp.Now.UtcDateTime
                );
                db.AddRange(comment, new CommentMention(comment, person));
            }
        );
}
