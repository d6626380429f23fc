using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;

namespace Scorecard.Web.Tests.Api;

/// <summary>Who is let in, and what is said where something does not fit.</summary>
[Collection(ApiTests.Name)]
public sealed class CallTests(ApiCompany company)
{
    private TestApp App => company.App;

    private World2 Acme => new(App.Companies.Acme.Model.Organization.Id);

    private readonly record struct World2(long Id);

    [Fact]
    public async Task Without_a_token_and_with_a_wrong_an_ended_or_a_revoked_one_nobody_is_let_in()
    {
        Assert.Contains(
            "Send a token",
            await (await App.CallWith(null).GetAsync("/api/v1/units")).ProblemAsync(401),
            StringComparison.Ordinal
        );
        var wrong = await App.CallWith("sc_wrong").GetAsync("/api/v1/units");
        Assert.Contains("no such token", await wrong.ProblemAsync(401), StringComparison.Ordinal);
        Assert.Equal("Bearer", wrong.Headers.WwwAuthenticate.Single().Scheme);

        var ended = await App.CallAsync(App.Companies.Viewer, Acme.Id, endsAt: TestApp.Now.UtcDateTime.AddMinutes(-1));
        Assert.Contains("ended on 2026-11-12", await (await ended.GetAsync("/api/v1/units")).ProblemAsync(401), StringComparison.Ordinal);

        var revoked = await App.CallAsync(App.Companies.Viewer, Acme.Id);
        Assert.Equal(HttpStatusCode.OK, (await revoked.GetAsync("/api/v1/units")).StatusCode);
        var browser = await App.SignInAsync(await App.NowAsync(App.Companies.Viewer));
        var page = await browser.GetAsync("/account/tokens");
        var hash = ApiToken.HashOf(revoked.DefaultRequestHeaders.Authorization!.Parameter!);
        var id = await App.ReadAsync(Acme.Id, db => db.ApiTokens.Where(t => t.Hash == hash).Select(t => t.Id).SingleAsync());
        await page.Form($"form:has(button[value='{PublicIds.Format(id)}'])").SubmitAsync("token", PublicIds.Format(id));
        Assert.Contains("revoked", await (await revoked.GetAsync("/api/v1/units")).ProblemAsync(401), StringComparison.Ordinal);
        await App.SaveSecurityAsync();
        Assert.True(await App.ReadAsync(0, db => db.SecurityEvents.AnyAsync(e => e.What == "token revoked")));
        Assert.True(await App.ReadAsync(0, db => db.SecurityEvents.AnyAsync(e => e.What == "token refused")));
    }

    [Fact]
    public async Task A_token_is_shown_once_and_kept_as_a_hash()
    {
        var browser = await App.SignInAsync(await App.NowAsync(App.Companies.OpsManager));
        var made = await (await browser.GetAsync("/account/tokens")).Form("form.card").Type("Input.Name", "Plant feed").SubmitAsync();

        var secret = made.Document.QuerySelector("#secret")!.GetAttribute("value")!;
        Assert.StartsWith("sc_", secret, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await App.CallWith(secret).GetAsync("/api/v1/token")).StatusCode);
        Assert.Null((await made.AgainAsync()).Document.QuerySelector("#secret"));
        Assert.False(await App.ReadAsync(Acme.Id, db => db.ApiTokens.AnyAsync(t => t.Hash == secret || t.Name == secret)));
        // It reads only, since nothing else was ticked.
        var refused = await App.CallWith(secret).PostAsync("/api/v1/values", Caller.Json(new { values = Array.Empty<object>() }));
        Assert.Contains("recording values", await refused.ProblemAsync(403), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_no_member_any_more_is_let_in_no_more()
    {
        var leaver = await App.AddAsync(new Person(72_001, "Lea Leaver", "lea@daily.example"), company.World.Unit("SHOP"), Role.Updater);
        var program = await App.CallAsync(leaver, company.Id);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/units")).StatusCode);

        await App.WriteAsync(
            company.Id,
            async db => db.RemoveRange(await db.Memberships.Where(m => m.PersonId == leaver.Id).ToListAsync())
        );

        await (await program.GetAsync("/api/v1/units")).ProblemAsync(401);
    }

    [Fact]
    public async Task Another_organization_is_not_there()
    {
        var stranger = await App.CallAsync(App.Companies.Stranger, App.Companies.Globex.Model.Organization.Id);
        var unit = PublicIds.Format(App.Companies.Acme.Unit("OPS").Id);

        await (await stranger.GetAsync($"/api/v1/units/{unit}")).ProblemAsync(404);
        await (await stranger.GetAsync("/api/v1/units/OPS")).ProblemAsync(404);
        var sent = await stranger.PostAsync(
            "/api/v1/values",
            Caller.Json("""{"values":[{"kpi":"VISITS","period":"2026-10","value":1}]}""")
        );
        Assert.Equal("Refused", (await sent.SaidAsync(200)).GetProperty("results")[0].GetProperty("state").GetString());
        // A token of a person counts in the organization that it was made in, and in no other.
        var own = await (await stranger.GetAsync("/api/v1/units")).SaidAsync(200);
        Assert.Equal(2, own.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_cookie_opens_nothing_here()
    {
        var browser = await App.SignInAsync(await App.NowAsync(App.Companies.Administrator));
        await (await browser.Client.GetAsync("/api/v1/units")).ProblemAsync(401);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404)]
    [InlineData("GET", "/api/v1/units/NOWHERE", 404)]
    [InlineData("DELETE", "/api/v1/units", 405)]
    [InlineData("GET", "/api/v1/units?limit=many", 400)]
    [InlineData("GET", "/api/v1/units?limit=0", 400)]
    [InlineData("GET", "/api/v1/units?cursor=!", 400)]
    [InlineData("GET", "/api/v1/units?asOf=yesterday", 400)]
    [InlineData("GET", "/api/v1/scores?period=banana", 400)]
    [InlineData("GET", "/api/v1/scores?period=2400-01", 400)]
    [InlineData("GET", "/api/v1/scores?kind=Banana", 400)]
    [InlineData("POST", "/api/v1/values?asOf=2026-01-01", 409)]
    public async Task What_does_not_fit_is_told_as_a_problem(string method, string address, int status)
    {
        using var request = new HttpRequestMessage(new(method), address);
        if (method == "POST")
            request.Content = Caller.Json("""{"values":[{"kpi":"SALES","period":"2026-10","value":1}]}""");
        Assert.NotEmpty(await (await company.Program.SendAsync(request)).ProblemAsync(status));
    }

    public static TheoryData<string, string, int> Bodies =>
        new()
        {
            { "{", "application/json", 400 },
            { "null", "application/json", 400 },
            { "[]", "application/json", 400 },
            { """{"values":[{"kpi":"SALES","period":"2026-10","value":"a lot"}]}""", "application/json", 400 },
            { new string('[', 1000) + new string(']', 1000), "application/json", 400 },
            { $$"""{"values":{{new string('[', 1000)}}{{new string(']', 1000)}}}""", "application/json", 400 },
            { """{"values":[]}""", "application/json", 422 },
            { "kpi,period\nSALES,2026-10", "text/csv", 415 },
            { """{"values":[]}""", "application/json; charset=utf-16", 415 },
        };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_body_that_cannot_be_read_is_told_where(string body, string type, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        Assert.NotEmpty(await (await company.Program.PostAsync("/api/v1/values", content)).ProblemAsync(status));
    }

    [Fact]
    public async Task Too_much_at_once_is_refused()
    {
        var rows = string.Join(",", Enumerable.Repeat("""{"kpi":"SALES"}""", 10_001));
        var many = await company.Program.PostAsync("/api/v1/values", Caller.Json($$"""{"values":[{{rows}}]}"""));
        Assert.Contains("10000", await many.ProblemAsync(422), StringComparison.Ordinal);
        var large = await company.Program.PostAsync("/api/v1/values", Caller.Json(new string(' ', 33 * 1024 * 1024)));
        await large.ProblemAsync(413);
    }

    [Fact]
    public async Task Every_answer_tells_how_many_calls_are_left()
    {
        var response = await company.Program.GetAsync("/api/v1/token");
        Assert.Equal(["100000"], response.Headers.GetValues("RateLimit-Limit"));
        Assert.True(
            long.Parse(response.Headers.GetValues("RateLimit-Remaining").Single(), CultureInfo.InvariantCulture) is > 0 and < 100_000
        );
    }

    [Fact]
    public async Task Pages_follow_each_other_and_nothing_changed_is_not_sent_again()
    {
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await (await company.Program.GetAsync($"/api/v1/kpis?limit=6&cursor={cursor}")).SaidAsync(200);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(k => k.GetProperty("code").GetString()!));
            cursor = page.GetProperty("next").GetString();
        } while (cursor is not null);
        Assert.Equal(ApiCompany.AllKpis, seen.Distinct().Count());
        Assert.Equal(seen.Count, seen.Distinct().Count());

        // Several have the id of one unit.
        var parts = new List<string>();
        do
        {
            var page = await (await company.Program.GetAsync($"/api/v1/scores?kind=Perspective&limit=2&cursor={cursor}")).SaidAsync(200);
            parts.AddRange(
                page.GetProperty("items")
                    .EnumerateArray()
                    .Select(s => $"{s.GetProperty("id").GetString()} {s.GetProperty("perspective").GetString()}")
            );
            cursor = page.GetProperty("next").GetString();
        } while (cursor is not null);
        var all = await (await company.Program.GetAsync("/api/v1/scores?kind=Perspective&limit=1000")).SaidAsync(200);
        Assert.Equal(all.GetProperty("items").GetArrayLength(), parts.Distinct().Count());
        Assert.Equal(parts.Count, parts.Distinct().Count());

        var first = await company.Program.GetAsync("/api/v1/kpis/SALES");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/kpis/SALES");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await company.Program.SendAsync(again)).StatusCode);
    }
}
