using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Scorecard.Web.Tests;

public sealed class TestAppTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Both_organizations_are_saved_and_a_person_is_signed_in()
    {
        var acme = app.Companies.Acme;
        Assert.Equal(acme.Model.Kpis.Count, await app.ReadAsync(acme.Model.Organization.Id, db => db.Kpis.CountAsync()));
        Assert.Equal(1, await app.ReadAsync(app.Companies.Globex.Model.Organization.Id, db => db.Kpis.CountAsync()));

        var page = await (await app.SignInAsync(app.Companies.Administrator)).GetAsync("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("There is nothing here", page.Heading, StringComparison.Ordinal);
    }
}
