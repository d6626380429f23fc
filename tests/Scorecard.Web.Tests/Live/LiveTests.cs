using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Access;

namespace Scorecard.Web.Tests.Live;

public sealed class LiveTests(TestApp app) : IClassFixture<TestApp>
{
    private Scorecard.TestData.World Acme => app.Companies.Acme;

    private Task<long> SequenceAsync() =>
        app.ReadAsync(Acme.Model.Organization.Id, db => db.Organizations.Select(o => o.Sequence).SingleAsync());

    [Fact]
    public async Task A_value_in_the_branch_says_changed_at_every_unit_that_it_reaches()
    {
        var browser = await app.SignInAsync(app.Companies.Viewer);
        await using var north = await Listening.OpenAsync(browser, Acme.Unit("NORTH"));
        await using var sales = await Listening.OpenAsync(browser, Acme.Unit("SALES"));
        await using var all = await Listening.OpenAsync(browser, Acme.Unit("ORG"));
        var at = await SequenceAsync();
        foreach (var stream in new[] { north, sales, all })
            Assert.Equal(("still", at), await stream.NextAsync());

        await app.RecordAsync(Acme.Kpi("VISITS"), "2026-09", 31);

        foreach (var stream in new[] { north, sales, all })
            Assert.Equal(("changed", at + 1), await stream.NextAsync());
    }

    [Fact]
    public async Task A_value_elsewhere_does_not()
    {
        var browser = await app.SignInAsync(app.Companies.PlantViewer);
        await using var operations = await Listening.OpenAsync(browser, Acme.Unit("OPS"));
        await using var south = await Listening.OpenAsync(browser, Acme.Unit("SOUTH"));
        var at = (await operations.NextAsync())!.Value.Sequence;
        await south.NextAsync();

        await app.RecordAsync(Acme.Kpi("VISITS"), "2026-08", 30);
        await app.RecordAsync(Acme.Kpi("IDEAS"), "2026-08", 3);

        foreach (var stream in new[] { operations, south })
        {
            var heard = await stream.NextAsync();
            while (heard?.Sequence < at + 2)
            {
                Assert.Equal("still", heard.Value.What);
                heard = await stream.NextAsync();
            }
            Assert.Equal(("still", at + 2), heard);
        }
    }

    [Fact]
    public async Task Another_organizations_values_are_not_heard_of()
    {
        await using var stream = await Listening.OpenAsync(await app.SignInAsync(app.Companies.Viewer), Acme.Unit("ORG"));
        await stream.NextAsync();

        await app.RecordAsync(app.Companies.Globex.Kpi("REVENUE"), "2026-08", 30);
        await app.RecordAsync(Acme.Kpi("SALES-REVENUE"), "2026-08", 30);

        Assert.Equal(("changed", await SequenceAsync()), await stream.NextAsync());
    }

    [Fact]
    public async Task Whoever_comes_back_hears_at_once_what_was_missed()
    {
        var browser = await app.SignInAsync(app.Companies.Viewer);
        var before = await SequenceAsync();
        await app.RecordAsync(Acme.Kpi("VISITS"), "2026-07", 28);

        await using (var since = await Listening.OpenAsync(browser, Acme.Unit("NORTH"), since: before))
            Assert.Equal(("changed", before + 1), await since.NextAsync());
        await using (var later = await Listening.OpenAsync(browser, Acme.Unit("NORTH"), since: before, last: before + 1))
            Assert.Equal(("still", before + 1), await later.NextAsync());
        await using (var restored = await Listening.OpenAsync(browser, Acme.Unit("NORTH"), last: before + 1000))
            Assert.Equal(("changed", before + 1), await restored.NextAsync());
    }

    [Fact]
    public async Task A_dashboard_listens_from_the_state_that_it_shows()
    {
        var page = await (await app.SignInAsync(app.Companies.Viewer)).GetAsync(app.Companies.HomeOf("SALES"));

        Assert.Equal(
            Listening.To(Acme.Unit("SALES"), await SequenceAsync()),
            page.Document.QuerySelector("[data-live-stream]")?.GetAttribute("data-live-stream")
        );
        Assert.Equal(
            ["summary", "below", "heat"],
            new[] { "summary", "below", "heat" }.Where(key => page.Document.QuerySelector($"main [data-live={key}]") is not null)
        );
    }

    [Fact]
    public async Task What_one_may_not_see_cannot_be_listened_to()
    {
        var lab = Listening.To(Acme.Unit("LAB"));

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(app.Companies.PlantViewer)).Client.GetAsync(lab)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(app.Companies.Stranger)).Client.GetAsync(lab)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await app.SignInAsync(app.Companies.Viewer)).Client.GetAsync("/live?unit=nothing")).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(app.Companies.Viewer)).Client.GetAsync("/live")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await app.CreateClient(new() { BaseAddress = TestBrowser.Home, AllowAutoRedirect = false }).GetAsync(lab)).StatusCode
        );
    }

    [Fact]
    public async Task Nothing_between_holds_the_events_back_or_keeps_them()
    {
        await using var stream = await Listening.OpenAsync(await app.SignInAsync(app.Companies.Viewer), Acme.Unit("ORG"));

        Assert.Equal("no", stream.Response.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.True(stream.Response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_ends_the_stream()
    {
        var person = await app.AddAsync(new(9_101, "Lea Leaving", "lea@example.com"), Acme.Unit("LAB"), Role.Viewer);
        var browser = await app.SignInAsync(person);
        await using var stream = await Listening.OpenAsync(browser, Acme.Unit("LAB"));
        await stream.NextAsync();

        await app.WriteAsync(
            Acme.Model.Organization.Id,
            async db => db.RemoveRange(await db.Memberships.Where(m => m.PersonId == person.Id).ToListAsync())
        );

        Assert.Equal(["changed"], await stream.RestAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync(Listening.To(Acme.Unit("LAB")))).StatusCode);
    }

    [Fact]
    public async Task The_oldest_of_too_many_streams_of_one_person_is_over()
    {
        var browser = await app.SignInAsync(await app.AddAsync(new(9_102, "Tam Tabs", "tam@example.com"), Acme.Unit("PLANT"), Role.Viewer));
        var streams = new List<Listening>();
        for (var i = 0; i < Web.Live.LiveListeners.MostOfAPerson + 1; i++)
            streams.Add(await Listening.OpenAsync(browser, Acme.Unit("PLANT")));

        Assert.Equal("over", (await streams[0].RestAsync())[^1]);
        Assert.Equal("still", (await streams[1].NextAsync())?.What);
        foreach (var stream in streams)
            await stream.DisposeAsync();
    }
}
