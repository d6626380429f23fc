using System.Net;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.Kpis;

public sealed class KpiEditingRightsTests(TestApp app) : KpiEditingTests(app)
{
    [Theory]
    [InlineData("VISITS", HttpStatusCode.OK)]
    [InlineData("ON-TIME", HttpStatusCode.Forbidden)]
    [InlineData("IDEAS", HttpStatusCode.NotFound)]
    public async Task A_manager_edits_what_is_the_managers(string kpi, HttpStatusCode status)
    {
        var browser = await App.SignInAsync(App.Companies.SalesManager);

        foreach (var page in new[] { "edit", "delete", "definitions" })
            Assert.Equal(status, (await browser.GetAsync($"/kpis/{Id(kpi)}/{page}")).Status);
        Assert.Equal(
            status,
            (await browser.GetAsync($"/kpis/new?objective={PublicIds.Format(App.Companies.Acme.Kpi(kpi).ObjectiveId)}")).Status
        );
    }
}
