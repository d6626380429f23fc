using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Notices;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.Reporting;

/// <summary>Who has reported: PUNCTUALITY of LINE has no value for October, which was due on 10 November.</summary>
public sealed class ReportingTests(ScoredCompany company) : IClassFixture<ScoredCompany>
{
    [Fact]
    public async Task Units_stand_against_months_and_what_is_late_says_so()
    {
        var page = await company.ReadAsync(company.Reader, $"{company.UnitPath("OPS")}/reporting?period=2026-10");

        Assert.Equal(
            ["October 2026", "September 2026", "August 2026", "July 2026", "June 2026", "May 2026"],
            page.Document.QuerySelectorAll("[aria-labelledby=units-h] thead th.num").Select(th => th.TextContent)
        );
        var line = page
            .Document.QuerySelectorAll("[aria-labelledby=units-h] tbody tr")
            .Single(tr => tr.TextContent.Contains("LINE", StringComparison.Ordinal));
        Assert.Contains("1/2", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 in, 1 late", line.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form[action*=Remind]"));
    }

    [Fact]
    public async Task Only_late_leaves_the_units_in_which_something_is()
    {
        var page = await company.ReadAsync(company.Reader, $"{company.UnitPath("OPS")}/reporting?period=2026-10&only=late");
        Assert.Equal(["LINE"], page.Document.QuerySelectorAll("[aria-labelledby=units-h] tbody th a").Select(a => a.TextContent));

        var before = await company.ReadAsync(company.Reader, $"{company.UnitPath("OPS")}/reporting?period=2026-09&only=late");
        Assert.Contains("Nothing is late", before.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_click_asks_who_is_to_report_and_the_next_one_nobody_again()
    {
        var browser = await company.App.SignInAsync(company.Head);
        var page = await browser.GetAsync($"{company.UnitPath("OPS")}/reporting?period=2026-10");

        var asked = await page.Form($"form[action*=Remind]:has(input[value=\"{PublicIds.Format(company.World.Unit("LINE").Id)}\"])")
            .SubmitAsync();

        Assert.Equal("1 person was asked, in Scorecard and by mail as each has chosen.", asked.Message);
        var notice = Assert.Single(
            await company.App.ReadAsync(
                company.World.Model.Organization.Id,
                db => db.Notices.Where(n => n.Kind == NoticeKind.Asked).ToListAsync()
            )
        );
        Assert.Equal((company.Clerk.Id, "/enter"), (notice.PersonId, notice.Path));
        Assert.StartsWith("Hel Head asks you for 1 value.", notice.Text, StringComparison.Ordinal);
        Assert.Contains("PUNCTUALITY, October 2026", notice.Text, StringComparison.Ordinal);
        var again = await asked
            .Form($"form[action*=Remind]:has(input[value=\"{PublicIds.Format(company.World.Unit("LINE").Id)}\"])")
            .SubmitAsync();
        Assert.Equal("All of them were asked today already.", again.Message);
        // Nor by asking for all below another unit that it stands in.
        var all = await again.Form("form[action*=Remind]:not(:has(input[name=Of]))").SubmitAsync();
        Assert.Equal("All of them were asked today already.", all.Message);
    }

    [Fact]
    public async Task Who_does_not_edit_the_unit_reminds_nobody()
    {
        var browser = await company.App.SignInAsync(company.Clerk);
        var path = $"{company.UnitPath("OPS")}/reporting";
        var token = (await browser.GetAsync("/account")).Form().Fields.Single(f => f.Key == "__RequestVerificationToken");

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync(path + "?handler=Remind", [token])).Status);
    }
}
