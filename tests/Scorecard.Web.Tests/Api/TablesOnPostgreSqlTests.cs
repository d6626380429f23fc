using System.Text.Json;
using System.Text.RegularExpressions;
using Scorecard.TestData;

namespace Scorecard.Web.Tests.Api;

/// <summary>Questions of which a part reaches the database: PostgreSQL answers them as SQLite does.</summary>
public sealed partial class TablesOnPostgreSqlTests
{
    [SkippableFact]
    public async Task What_Power_Query_asks_is_answered_alike()
    {
        await using var database = await TestDatabases.CreatePostgreSqlAsync();
        var here = new ApiCompany();
        var there = new ApiCompany(("PostgreSql", database.ConnectionString));
        try
        {
            foreach (var company in new[] { here, there })
            {
                await company.InitializeAsync();
                await (await company.Program.PostAsync("/api/v1/values", Caller.Json(new { values = Values }))).SaidAsync(200);
            }
            foreach (var question in TableTests.Asked)
                Assert.Equal(await AnswerAsync(here, question), await AnswerAsync(there, question));
        }
        finally
        {
            await here.DisposeAsync();
            await there.DisposeAsync();
        }
    }

    private static IEnumerable<object> Values =>
        new[] { "TABLES", "SALES", "COSTS" }.SelectMany(kpi =>
            Enumerable
                .Range(1, 12)
                .SelectMany(month =>
                    new[] { 2025, 2026 }
                        .Where(year => year == 2025 || month < 10)
                        .Select(year => new
                        {
                            kpi,
                            period = FormattableString.Invariant($"{year}-{month:00}"),
                            value = month * 3.25m + kpi.Length,
                            meant = true,
                        })
                )
        );

    private static async Task<string> AnswerAsync(ApiCompany company, string question)
    {
        var said = await (await company.Program.GetAsync($"/odata/v1/{question}")).SaidAsync(200);
        var rows = said.GetProperty("value").EnumerateArray().Select(row => EndZeros().Replace(row.GetRawText(), "$1"));
        return $"{question}: {(said.TryGetProperty("@odata.count", out var count) ? count : default(JsonElement))}\n{string.Join('\n', rows)}";
    }

    /// <summary>The same for 1.0 and 1.000000.</summary>
    [GeneratedRegex(@"(\.[0-9]*?)0+(?=[,}\]])")]
    private static partial Regex EndZeros();
}
