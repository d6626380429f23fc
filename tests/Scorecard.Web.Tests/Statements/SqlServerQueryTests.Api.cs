using Scorecard.Web.Tests.Api;

namespace Scorecard.Web.Tests.Statements;

/// <content>Programs come with tokens.</content>
public sealed partial class SqlServerQueryTests
{
    private async Task CallAsync()
    {
        var browser = await company.App.SignInAsync(await PersonAsync(company.Chief.Id));
        var form = (await browser.GetAsync("/account/tokens")).Form("form.card").Type("Input.Name", "Feed");
        var made = await form.Type("Input.May", "Read", "Values", "Comments", "Calendar").SubmitAsync();
        var secret = made.Document.QuerySelector("#secret")!.GetAttribute("value");
        var program = company.App.CallWith(secret);
        var kpis = await (await program.GetAsync("/api/v1/kpis")).SaidAsync(200);
        var kpi = kpis.GetProperty("items")
            .EnumerateArray()
            .First(k => k.GetProperty("mayEnter").GetBoolean())
            .GetProperty("code")
            .GetString();
        foreach (var path in new[] { "objectives", "initiatives", $"kpis/{kpi}", $"kpis/{kpi}/values", $"comments/Kpi/{kpi}" })
            await (await program.GetAsync($"/api/v1/{path}")).SaidAsync(200);
        foreach (
            var table in new[] { "Objectives", "Values?$filter=year(Start) eq 2026 and Value ge 1&$orderby=Value&$count=true", "Scores" }
        )
            await (await program.GetAsync($"/odata/v1/{table}")).SaidAsync(200);
        await program.GetStringAsync("/odata/v1/Values/$count?$filter=contains(KpiName,'a')");
        for (var turn = 0; turn < 2; turn++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/values")
            {
                Content = Caller.Json($$"""{"values":[{"kpi":"{{kpi}}","period":"2026-05","value":7,"meant":true}]}"""),
            };
            request.Headers.Add("Idempotency-Key", "one");
            await (await program.SendAsync(request)).SaidAsync(200);
        }
        using var comment = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/comments/Kpi/{kpi}")
        {
            Content = Caller.Json("""{"words":"Fed"}"""),
        };
        comment.Headers.Add("Idempotency-Key", "two");
        await (await program.SendAsync(comment)).SaidAsync(201);
        using var administrator = await company.App.CallAsync(await PersonAsync(company.Chief.Id), company.World.Model.Organization.Id);
        foreach (var description in new[] { "Seen", "Seen again" })
            await (await administrator.PutAsync($"/api/v1/kpis/{kpi}", Caller.Json($$"""{"description":"{{description}}"}"""))).SaidAsync(
                200
            );
        await (await administrator.PutAsync("/api/v1/units/STALL", Caller.Json("""{"name":"Stall","parent":"OPS"}"""))).SaidAsync(200);
        Assert.Contains("BEGIN:VCALENDAR", await program.GetStringAsync($"/calendar/{secret}.ics"), StringComparison.Ordinal);
        await (await browser.GetAsync("/admin/tokens")).Form("form.card").Type("Input.Name", "Till").SubmitAsync();
        var tokens = await browser.GetAsync("/account/tokens");
        await tokens.Form("form[action*=Revoke]").SubmitAsync("token");
    }
}
