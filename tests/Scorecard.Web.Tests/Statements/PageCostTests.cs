using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.TestData;
using Scorecard.Web.Tests.Import;
using Xunit.Abstractions;

namespace Scorecard.Web.Tests.Statements;

/// <summary>What every page costs the database, those of tomorrow included.</summary>
public sealed class PageCostTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Most = 5;

    private readonly SqlLog sql = new();
    private ScoredCompany company = null!;

    public async Task InitializeAsync()
    {
        company = new() { App = new() { Database = options => options.AddInterceptors(sql) } };
        await company.InitializeAsync();
    }

    public Task DisposeAsync() => company.DisposeAsync();

    [Fact]
    public async Task No_page_takes_more_than_five_statements_or_reads_a_growing_table_from_end_to_end()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        await browser.GetAsync("/");
        var preview = await browser.SendAsync(("values.csv", "kpi,period,value\nREVENUE,2026-10,1\n"u8.ToArray()));
        var undo = (await preview.Form("main form[data-import]").Type("Meant", "true").ImportAsync()).UndoImport;
        var table = await browser.SendAsync(("report.csv", "Measure,Period,Value\nOrders,2025-01,3\n"u8.ToArray()));
        var waiting = await table.Form(".asks form").SubmitTo("?handler=import");
        var addresses = PageAddresses.Of(company, waiting.Path, undo);
        Assert.Contains("/kpis", addresses);

        var problems = new List<string>();
        foreach (var address in addresses)
            await LookAsync(address);
        // One upload of a person waits at a time.
        await LookAsync((await browser.SendAsync(("okr.csv", "Objective,Key result,Target,Current\nGrow,Orders,10,3\n"u8.ToArray()))).Path);
        Assert.True(problems.Count == 0, string.Join("\n\n", problems));

        async Task LookAsync(string address)
        {
            sql.Clear();
            var page = await browser.GetAsync(address);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sql.Count} GET {address}"));
            if (page.Status != HttpStatusCode.OK)
                problems.Add($"{address} answers {page.Status}: give it what it needs, for a page that shows nothing says nothing.");
            if (sql.Count > Most)
                problems.Add($"{address} takes {sql.Count} statements:\n\n{sql}");
            problems.AddRange((await company.App.ReadAsync(0, db => sql.FullScansAsync(db))).Select(scan => $"{address}: {scan}"));
        }
    }
}
