using System.Net;
using AngleSharp.Dom;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.Admin;

public sealed class AdministrationTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_first_page_says_how_everything_is_set()
    {
        var page = await (await app.SignInAsync(app.Companies.Administrator)).GetAsync("/admin");

        Assert.Contains("Acme. The fiscal year starts in January, the time zone is Etc/UTC.", page.Words, StringComparison.Ordinal);
        Assert.Contains(
            "Watch from 40, on track from 70. A colour needs 50% of the weight reported.",
            page.Words,
            StringComparison.Ordinal
        );
        Assert.Contains("3 tiers: Organization, Department, Team.", page.Words, StringComparison.Ordinal);
        Assert.Contains(
            "4 perspectives: Financial, Customer, Internal process, Learning and growth.",
            page.Words,
            StringComparison.Ordinal
        );
        Assert.Contains("6 people with a role.", page.Words, StringComparison.Ordinal);
        Assert.Equal(
            [
                "/admin/organization",
                "/admin/organization#scoring",
                "/admin/organization#signals",
                "/admin/tiers",
                "/admin/perspectives",
                "/admin/people",
                "/admin/sign-in",
                "/admin/mail",
                "/admin/hooks",
                "/admin/tokens",
                "/admin/databases",
                "/import",
                "/admin/export",
                "/admin/changes",
                "/admin/security",
            ],
            page.Document.QuerySelectorAll(".settings a").Select(a => a.GetAttribute("href"))
        );
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/organization")]
    [InlineData("/admin/tiers")]
    [InlineData("/admin/perspectives")]
    [InlineData("/admin/changes")]
    public async Task Only_administrators_come_in(string path)
    {
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync(app.Companies.Administrator)).GetAsync(path)).Status);
        foreach (var other in new[] { app.Companies.SalesManager, app.Companies.NorthUpdater, app.Companies.Viewer })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(other)).GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(app.Companies.Nobody)).GetAsync(path)).Status);
        Assert.StartsWith("/account/sign-in", (await app.Browse().GetAsync(path)).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/organization", "/admin/organization")]
    [InlineData("/admin/tiers", "/admin/tiers")]
    [InlineData("/admin/tiers", "/admin/tiers?handler=Drop")]
    [InlineData("/admin/perspectives", "/admin/perspectives")]
    [InlineData("/admin/perspectives", "/admin/perspectives?handler=Move")]
    public async Task A_form_of_another_organization_goes_nowhere(string page, string address)
    {
        var browser = await app.SignInAsync(app.Companies.Stranger);
        var token = (await browser.GetAsync(page)).Form("main form")["__RequestVerificationToken"]!;

        var answer = await browser.PostAsync(
            address,
            [
                new("organization", PublicIds.Format(app.Companies.Acme.Model.Organization.Id)),
                new("Input.Name", "Stolen"),
                new("__RequestVerificationToken", token),
            ]
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task A_manager_who_sends_a_form_anyway_is_refused()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);
        var token = (await browser.GetAsync("/account")).Form("main form")["__RequestVerificationToken"]!;

        foreach (
            var address in new[]
            {
                "/admin/organization",
                "/admin/tiers",
                "/admin/tiers?handler=Drop",
                "/admin/perspectives",
                "/admin/perspectives?handler=Move",
            }
        )
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await browser.PostAsync(address, [new("Input.Name", "Mine"), new("__RequestVerificationToken", token)])).Status
            );
    }

    [Fact]
    public async Task The_menu_shows_administration_to_administrators_only()
    {
        Assert.NotNull(
            (await (await app.SignInAsync(app.Companies.Administrator)).GetAsync("/kpis")).Document.QuerySelector(
                "nav .menu a[href='/admin']"
            )
        );
        Assert.Null(
            (await (await app.SignInAsync(app.Companies.SalesManager)).GetAsync("/kpis")).Document.QuerySelector(
                "nav .menu a[href='/admin']"
            )
        );
    }
}
