using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Access;

namespace Scorecard.Web.Tests.Api;

/// <summary>Values, comments and initiatives that programs send.</summary>
[Collection(ApiTests.Name)]
public sealed class ValueCallTests(ApiCompany company)
{
    private HttpClient Program => company.Program;

    [Fact]
    public async Task A_value_is_recorded_seen_in_the_scores_and_changed_only_by_who_knows_it()
    {
        var put = await Program.PutAsync("/api/v1/kpis/SALES/values/2026-08", Caller.Json("""{"value":40}"""));
        Assert.Equal("Recorded", (await put.SaidAsync(200)).GetProperty("state").GetString());
        Assert.Equal("\"1\"", put.Headers.ETag!.Tag);
        var score = await (await Program.GetAsync("/api/v1/scores/Kpi/SALES?period=2026-08")).SaidAsync(200);
        Assert.Equal((40, 40), (score.GetProperty("value").GetDouble(), Math.Round(score.GetProperty("score").GetDouble(), 6)));

        Assert.Equal(412, (int)(await SendAsync("""{"value":50}""", "\"7\"")).StatusCode);
        Assert.Equal(412, (int)(await SendAsync("""{"value":50}""", null, none: true)).StatusCode);
        var changed = await SendAsync("""{"value":50}""", "\"1\"");
        Assert.Equal("\"2\"", changed.Headers.ETag!.Tag);
        Assert.Equal("Unchanged", (await (await SendAsync("""{"value":50}""", "\"2\"")).SaidAsync(200)).GetProperty("state").GetString());

        var value = await Program.GetAsync("/api/v1/kpis/SALES/values/2026-08");
        Assert.Equal(
            (50m, "\"2\""),
            ((await value.SaidAsync(200)).GetProperty("value").GetDecimal(), $"{value.Headers.ETag!.Tag.Split('-')[0]}\"")
        );
        await (await Program.DeleteAsync("/api/v1/kpis/SALES/values/2026-08")).SaidAsync(200);
        await (await Program.GetAsync("/api/v1/kpis/SALES/values/2026-08")).ProblemAsync(404);

        Task<HttpResponseMessage> SendAsync(string body, string? match, bool none = false)
        {
            var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/kpis/SALES/values/2026-08") { Content = Caller.Json(body) };
            if (match is not null)
                request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(match));
            if (none)
                request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
            return Program.SendAsync(request);
        }
    }

    [Fact]
    public async Task Good_rows_are_kept_beside_refused_ones()
    {
        var sent = await Program.PostAsync(
            "/api/v1/values",
            Caller.Json(
                """
                {"values":[
                  {"kpi":"SALES","period":"2026-01","value":41},
                  {"kpi":"NOPE","period":"2026-01","value":1},
                  {"kpi":"SALES","period":"2026-02"},
                  {"kpi":"SALES","period":"2026-01","value":42},
                  {"kpi":"SALES","period":"2027-01","value":42},
                  {"kpi":"SALES","period":"2026-Q1","value":42},
                  {"kpi":"SALES","period":"2026-03","value":99999},
                  {"kpi":"SALES","period":"2026-03","value":99999,"meant":true},
                  {"kpi":"SALES","period":"2026-04","notApplicable":true},
                  {"kpi":"SALES","period":"2026-04","notApplicable":true,"note":"Closed for works"},
                  null
                ]}
                """
            )
        );

        var results = (await sent.SaidAsync(200)).GetProperty("results").EnumerateArray().ToList();

        Assert.Equal("Recorded", results[0].GetProperty("state").GetString());
        string[] sentences =
        [
            "There is no KPI “NOPE”",
            "nothing to record",
            "Row 1 has a value",
            "lies in the future",
            "collected by month",
            "far from what",
            "Row 7 has a value",
        ];
        Assert.All(
            sentences.Select((sentence, i) => (sentence, i)),
            x => Assert.Contains(x.sentence, results[x.i + 1].GetProperty("problem").GetString(), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_same_key_with_something_else_is_refused()
    {
        using var first = With("one key", """{"values":[{"kpi":"SALES","period":"2025-11","value":11}]}""");
        using var second = With("one key", """{"values":[{"kpi":"SALES","period":"2025-11","value":12}]}""");
        await (await Program.SendAsync(first)).SaidAsync(200);

        Assert.Contains("something else", await (await Program.SendAsync(second)).ProblemAsync(422), StringComparison.Ordinal);

        static HttpRequestMessage With(string key, string body)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/values") { Content = Caller.Json(body) };
            request.Headers.Add("Idempotency-Key", key);
            return request;
        }
    }

    [Fact]
    public async Task A_comment_with_a_key_is_written_once()
    {
        async Task<HttpResponseMessage> SendAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/comments/Kpi/SALES")
            {
                Content = Caller.Json("""{"words":"Fed by hand"}"""),
            };
            request.Headers.Add("Idempotency-Key", "said once");
            return await Program.SendAsync(request);
        }
        var first = (await (await SendAsync()).SaidAsync(201)).GetProperty("id").GetString();

        var again = await SendAsync();

        Assert.Equal(first, (await again.SaidAsync(201)).GetProperty("id").GetString());
        Assert.Equal(["true"], again.Headers.GetValues("Idempotency-Replayed"));
        var all = await (await Program.GetAsync("/api/v1/comments/Kpi/SALES")).SaidAsync(200);
        Assert.Equal(1, all.GetProperty("items").EnumerateArray().Count(c => c.GetProperty("words").GetString() == "Fed by hand"));
    }

    [Fact]
    public async Task A_service_acts_with_its_role_on_its_unit_and_the_journal_names_it()
    {
        var browser = await company.App.SignInAsync(await company.App.NowAsync(company.Administrator));
        var made = await (await browser.GetAsync("/admin/tokens"))
            .Form("form.card")
            .Type("Unit", Domain.PublicIds.Format(company.World.Unit("SHOP").Id))
            .Type("Role", $"{Role.Updater}")
            .Type("Input.Name", "Till")
            .SubmitAsync();
        var service = company.App.CallWith(made.Document.QuerySelector("#secret")!.GetAttribute("value"));

        var sent = await service.PostAsync(
            "/api/v1/values",
            Caller.Json("""{"values":[{"kpi":"D1","period":"2024-05-05","value":60},{"kpi":"SALES","period":"2024-05","value":60}]}""")
        );

        var results = (await sent.SaidAsync(200)).GetProperty("results");
        Assert.Equal("Recorded", results[0].GetProperty("state").GetString());
        Assert.Contains("You may not enter", results[1].GetProperty("problem").GetString(), StringComparison.Ordinal);
        var line = await company.App.ReadAsync(
            company.Id,
            db => db.Changes.OrderByDescending(c => c.Sequence).FirstAsync(c => c.What == "2024-05-05")
        );
        Assert.Equal((null, "Service “Till”"), (line.By, line.Why));
    }

    [Fact]
    public async Task What_had_been_recorded_by_a_day_is_read_as_of_it()
    {
        await Program.PutAsync("/api/v1/kpis/SALES/values/2025-05", Caller.Json("""{"value":33}"""));

        await (await Program.GetAsync("/api/v1/kpis/SALES/values/2025-05")).SaidAsync(200);
        await (await Program.GetAsync("/api/v1/kpis/SALES/values/2025-05?asOf=2026-03-31")).ProblemAsync(404);
    }
}
