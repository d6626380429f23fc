using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Data.Import;
using Scorecard.Data.PostgreSql;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Benchmarks;

/// <summary>The engine and its cold start against <see cref="LevelByLevel"/> on the same rows of the same PostgreSQL server, in turns.</summary>
internal static class AgainstSql
{
    private const int Turns = 3;

    /// <param name="server">An empty database, such as <c>Host=127.0.0.1;Database=rollup;Username=scorecard</c>.</param>
    public static async Task RunAsync(string server, Action<string, string, string, string> say)
    {
        var big = new BigOrganization();
        await using var services = new ServiceCollection().AddScorecardData(new PostgreSqlProvider(), server).BuildServiceProvider();
        var id = await ImportAsync(services, big);
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await CopyValuesAsync(connection, big, id);

        var (first, last) = (big.Windows[0].Start, big.Windows[^1].Start);
        var sql = new LevelByLevel(connection, id);
        var (allMonths, oneMonth, cold) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn <= Turns; turn++)
        {
            var (ofOne, ofAll, ofBook) = (0.0, 0.0, 0.0);
            var one = Quick.Time(() => ofOne = sql.Run(last, last));
            var all = Quick.Time(() => ofAll = sql.Run(first, last));
            var start = Quick.Time(() => ofBook = ColdAsync(services, id, big.Windows[^1]).GetAwaiter().GetResult());
            if (Math.Abs(ofBook - ofAll) > 1e-6 || Math.Abs(ofBook - ofOne) > 1e-6)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{ofBook} is not {ofAll} and {ofOne}."));
            if (turn == 0)
                continue; // Warms up.
            oneMonth.Add(one);
            allMonths.Add(all);
            cold.Add(start);
        }
        var (value, month) = Warm(big);
        say(
            "A new value up to the top in the warm book, against SQL for that month",
            $"{Quick.Median([.. oneMonth]) / value:#,0} times as fast",
            $"{value * 1e6:0.0} µs against {Quick.Median([.. oneMonth]) * 1000:0} ms; all scores of the month anew {month * 1000:0.0} ms, {Quick.Median([.. oneMonth]) / month:0} times",
            "100 times"
        );
        say(
            "Cold start of 100,000 KPIs x 36 months, against SQL for all of them once",
            $"{Quick.Median([.. cold]) / Quick.Median([.. allMonths]):0.00} x",
            $"{Quick.Median([.. cold]):0.0} s against {Quick.Median([.. allMonths]):0.0} s",
            "1.00 x"
        );
    }

    /// <summary>A book of its own, from nothing to the score of the top.</summary>
    private static Task<double> ColdAsync(ServiceProvider services, long id, Window window) =>
        ActivatorUtilities.CreateInstance<ScoreBookStore>(services).ReadAsync(id, book => book.Unit(book.Model.Root!.Id, window).Value);

    /// <summary>Seconds for one value up to the top, and for all scores of a month.</summary>
    private static (double Value, double Month) Warm(BigOrganization big)
    {
        const int Values = 20_000;
        var (book, window) = (big.Book, big.Windows[^1]);
        book.Unit(big.Model.Root!.Id, window);
        for (var i = 0; i < Values; i++)
            Change(i);
        var values = Quick.Time(() =>
        {
            for (var i = 0; i < Values; i++)
                Change(i + 1);
        });
        return (values / Values, Quick.Median(21, () => _ = new ScoreSheet(book.Graph, [window])));

        void Change(int i)
        {
            book.Record(big.Kpis[^(i % 10_000 + 1)].Id, window.Start, MeasuredValue.Of(i % 100));
            _ = book.Unit(big.Model.Root!.Id, window).Value;
        }
    }

    private static async Task<long> ImportAsync(ServiceProvider services, BigOrganization big)
    {
        await using (var db = await services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>().CreateDbContextAsync())
            await db.Database.MigrateAsync();
        var folder = Directory.CreateTempSubdirectory("scorecard-benchmark-").FullName;
        BigOrganizationFiles.Write(folder, big);
        var id = await services.ImportAsync(folder, new ImportTarget(null, "Big"));
        Directory.Delete(folder, recursive: true);
        return id;
    }

    private static async Task CopyValuesAsync(NpgsqlConnection connection, BigOrganization big, long organization)
    {
        var ids = new Dictionary<string, long>();
        await using (var read = new NpgsqlCommand("""SELECT "Code", "Id" FROM "Kpis" """, connection))
        await using (var row = await read.ExecuteReaderAsync())
            while (await row.ReadAsync())
                ids.Add(row.GetString(0), row.GetInt64(1));
        var at = DateTime.UtcNow;
        await using (
            var copy = await connection.BeginBinaryImportAsync(
                """
                COPY "Measurements" ("OrganizationId", "KpiId", "PeriodStart", "Revision", "Value", "NotApplicable", "RecordedAt") FROM STDIN (FORMAT BINARY)
                """
            )
        )
        {
            // Month by month, as people enter them.
            foreach (var window in big.Windows)
            foreach (var kpi in big.Kpis)
            {
                var figure = big.Book.Figure(kpi.Id, window);
                if (!figure.IsPresent)
                    continue;
                await copy.StartRowAsync();
                await copy.WriteAsync(organization, NpgsqlDbType.Bigint);
                await copy.WriteAsync(ids[kpi.Code], NpgsqlDbType.Bigint);
                await copy.WriteAsync(window.Start, NpgsqlDbType.Date);
                await copy.WriteAsync(1, NpgsqlDbType.Integer);
                await copy.WriteAsync((decimal)figure.Value, NpgsqlDbType.Numeric);
                await copy.WriteAsync(value: false, NpgsqlDbType.Boolean);
                await copy.WriteAsync(at, NpgsqlDbType.TimestampTz);
            }
            await copy.CompleteAsync();
        }
        await using var analyze = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 0 };
        await analyze.ExecuteNonQueryAsync();
    }
}
