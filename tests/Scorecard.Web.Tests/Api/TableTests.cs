using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Scorecard.Data;

namespace Scorecard.Web.Tests.Api;

/// <summary>Tables as Excel and Power BI read them: the questions here are those that Power Query sends.</summary>
[Collection(ApiTests.Name)]
public sealed partial class TableTests(ApiCompany company)
{
    private const int Months = 25;

    private HttpClient Program => company.Program;

    [Fact]
    public async Task Excel_is_asked_for_a_password_and_takes_the_token_for_one()
    {
        using var excel = company.App.CallWith(null);
        var refused = await excel.GetAsync("/odata/v1/");
        await refused.ProblemAsync(401);
        Assert.Contains(refused.Headers.WwwAuthenticate, way => way.Scheme == "Basic");

        var token = Program.DefaultRequestHeaders.Authorization!.Parameter!;
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"anybody:{token}"));
        excel.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", pair);
        var tables = await (await AskAsync("", excel)).SaidAsync(200);
        string[] names = ["Units", "Objectives", "Kpis", "Links", "Initiatives", "Values", "Scores"];
        Assert.Equal(names.Order(), tables.GetProperty("value").EnumerateArray().Select(t => t.GetProperty("url").GetString()).Order());
        Assert.Equal("https://localhost/odata/v1/$metadata", tables.GetProperty("@odata.context").GetString());
    }

    [Fact]
    public async Task A_token_that_was_not_made_for_reading_reads_nothing()
    {
        var calendar = await company.App.CallAsync(company.Administrator, company.Id, TokenScope.Calendar);
        Assert.Contains("reading", await (await calendar.GetAsync("/odata/v1/Units")).ProblemAsync(403), StringComparison.Ordinal);
    }

    /// <summary>Each table, and all that Power Query makes of steps.</summary>
    internal static readonly string[] Asked =
    [
        "Units?$top=1000",
        "Kpis?$top=1000",
        "Values?$top=1000",
        "Scores?$top=1000",
        "Links?$top=1000",
        "Initiatives?$top=1000",
        "Objectives?$top=1000&$skip=1",
        "Values?$count=true&$top=0",
        "Kpis?$top=0&$count=true",
        "Kpis?$filter=contains(Name,'A')&$select=Code,Name",
        "Kpis?$filter=startswith(Code,'TAB') and Frequency eq 'Month'",
        "Kpis?$expand=Objective,Unit($select=Name)&$select=Code",
        "Kpis?$expand=Objective($expand=Unit)&$top=3",
        "Units?$filter=ParentId eq null",
        "Values?$select=KpiCode,Start,Value&$filter=year(Start) eq 2026 and Value ge 10m&$orderby=Start desc",
        "Values?$filter=Start ge 2025-01-01 and Start lt 2026-01-01&$orderby=KpiCode,Start&$top=1000",
        "Values?$filter=month(Start) eq 1 and contains(KpiName,'TAB') and NotApplicable eq false",
        "Values?$filter=RecordedAt ge 2026-01-01T00:00:00Z&$top=5",
        "Values?$filter=tolower(KpiCode) eq 'tables' and Note eq null",
        "Values?$filter=KpiCode eq 'TABLES' or KpiCode eq 'SALES'&$orderby=Value desc&$select=Value,Start",
        "Scores?$filter=Kind eq 'Unit' and Start ge 2026-01-01&$select=Code,Start,Score,Status",
        "Scores?$filter=year(Start) eq 2026 and Score lt 50&$orderby=Score&$count=true",
    ];

    public static TheoryData<string> Questions => [.. Asked];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task What_Power_Query_asks_is_answered_in_the_shape_that_the_metadata_say(string question)
    {
        await FeedAsync();
        var model = await MetadataAsync();

        var response = await AskAsync(question);

        var said = await response.SaidAsync(200);
        Assert.Equal("4.0", response.Headers.GetValues("OData-Version").Single());
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var type = model.EntityContainer.FindEntitySet(question.Split('?')[0]).EntityType;
        var known = type.DeclaredProperties.Select(p => p.Name).ToHashSet();
        foreach (var row in said.GetProperty("value").EnumerateArray())
            Assert.Empty(row.EnumerateObject().Select(p => p.Name).Except(known));
        if (question.Contains("$top=0", StringComparison.Ordinal))
            Assert.Equal(0, said.GetProperty("value").GetArrayLength());
        if (question.Contains("$count=true", StringComparison.Ordinal))
            Assert.True(said.GetProperty("@odata.count").GetInt64() > 0);
    }

    [Fact]
    public async Task The_metadata_name_keys_days_and_numbers_with_their_decimals()
    {
        var model = await MetadataAsync();
        var value = model.EntityContainer.FindEntitySet("Values").EntityType;
        Assert.Equal(["KpiId", "Start"], value.Key().Select(k => k.Name));
        Assert.Equal("Edm.Date", value.FindProperty("Start").Type.FullName());
        Assert.Equal("Edm.DateTimeOffset", value.FindProperty("RecordedAt").Type.FullName());
        Assert.Equal(6, value.FindProperty("Value").Type.AsDecimal().Scale);
        Assert.DoesNotContain(model.EntityContainer.FindEntitySet("Kpis").EntityType.DeclaredProperties, p => p.Name == "OwnerId");
    }

    [Fact]
    public async Task Pages_are_followed_to_the_end_each_row_once_in_the_order_that_was_asked_for()
    {
        await FeedAsync();
        var all = await FollowAsync("Values?$filter=KpiCode eq 'TABLES'&$orderby=Value desc&$select=Start,Value");

        Assert.Equal(Months, all.Count);
        Assert.Equal(Enumerable.Range(1, Months).Reverse(), all.Select(v => (int)v.GetProperty("Value").GetDecimal()));
        // As they come, without an order, and with one that says the same of all.
        Assert.Equal(Months, (await FollowAsync("Values?$filter=KpiCode eq 'TABLES'")).Select(Start).Distinct().Count());
        Assert.Equal(Months, (await FollowAsync("Values?$filter=KpiCode eq 'TABLES'&$orderby=KpiName")).Select(Start).Distinct().Count());
        Assert.Equal(ApiCompany.AllKpis, (await FollowAsync("Kpis")).Select(k => $"{k.GetProperty("Code")}").Distinct().Count());
        var scores = await FollowAsync("Scores?$filter=Kind eq 'Perspective' or Kind eq 'Unit'");
        Assert.Equal(scores.Count, scores.Select(s => $"{s}").Distinct().Count());
        Assert.True(scores.Count > 20, $"{scores.Count}");

        static string Start(JsonElement row) => row.GetProperty("Start").GetString()!;
    }

    [Fact]
    public async Task Values_are_filtered_counted_and_summed_up_as_they_were_reported()
    {
        await FeedAsync();
        var some = await RowsAsync("Values?$filter=KpiCode eq 'TABLES' and year(Start) eq 2025 and Value ge 20m&$orderby=Start");
        Assert.Equal(["2025-08-01", "2025-09-01", "2025-10-01", "2025-11-01", "2025-12-01"], some.Select(r => $"{r.GetProperty("Start")}"));
        Assert.Equal(20m, some[0].GetProperty("Value").GetDecimal());
        var count = await Program.GetStringAsync("/odata/v1/Values/$count?$filter=KpiCode eq 'TABLES'");
        Assert.Equal($"{Months}", count);
        Assert.Empty(await RowsAsync("Values?$filter=KpiCode eq 'TABLES'&asOf=2026-03-31"));
    }

    [Fact]
    public async Task What_is_private_is_in_no_table_of_who_does_not_see_it()
    {
        var (app, acme) = (company.App, company.App.Companies.Acme);
        await app.RecordAsync(acme.Kpi("IDEAS"), "2026-07", 3);
        await app.RecordAsync(acme.Kpi("VISITS"), "2026-07", 10);
        using var viewer = await app.CallAsync(app.Companies.PlantViewer, acme.Model.Organization.Id);
        using var administrator = await app.CallAsync(app.Companies.Administrator, acme.Model.Organization.Id);
        foreach (var (table, column, hidden) in Hidden)
        {
            Assert.DoesNotContain(hidden, await TellAsync(viewer));
            Assert.Contains(hidden, await TellAsync(administrator));

            async Task<IEnumerable<string>> TellAsync(HttpClient who) =>
                (await RowsAsync(table, who)).Select(row => $"{row.GetProperty(column)}");
        }
        Assert.NotEmpty(await RowsAsync("Values?$filter=KpiCode eq 'VISITS'", viewer));
    }

    private static readonly (string, string, string)[] Hidden =
    [
        ("Units", "Code", "LAB"),
        ("Kpis", "Code", "IDEAS"),
        ("Values", "KpiCode", "IDEAS"),
        ("Scores?$filter=Kind eq 'Unit'", "Code", "LAB"),
        ("Scores?$filter=Kind eq 'Kpi'", "Code", "IDEAS"),
    ];

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Nothing_is_written(string method)
    {
        using var request = new HttpRequestMessage(new(method), "/odata/v1/Kpis") { Content = Caller.Json("{}") };
        await (await Program.SendAsync(request)).ProblemAsync(405);
    }

    private Task<HttpResponseMessage> FeedAsync() =>
        Program.PostAsync(
            "/api/v1/values",
            Caller.Json(
                new
                {
                    values = Enumerable
                        .Range(0, Months)
                        .Select(i => new
                        {
                            kpi = "TABLES",
                            period = new DateOnly(2024, 1, 1).AddMonths(i).ToString("yyyy-MM", CultureInfo.InvariantCulture),
                            value = i + 1,
                            meant = true,
                        }),
                }
            )
        );

    private async Task<IEdmModel> MetadataAsync()
    {
        // With the same header as for tables, which asks for JSON.
        using var reader = XmlReader.Create(await (await AskAsync("$metadata")).Content.ReadAsStreamAsync());
        return CsdlReader.Parse(reader);
    }

    private async Task<List<JsonElement>> RowsAsync(string question, HttpClient? who = null) =>
        [.. (await (await AskAsync(question, who)).SaidAsync(200)).GetProperty("value").EnumerateArray()];

    private async Task<List<JsonElement>> FollowAsync(string question)
    {
        var rows = new List<JsonElement>();
        var pages = 0;
        for (string? next = $"https://localhost/odata/v1/{question}"; next is not null && pages < 200; pages++)
        {
            using var request = Request(next);
            request.Headers.Add("Prefer", "odata.maxpagesize=7");
            var page = await (await Program.SendAsync(request)).SaidAsync(200);
            Assert.InRange(page.GetProperty("value").GetArrayLength(), 1, 7);
            rows.AddRange(page.GetProperty("value").EnumerateArray());
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }
        Assert.True(pages > 1, "There was one page only.");
        return rows;
    }

    private async Task<HttpResponseMessage> AskAsync(string question, HttpClient? who = null)
    {
        using var request = Request($"/odata/v1/{question}");
        return await (who ?? Program).SendAsync(request);
    }

    private static HttpRequestMessage Request(string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(
            "Accept",
            "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/xml;q=0.7"
        );
        request.Headers.Add("OData-MaxVersion", "4.0");
        request.Headers.Add("MaxDataServiceVersion", "3.0");
        request.Headers.UserAgent.Add(new("Microsoft.Data.Mashup", "1.0"));
        return request;
    }
}
