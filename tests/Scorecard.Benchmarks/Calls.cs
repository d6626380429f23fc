using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Domain.Access;
using Scorecard.TestData;
using Scorecard.Web.Tests;
using Xunit;

namespace Scorecard.Benchmarks;

/// <summary>
/// A million values by the API, 10,000 a call, with all that is checked, against inserting the very same rows into the very same table by one
/// prepared command. Without a network; a call takes
/// until its answer is there. KPI by KPI, as a history is sent, and month by
/// month, which writes to all of the index in every call.
/// </summary>
internal static class Calls
{
    private const int Kpis = 5_000,
        InOneCall = 10_000,
        Months = 200;

    public static async Task RunAsync(bool byKpi, Action<string, string, string, string> say)
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_SCORECARD_WEB", Path.Combine(Files.Root, "src", "Scorecard.Web"));
        await using var app = new TestApp();
        await ((IAsyncLifetime)app).InitializeAsync();
        using var files = new BigFiles(Kpis);
        var organization = await app.Services.ImportAsync(files.Folder, new ImportTarget(null, "Big"));
        var client = await ClientAsync(app, organization);
        for (var call = -29; call <= 0; call++) // Until the code is compiled; the book is there.
            await SendAsync(client, false, call);

        var before = WorkingSet();
        var most = before;
        var api = 0.0;
        for (var call = 1; call <= Kpis * Months / InOneCall; call++)
        {
            api += await SendAsync(client, byKpi, call);
            most = Math.Max(most, WorkingSet());
        }
        var rows = Kpis * Months;
        var (raw, atOnce) = await app.ReadAsync(organization, db => Task.FromResult(Raw(db.Database.GetConnectionString()!, rows)));
        say(
            $"A million values by the API, {(byKpi ? "KPI by KPI" : "month by month")}, SQLite",
            $"{raw / api:0%} of the rate of one prepared command, committed as often",
            $"{rows / api / 1000:0} against {rows / raw / 1000:0} thousand rows a second, {rows / atOnce / 1000:0} in one transaction",
            "at least 40 %"
        );
        say("Memory that it takes", $"{(most - before) / 1e6:0} MB", "the program that sends included", "300 MB");
        await ((IAsyncLifetime)app).DisposeAsync();
    }

    /// <summary>All months of 50 KPIs, or two months of all KPIs; calls up to 0 are of months before the others.</summary>
    private static async Task<double> SendAsync(HttpClient client, bool byKpi, int call)
    {
        var first = new DateOnly(2010, 1, 1);
        (int Kpi, int Month) Place(int i) =>
            byKpi ? ((call - 1) * InOneCall / Months + i / Months, i % Months) : (i % Kpis, 2 * (call - 1) + i / Kpis);
        var values = Enumerable
            .Range(0, InOneCall)
            .Select(i => new
            {
                kpi = $"K{Place(i).Kpi}",
                period = $"{first.AddMonths(Place(i).Month):yyyy-MM}",
                value = (call * 7 + i * 13) % 100,
                // Numbers of no pattern look like slips.
                meant = true,
            });
        using var content = new StringContent(JsonSerializer.Serialize(new { values }), Encoding.UTF8, "application/json");
        var clock = Stopwatch.StartNew();
        using var answer = await client.PostAsync("/api/v1/values", content);
        var said = await answer.Content.ReadAsStringAsync();
        var seconds = clock.Elapsed.TotalSeconds;
        if (!said.StartsWith($"{{\"recorded\":{InOneCall.ToString(CultureInfo.InvariantCulture)},", StringComparison.Ordinal))
            throw new InvalidOperationException($"Not all was recorded: {said[..Math.Min(said.Length, 500)]}");
        return seconds;
    }

    private static async Task<HttpClient> ClientAsync(TestApp app, long organization)
    {
        var root = await app.ReadAsync(organization, db => db.Units.SingleAsync(u => u.ParentId == null));
        var secret = ApiToken.NewSecret();
        var now = app.Clock.UtcDateTime;
        var by = app.Companies.Administrator.Id;
        await app.ReadAsync(
            organization,
            db =>
            {
                db.Add(ApiToken.Service(1, root, Role.Updater, "Feed", secret, TokenScope.Values, by, now, now.AddDays(1)));
                return db.SaveChangesAsync();
            }
        );
        var client = app.CreateClient(new() { BaseAddress = TestBrowser.Home });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        client.Timeout = TimeSpan.FromMinutes(5);
        return client;
    }

    /// <summary>
    /// The seconds that the same rows take, inserted again into the emptied table: committed after as many as a call has, since each call is
    /// kept once it is answered, and all in one transaction.
    /// </summary>
    private static (double Committed, double AtOnce) Raw(string connectionString, int count)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true }.ToString());
        connection.Open();
        var rows = new List<object[]>(count);
        string insert;
        using (var read = connection.CreateCommand())
        {
            read.CommandText = $"""SELECT * FROM "Measurements" WHERE "PeriodStart" >= '2010-01-01' ORDER BY rowid LIMIT {count}""";
            using var reader = read.ExecuteReader();
            while (reader.Read())
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add(row);
            }
            var names = Enumerable.Range(0, reader.FieldCount).Select(i => $"\"{reader.GetName(i)}\"").ToList();
            insert =
                $"""INSERT INTO "Measurements" ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select((_, i) => $"@p{i}"))})""";
        }
        if (rows.Count != count)
            throw new InvalidOperationException($"{rows.Count} rows were recorded, not {count}.");
        return (Time(InOneCall), Time(count));

        double Time(int inOneTransaction)
        {
            using (var empty = connection.CreateCommand())
            {
                empty.CommandText = """DELETE FROM "Measurements"; PRAGMA wal_checkpoint(TRUNCATE);""";
                empty.CommandTimeout = 0;
                empty.ExecuteNonQuery();
            }
            return Quick.Time(() =>
            {
                foreach (var some in rows.Chunk(inOneTransaction))
                    Insert(connection, insert, some);
            });
        }
    }

    private static void Insert(SqliteConnection connection, string insert, object[][] rows)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = insert;
        var parameters = rows[0].Select((_, i) => command.Parameters.Add(new SqliteParameter($"@p{i}", null))).ToArray();
        command.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = row[i];
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private static long WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
