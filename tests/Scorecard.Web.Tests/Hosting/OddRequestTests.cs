using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>Addresses, headers and words that nobody plans for.</summary>
public sealed class OddRequestTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

    private string Sales => PublicIds.Format(app.Companies.Acme.Unit("SALES").Id);

    [Theory]
    [InlineData("/units/")]
    [InlineData("/units/zzzzzzzzzzz")]
    [InlineData("/units/1")]
    [InlineData("/units/-1/edit")]
    [InlineData("/units/..%2f..%2fadmin")]
    [InlineData("/units/%F0%9F%A6%93")]
    [InlineData("/kpis/%3Cscript%3E")]
    [InlineData("/kpis/9223372036854775808/definitions")]
    [InlineData("/objectives/new?unit=nowhere")]
    [InlineData("/objectives/new")]
    [InlineData("/admin/people/nobody")]
    [InlineData("/enter?kpi=nothing")]
    public async Task An_id_that_is_none_is_not_found(string path)
    {
        var page = await (await app.SignInAsync(app.Companies.Administrator)).GetAsync(path);

        if (path == "/units/")
            Assert.Equal("Units", page.Heading);
        else
            Assert.Equal((HttpStatusCode.NotFound, "There is nothing here"), (page.Status, page.Heading));
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("PROPFIND")]
    public async Task A_method_that_no_page_has_is_refused(string method)
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        foreach (var path in new[] { $"/units/{Sales}", "/enter", "/import", "/admin" })
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await browser.Client.SendAsync(new(new HttpMethod(method), path))).StatusCode);
    }

    [Fact]
    public async Task A_form_that_a_page_does_not_take_is_refused()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var token = (await browser.GetAsync($"/units/{Sales}/edit")).Form().Fields.Single(f => f.Key == "__RequestVerificationToken");
        var kpi = PublicIds.Format(app.Companies.Acme.Kpi("REVENUE").Id);

        foreach (
            var path in new[]
            {
                $"/kpis/{kpi}",
                "/kpis",
                "/evidence",
                "/evidence/reporting",
                "/evidence/discovery",
                "/evidence/discovery?handler=Nothing",
                $"/objectives/{PublicIds.Format(app.Companies.Acme.Objective("SELL").Id)}",
            }
        )
        {
            var page = await browser.PostAsync(path, [token]);
            Assert.Equal((HttpStatusCode.MethodNotAllowed, "There is nothing here"), (page.Status, page.Heading));
        }
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("9999-12")]
    [InlineData("9999")]
    [InlineData("9999-Q4")]
    [InlineData("9999-W53")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01")]
    [InlineData("0000")]
    [InlineData("2026-10%00")]
    [InlineData("yesterday")]
    [InlineData("%F0%9F%A6%93")]
    [InlineData("2026-10&period=2026-09")]
    public async Task An_unknown_period_shows_the_usual_one(string period)
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var kpi = PublicIds.Format(app.Companies.Acme.Kpi("REVENUE").Id);

        foreach (
            var path in new[]
            {
                $"/units/{Sales}",
                $"/kpis/{kpi}",
                "/kpis",
                "/units",
                "/enter",
                $"/objectives/{PublicIds.Format(app.Companies.Acme.Objective("SELL").Id)}",
            }
        )
        foreach (var toDate in new[] { "", "&to-date=yes", "&to-date=perhaps" })
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"{path}?period={period}{toDate}")).Status);
    }

    [Theory]
    [InlineData("/kpis?q=")]
    [InlineData("/units?q=")]
    [InlineData("/admin/people?q=")]
    [InlineData("/kpis?sort=")]
    [InlineData("/account/sign-in?returnUrl=")]
    public async Task An_over_long_query_is_a_search_without_result(string path) =>
        Assert.Equal(
            HttpStatusCode.OK,
            (await (await app.SignInAsync(app.Companies.Administrator)).GetAsync(path + new string('q', 20_000))).Status
        );

    [Theory]
    [InlineData("/kpis?page=2147483648")]
    [InlineData("/kpis?page=-1&sort=%00&descending=maybe&status=99&type=7&perspective=x")]
    [InlineData("/kpis?page=2147483647&status=good")]
    public async Task Unknown_orders_of_a_list_are_passed_over(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync(app.Companies.Administrator)).GetAsync(path)).Status);

    [Theory]
    [InlineData("xx-nowhere;q=banana,,;;=")]
    [InlineData("*")]
    [InlineData("de-DE-1996,;q=2")]
    [InlineData("zh-Hant-TW-x-one-two")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR,en;q=0.1")]
    [InlineData("\"\\")]
    public async Task Any_language_gets_a_page(string language)
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/units/{Sales}");
        request.Headers.TryAddWithoutValidation("Accept-Language", language);

        Assert.Equal(HttpStatusCode.OK, (await browser.Client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("Zebras 🦓 & Ñandúes")]
    [InlineData("قسم المبيعات")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("=HYPERLINK(1) {{7*7}} ${7*7}")]
    public async Task Any_name_is_kept_as_typed_and_shown_as_text(string name)
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var edit = $"/units/{PublicIds.Format(app.Companies.Acme.Unit("SOUTH").Id)}/edit";

        var saved = await (await browser.GetAsync(edit)).Form().Type("Input.Name", name).SubmitAsync();

        Assert.StartsWith(name, saved.Heading, StringComparison.Ordinal);
        Assert.Equal($"{name} is saved.", saved.Message);
        Assert.Equal(name, (await browser.GetAsync(edit)).Form()["Input.Name"]);
        Assert.DoesNotContain(
            saved.Document.All,
            e => e.HasAttribute("onerror") || (e.LocalName == "script" && e.TextContent.Contains("alert", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_name_that_shows_nothing_is_refused()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);

        var page = await (await browser.GetAsync($"/units/{Sales}/edit")).Form().Type("Input.Name", "\u200b\u202e").SubmitAsync();

        Assert.Contains("the name shows nothing", page.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_at_the_end_of_the_calendar_closes_nothing_before()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var edit = $"/units/{PublicIds.Format(app.Companies.Acme.Unit("PLANT").Id)}/edit";

        await (await browser.GetAsync(edit)).Form().Type("Input.ClosedFrom", "9999-12-31").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(edit)).Status);
        var refused = await (await browser.GetAsync(edit)).Form().Type("Input.ClosedFrom", "2026-02-30").SubmitAsync();
        Assert.Contains("“2026-02-30” does not fit here", refused.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_expired_gives_back_what_was_typed()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var form = (await browser.GetAsync($"/units/{Sales}/edit"))
            .Form()
            .Type("Input.Name", "Sales & <more>")
            .Type("Input.Description", "Two\nlines");
        var fields = form.Fields.Where(f => f.Key != "__RequestVerificationToken").ToList();

        var page = await browser.PostAsync($"/units/{Sales}/edit", fields);
        var foreign = await browser.PostAsync($"/units/{Sales}/edit", fields, from: "cross-site");

        Assert.Equal((HttpStatusCode.BadRequest, "This page was open for too long"), (page.Status, page.Heading));
        Assert.Equal(
            ["SALES", "Sales & <more>", "Two\nlines"],
            page.Document.QuerySelectorAll("dd").Select(d => d.TextContent).Order(StringComparer.Ordinal)
        );
        Assert.Equal(HttpStatusCode.BadRequest, foreign.Status);
        Assert.Empty(foreign.Document.QuerySelectorAll("dd"));
        Assert.Equal("SALES", (await app.ReadAsync(Acme, db => db.Units.SingleAsync(u => u.CodeNormalized == "SALES"))).Name);
    }

    [Fact]
    public async Task A_password_is_not_given_back()
    {
        var page = await (await app.SignInAsync(app.Companies.Viewer)).PostAsync(
            "/account/password",
            [new("Input.Current", "secret one"), new("Input.Password", "secret two")]
        );

        Assert.Equal("This page was open for too long", page.Heading);
        Assert.DoesNotContain("secret", page.Words, StringComparison.Ordinal);
    }
}
