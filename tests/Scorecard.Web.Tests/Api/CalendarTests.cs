using Scorecard.Data;
using Scorecard.Domain.Access;

namespace Scorecard.Web.Tests.Api;

[Collection(ApiTests.Name)]
public sealed class CalendarTests(ApiCompany company)
{
    [Fact]
    public async Task Prometheus_reads_chosen_KPIs_with_the_token_as_a_password()
    {
        await company.Program.PutAsync("/api/v1/kpis/SALES/values/2026-10", Caller.Json("""{"value":55}"""));
        var token = company.Program.DefaultRequestHeaders.Authorization!.Parameter!;
        using var scraper = company.App.CallWith(null);
        scraper.DefaultRequestHeaders.Authorization = new(
            "Basic",
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"prometheus:{token}"))
        );

        var text = await scraper.GetStringAsync("/metrics?kpi=SALES");

        Assert.Contains("scorecard_kpi_value{kpi=\"SALES\",unit=\"ORG\"} 55\n", text, StringComparison.Ordinal);
        Assert.Contains("scorecard_kpi_score{kpi=\"SALES\",unit=\"ORG\"} 55\n", text, StringComparison.Ordinal);
        await (await scraper.GetAsync("/metrics")).ProblemAsync(400);
        await (await scraper.GetAsync("/metrics?kpi=VISITS")).ProblemAsync(404);
        // Where no spreadsheet asks, a password counts for nothing.
        await (await scraper.GetAsync("/api/v1/units")).ProblemAsync(401);
    }

    [Fact]
    public async Task A_calendar_program_finds_what_is_due_and_what_was_reported_is_there_no_more()
    {
        var updater = await company.App.AddAsync(
            new Person(73_001, "Cara Calendar", "cara@daily.example"),
            company.World.Unit("ORG"),
            Role.Updater
        );
        var program = await company.App.CallAsync(updater, company.Id, TokenScope.Calendar);
        var secret = program.DefaultRequestHeaders.Authorization!.Parameter!;
        using var anybody = company.App.CallWith(null);

        var before = await ReadAsync();

        var due = before.Events.Single(e => e.Summary == "COSTS for 2026-10 is due");
        Assert.Equal(new DateOnly(2026, 11, 10), due.Start!.Date);
        Assert.False(due.Start.HasTime);
        Assert.Contains("/enter", due.Url!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(before.Events.Count, before.Events.Select(e => e.Uid).Distinct().Count());

        await company.Program.PutAsync("/api/v1/kpis/COSTS/values/2026-10", Caller.Json("""{"value":55}"""));

        Assert.DoesNotContain((await ReadAsync()).Events, e => e.Uid == due.Uid);
        // It opens nothing else.
        Assert.Contains("reading", await (await program.GetAsync("/api/v1/units")).ProblemAsync(403), StringComparison.Ordinal);
        await (await anybody.GetAsync("/calendar/sc_wrong.ics")).ProblemAsync(401);

        async Task<Ical.Net.Calendar> ReadAsync()
        {
            var answer = await anybody.GetAsync($"/calendar/{secret}.ics");
            Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
            return Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync())!;
        }
    }
}
