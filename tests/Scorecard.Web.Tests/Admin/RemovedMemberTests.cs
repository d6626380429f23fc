using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Web.Tests.Account;

namespace Scorecard.Web.Tests.Admin;

public sealed class RemovedMemberTests(TestApp app) : PeopleTests(app)
{
    [Fact]
    public async Task Somebody_removed_is_out_at_once_and_hands_over_what_they_answer_for()
    {
        var admin = await AdminAsync();
        var path = (await InviteAsync(admin, "Gus Going", "gus@example.com", Role.Updater, "NORTH")).Path;
        var gus = await App.ReadAsync(Acme, db => db.Users.SingleAsync(p => p.Email == "gus@example.com"));
        var browser = await App.SignInAsync(gus);
        Assert.Equal("/enter", (await browser.GetAsync("/enter")).Path);
        await App.WriteAsync(
            Acme,
            async db =>
            {
                var visits = await db.Kpis.SingleAsync(k => k.Code == "VISITS");
                visits.Describe(visits.Details with { OwnerId = gus.Id });
                visits.NameUpdaters([gus.Id, App.Companies.NorthUpdater.Id]);
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
        var done = await confirm.Form().Type("Input.Heir", PublicIds.Format(App.Companies.SalesManager.Id)).SubmitAsync();

        Assert.Equal(("/admin/people", "Gus Going is removed."), (done.Path, done.Message));
        Assert.False(await browser.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(path)).Status);
        await App.ReadAsync(
            Acme,
            async db =>
            {
                var visits = await db.Kpis.SingleAsync(k => k.Code == "VISITS");
                Assert.Equal(App.Companies.SalesManager.Id, visits.OwnerId);
                Assert.Equal(
                    [App.Companies.SalesManager.Id, App.Companies.NorthUpdater.Id],
                    visits.Updaters.Select(u => u.PersonId).Order()
                );
                Assert.Equal(App.Companies.SalesManager.Id, (await db.Objectives.SingleAsync(o => o.Code == "VISIT")).OwnerId);
                return 0;
            }
        );
    }
}
