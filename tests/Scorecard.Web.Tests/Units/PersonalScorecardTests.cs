using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;

namespace Scorecard.Web.Tests.Units;

/// <summary>A unit that is one person's own scorecard, in the tier below the teams.</summary>
public sealed class PersonalScorecardTests : IAsyncLifetime
{
    private TestApp App { get; } = new();

    private TestCompanies Companies => App.Companies;

    private string own = "";

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
        var admin = await App.SignInAsync(Companies.Administrator);
        await (await admin.GetAsync("/admin/tiers")).Form().Type("Input.Next", "Employee").SubmitAsync();
        var page = await (await App.SignInAsync(Companies.SalesManager)).GetAsync(
            $"/units/new?parent={Id(Companies.Acme.Unit("NORTH").Id)}"
        );
        var made = await page.Form()
            .Type("Input.Name", "Una’s own")
            .Type("Input.Code", "UNA")
            .Type("Input.PersonId", Id(Companies.NorthUpdater.Id))
            .SubmitAsync();
        Assert.StartsWith("/units/", made.Path, StringComparison.Ordinal);
        own = made.Path;
    }

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    [Fact]
    public async Task It_is_seen_by_the_person_and_the_line_above_and_nobody_else()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Companies.NorthUpdater));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Companies.SalesManager));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Companies.Administrator));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Companies.OpsManager));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Companies.PlantViewer));
    }

    [Fact]
    public async Task The_person_sets_objectives_that_support_the_team()
    {
        var browser = await App.SignInAsync(Companies.NorthUpdater);
        var unit = own.Split('/')[^1];
        var added = await (await browser.GetAsync($"/objectives/new?unit={unit}"))
            .Form()
            .Type("Input.Name", "Visit twenty customers")
            .SubmitAsync();

        var linked = await (await browser.GetAsync($"{added.Path}/contributions"))
            .Form("#add")
            .Type("Input.ToId", Id(Companies.Acme.Objective("VISIT").Id))
            .SubmitAsync();

        Assert.Contains("now supports VISIT", linked.Message, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await browser.GetAsync($"/objectives/new?unit={Id(Companies.Acme.Unit("NORTH").Id)}")).Status
        );
    }

    [Fact]
    public async Task It_can_be_opened_and_given_to_another()
    {
        var manager = await App.SignInAsync(Companies.SalesManager);
        await (await manager.GetAsync($"{own}/edit")).Form().Type("Input.Private", "false").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Companies.OpsManager));

        await (await manager.GetAsync($"{own}/edit")).Form().Type("Input.PersonId", Id(Companies.PlantViewer.Id)).SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Companies.PlantViewer));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Companies.OpsManager));
        // She sees it still, as an updater of the team above, and edits it no more.
        Assert.Equal(HttpStatusCode.Forbidden, (await (await App.SignInAsync(Companies.NorthUpdater)).GetAsync($"{own}/edit")).Status);
        var roles = await App.ReadAsync(
            Companies.Acme.Model.Organization.Id,
            async db =>
            {
                var unit = await db.Units.SingleAsync(u => u.Code == "UNA");
                return await db.Memberships.Where(m => m.UnitId == unit.Id).Select(m => new { m.PersonId, m.Role }).ToListAsync();
            }
        );
        Assert.Equal([new { PersonId = Companies.PlantViewer.Id, Role = Role.Manager }], roles);
    }

    [Fact]
    public async Task Nobody_expects_it_to_answer_every_objective_but_it_can_be_cascaded_to()
    {
        var browser = await App.SignInAsync(Companies.SalesManager);
        var visit = Id(Companies.Acme.Objective("VISIT").Id);

        Assert.DoesNotContain(
            "Una’s own",
            (await browser.GetAsync($"/units/{Id(Companies.Acme.Unit("NORTH").Id)}/cascade?view=gaps")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("Una’s own", (await browser.GetAsync($"/objectives/{visit}/cascade")).Words, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> StatusAsync(Person person) => (await (await App.SignInAsync(person)).GetAsync(own)).Status;

    private static string Id(long id) => PublicIds.Format(id);
}
