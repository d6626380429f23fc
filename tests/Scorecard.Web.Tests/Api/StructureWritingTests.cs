using System.Text.Json;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Model;

namespace Scorecard.Web.Tests.Api;

/// <summary>Programs write the structure thing by thing.</summary>
public sealed partial class StructureWritingTests(ApiCompany company) : IClassFixture<ApiCompany>
{
    [Fact]
    public async Task An_objective_is_added_once_and_changed_in_what_is_sent()
    {
        var made = new
        {
            unit = "SHOP",
            perspective = "Customer",
            name = "Keep customers",
            weight = 2.5,
            contributesTo = new[] { "GROW=2" },
            description = "=1+1, they say",
        };
        var first = await (await PutAsync("objectives/KEEP", made, key: "keep-1")).SaidAsync(200);
        var again = await PutAsync("objectives/KEEP", made, key: "keep-1");
        Assert.Equal(first.GetProperty("sequence").GetInt64(), (await again.SaidAsync(200)).GetProperty("sequence").GetInt64());
        Assert.Equal(
            JsonValueKind.Null,
            (await (await PutAsync("objectives/keep", made)).SaidAsync(200)).GetProperty("sequence").ValueKind
        );

        var kept = await ReadAsync("objectives/KEEP");
        Assert.Equal(
            ("Keep customers", 2.5m, "=1+1, they say"),
            (Text(kept, "name"), kept.GetProperty("weight").GetDecimal(), Text(kept, "description"))
        );
        await (await PutAsync($"objectives/{Text(kept, "id")}", new { name = "Keep them" })).SaidAsync(200);
        var renamed = await ReadAsync("objectives/KEEP");
        Assert.Equal(("Keep them", "=1+1, they say"), (Text(renamed, "name"), Text(renamed, "description")));
        var model = await ModelAsync();
        var link = model.ContributionsFrom(model.Objectives.Single(o => o.Code == "KEEP")).Single();
        Assert.Equal(2m, link.Weight);

        await (await PutAsync("objectives/KEEP", new { description = (string?)null, contributesTo = (string?)null })).SaidAsync(200);
        Assert.Equal(JsonValueKind.Null, (await ReadAsync("objectives/KEEP")).GetProperty("description").ValueKind);
        model = await ModelAsync();
        Assert.Empty(model.ContributionsFrom(model.Objectives.Single(o => o.Code == "KEEP")));
    }

    [Fact]
    public async Task A_KPI_has_another_target_from_a_day_on_and_its_earlier_ones_before()
    {
        await (
            await PutAsync(
                "kpis/AIMED",
                new
                {
                    objective = "GROW",
                    name = "Aimed",
                    unitOfMeasure = "pieces",
                    frequency = "Month",
                    aggregation = "Sum",
                    direction = "HigherIsBetter",
                    scale = "Progress",
                    baseline = 0,
                    target = 100,
                    weight = 1,
                    indicator = "Leading",
                    valueSource = "Entered",
                    effectiveFrom = "2025-01",
                    approval = true,
                }
            )
        ).SaidAsync(200);
        await (await PutAsync("kpis/AIMED", new { target = 120, effectiveFrom = "2026-01" })).SaidAsync(200);
        // The first target again, which is another one from then on.
        await (await PutAsync("kpis/AIMED", new { target = "100", effectiveFrom = "2026-04" })).SaidAsync(200);
        await (await PutAsync("kpis/AIMED", new { name = "Aimed at" })).SaidAsync(200);
        await (await PutAsync("kpis/AIMED", new { weight = 3, effectiveFrom = "2026-02" })).SaidAsync(200);

        var definitions = await ReadAsync("kpis/AIMED/definitions");
        Assert.Equal(
            [("2025-01-01", "100", 1m), ("2026-01-01", "120", 1m), ("2026-02-01", "120", 3m), ("2026-04-01", "100", 1m)],
            definitions
                .EnumerateArray()
                .Select(d => (Text(d, "effectiveFrom")!, Text(d.GetProperty("scale"), "target")!, d.GetProperty("weight").GetDecimal()))
        );
        await (
            await PutAsync(
                "kpis/AIMED",
                new
                {
                    scale = "Thresholds",
                    redFlag = 10,
                    target = 90,
                    effectiveFrom = "2026-06",
                }
            )
        ).SaidAsync(200);
        var last = (await ReadAsync("kpis/AIMED/definitions")).EnumerateArray().Last();
        Assert.Equal(("2026-06-01", "Thresholds"), (Text(last, "effectiveFrom"), Text(last, "kind")));
        var kpi = await ReadAsync("kpis/AIMED");
        Assert.Equal(("Aimed at", true), (Text(kpi, "name"), kpi.GetProperty("needsApproval").GetBoolean()));
    }

    [Fact]
    public async Task Units_initiatives_and_links_are_written_too()
    {
        await (
            await PutAsync(
                "units/STALL",
                new
                {
                    name = "Stall",
                    parent = "ORG",
                    @private = true,
                }
            )
        ).SaidAsync(200);
        Assert.True((await ReadAsync("units/STALL")).GetProperty("private").GetBoolean());
        await (await PutAsync("units/STALL", new { @private = false, closedFrom = "2026-05-01" })).SaidAsync(200);
        var unit = await ReadAsync("units/STALL");
        Assert.Equal((false, "2026-05-01"), (unit.GetProperty("private").GetBoolean(), Text(unit, "closedFrom")));

        await (
            await PutAsync(
                "initiatives/FAIR",
                new
                {
                    unit = "SHOP",
                    name = "Fair",
                    start = "2026-01-01",
                    due = "2026-12-31",
                    kpis = new[] { "SALES", "COSTS" },
                    budget = 1200.5,
                }
            )
        ).SaidAsync(200);
        var initiative = await ReadAsync("initiatives/FAIR");
        Assert.Equal((1200.5m, 2), (initiative.GetProperty("budget").GetDecimal(), initiative.GetProperty("kpis").GetArrayLength()));

        await (await PutAsync("links/SALES/COSTS", new { lag = 2, note = "More sold, more bought" })).SaidAsync(200);
        await (await PutAsync("links/sales/COSTS", new { sign = "-" })).SaidAsync(200);
        var link = (await ReadAsync("links")).GetProperty("items").EnumerateArray().Single(l => Text(l, "causeCode") == "SALES");
        Assert.Equal(
            (2, false, "More sold, more bought"),
            (link.GetProperty("lag").GetInt32(), link.GetProperty("raises").GetBoolean(), Text(link, "note"))
        );
    }

    private Task<HttpResponseMessage> PutAsync(string address, object body, string? key = null, string? match = null, bool isNew = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/{address}")
        {
            Content = body is string text ? Caller.Json(text) : Caller.Json(body),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (match is not null)
            request.Headers.TryAddWithoutValidation("If-Match", match);
        if (isNew)
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        return company.Program.SendAsync(request);
    }

    private async Task<JsonElement> ReadAsync(string address) =>
        await (await company.Program.GetAsync($"/api/v1/{address}")).SaidAsync(200);

    private Task<OrganizationModel> ModelAsync() =>
        company.App.ReadAsync(company.Id, db => ScoreBookStore.LoadModelAsync(db, CancellationToken.None));

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
