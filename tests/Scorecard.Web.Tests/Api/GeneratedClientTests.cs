using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Scorecard.Web.Tests.Api;

[Collection(ApiTests.Name)]
public sealed class GeneratedClientTests(ApiCompany company)
{
    private const int Days = 500;

    [Fact]
    public async Task A_client_made_from_the_document_posts_10000_values_once_however_often_it_sends_them()
    {
        var document = await company.Program.GetStringAsync("/openapi/v1.json");
        var client = await GeneratedClient.OfAsync(document, company.Program);
        Assert.Equal("Daily", (await client.CallAsync("GetToken")).Organization);
        Assert.Contains("ReportedValue", client.Types);
        Assert.DoesNotContain(client.Types, name => char.IsDigit(name[^1]));
        var batch = client.Make("ValueBatch", Batch());
        var key = ("idempotency_Key", (object)"the first ten thousand");

        var first = await client.CallAsync("RecordValues", key, ("body", batch));

        Assert.Equal((10_000, 0, 0), ((int)first.Recorded, (int)first.Unchanged, (int)first.Refused));
        var after = await StateAsync();
        Assert.Equal(10_000, after.Values);

        var again = await client.CallAsync("RecordValues", key, ("body", batch));

        Assert.Equal(10_000, (int)again.Recorded);
        Assert.Equal(after, await StateAsync());

        // Without the key it is read anew, and nothing is new.
        var anew = await client.CallAsync("RecordValues", ("body", batch));
        Assert.Equal((0, 10_000), ((int)anew.Recorded, (int)anew.Unchanged));
        Assert.Equal(after, await StateAsync());

        // What was written past the tracker is read at once.
        var page = await client.CallAsync("ListValues", ("kpi", "D3"), ("limit", 1));
        var read = JsonDocument.Parse(JsonSerializer.Serialize((object)page.Items)).RootElement[0];
        Assert.Equal(53, read.GetProperty("value").GetDouble());
    }

    private Task<(long Sequence, int Values)> StateAsync() =>
        company.App.ReadAsync(
            company.Id,
            async db =>
                (await db.Organizations.Select(o => o.Sequence).SingleAsync(), await db.Measurements.CountAsync(m => m.Note == "fed"))
        );

    private static string Batch()
    {
        var first = DateOnly.FromDateTime(TestApp.Now.UtcDateTime).AddDays(-Days);
        var rows =
            from kpi in Enumerable.Range(0, ApiCompany.Kpis)
            from day in Enumerable.Range(0, Days)
            select new
            {
                kpi = $"D{kpi}",
                period = $"{first.AddDays(day):yyyy-MM-dd}",
                value = 50 + (kpi + day) % 20,
                note = "fed",
            };
        return JsonSerializer.Serialize(new { values = rows });
    }
}
