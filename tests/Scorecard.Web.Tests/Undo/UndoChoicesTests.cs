using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Plans;

namespace Scorecard.Web.Tests.Undo;

/// <summary>An undo gives back only what the edit page would still offer.</summary>
public sealed class UndoChoicesTests : IAsyncLifetime
{
    private TestApp App { get; } = new();

    private long Acme => App.Companies.Acme.Model.Organization.Id;

    public Task InitializeAsync() => ((IAsyncLifetime)App).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    [Theory]
    [InlineData("objective", "The former owner is no longer among the choices")]
    [InlineData("initiative", "The former owner is no longer among the choices")]
    [InlineData("owner", "The former owner is no longer among the choices")]
    [InlineData("updater", "The former updater is no longer among the choices")]
    public async Task Who_has_left_is_not_given_the_post_again(string post, string sentence)
    {
        var gus = await App.AddAsync(new Person(9_901, "Gus Going", "gus@example.com"), App.Companies.Acme.Unit("NORTH"), Role.Updater);
        await App.WriteAsync(Acme, db => HoldAsync(db, post, gus.Id));
        await App.WriteAsync(Acme, db => HoldAsync(db, post, null));
        var dropped = await SequenceAsync();
        await App.WriteAsync(Acme, async db => db.Remove(await db.Memberships.SingleAsync(m => m.PersonId == gus.Id)));
        var id = await App.ReadAsync(Acme, db => db.Changes.Where(c => c.Sequence == dropped).Select(c => c.SubjectId).FirstAsync());
        var browser = await App.SignInAsync(App.Companies.Administrator);

        var refused = await UndoAsync(browser, id, dropped);

        Assert.Contains(sentence, refused.Problems, StringComparison.Ordinal);
        Assert.Equal(dropped + 1, await SequenceAsync());
    }

    [Fact]
    public async Task A_kpi_that_is_gone_is_not_fed_again()
    {
        var id = App.Companies.Acme.Kpi("SALES-REVENUE").Id;
        await App.WriteAsync(Acme, async db => (await KpiAsync(db, "SALES-REVENUE")).FeedInto(null));
        var dropped = await SequenceAsync();
        await App.WriteAsync(Acme, async db => db.Remove(await KpiAsync(db, "REVENUE")));

        var refused = await UndoAsync(await App.SignInAsync(App.Companies.Administrator), id, dropped);

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("The former KPI to feed into is no longer among the choices", refused.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kpi_that_the_person_may_not_see_is_not_fed_again()
    {
        var nina = await App.AddAsync(new Person(9_902, "Nina North", "nina@example.com"), App.Companies.Acme.Unit("NORTH"), Role.Manager);
        var (hidden, visits) = (App.Companies.Acme.Kpi("SALES-REVENUE").Id, App.Companies.Acme.Kpi("VISITS").Id);
        await App.WriteAsync(Acme, async db => (await KpiAsync(db, "VISITS")).FeedInto(hidden));
        await App.WriteAsync(Acme, async db => (await KpiAsync(db, "VISITS")).FeedInto(null));
        var dropped = await SequenceAsync();
        await App.WriteAsync(Acme, async db => (await db.Units.SingleAsync(u => u.CodeNormalized == "SALES")).SetPrivate(true));

        var refused = await UndoAsync(await App.SignInAsync(nina), visits, dropped);

        Assert.Contains("The former KPI to feed into is no longer among the choices", refused.Problems, StringComparison.Ordinal);
    }

    private static async Task HoldAsync(ScorecardDbContext db, string post, long? person)
    {
        switch (post)
        {
            case "objective":
                var sell = await db.Objectives.SingleAsync(x => x.CodeNormalized == "SELL");
                var perspective = await db.Perspectives.SingleAsync(p => p.Id == sell.PerspectiveId);
                sell.Change(sell.Name, sell.Description, perspective, sell.Weight, sell.CascadeShare, sell.Rule, person);
                break;
            case "initiative" when await db.Initiatives.SingleOrDefaultAsync() is { } initiative:
                initiative.Own(person);
                break;
            case "initiative":
                var unit = await db.Units.SingleAsync(u => u.CodeNormalized == "SALES");
                db.Add(new Initiative(70_001, unit, "TOUR", new("Tour", new(2026, 9, 1), new(2027, 2, 28), null, person)));
                break;
            case "owner":
                var visits = await KpiAsync(db, "VISITS");
                visits.Describe(visits.Details with { OwnerId = person });
                break;
            case "updater":
                (await KpiAsync(db, "VISITS")).NameUpdaters(person is { } named ? [named] : []);
                break;
        }
    }

    private static Task<Kpi> KpiAsync(ScorecardDbContext db, string code) => db.Kpis.SingleAsync(k => k.CodeNormalized == code);

    private Task<long> SequenceAsync() => App.ReadAsync(Acme, db => db.Organizations.Select(o => o.Sequence).SingleAsync());

    private static async Task<TestPage> UndoAsync(TestBrowser browser, long id, long sequence) =>
        await (await browser.GetAsync($"/undo?of={PublicIds.Format(id)}&sequence={sequence}")).Form().SubmitAsync();
}
