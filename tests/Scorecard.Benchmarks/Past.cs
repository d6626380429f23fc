using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Data.Import;
using Scorecard.Data.Sqlite;
using Scorecard.Domain.Kpis;

namespace Scorecard.Benchmarks;

/// <summary>
/// The big organization, of which ten changes a working day were saved over two years: opened from nothing as it is, and as it had been
/// reported two years ago.
/// </summary>
internal static class Past
{
    private const int Days = 500,
        ChangesADay = 10,
        Turns = 5;

    public static async Task RunAsync(Action<string, string, string, string> say)
    {
        var folder = Directory.CreateTempSubdirectory("scorecard-benchmark-").FullName;
        var big = new BigOrganization();
        await using var services = new ServiceCollection()
            .AddScorecardData(new SqliteProvider(), $"Data Source={Path.Combine(folder, "scorecard.db")}")
            .BuildServiceProvider();
        var id = await FillAsync(services, folder, big);
        var (month, last) = (big.Windows[11], big.Windows[^1]);
        var day = month.End.AddDays(20);

        var (cold, past) = (new List<double>(), new List<double>());
        for (var turn = 0; turn <= Turns; turn++)
        {
            var now = Quick.Time(() => Open(services, books => books.ReadAsync(id, book => book.Unit(book.Model.Root!.Id, last).Value)));
            var then = Quick.Time(() => Open(services, books => ThenAsync(books, id, day, month)));
            if (turn == 0)
                continue; // Warms up.
            cold.Add(now);
            past.Add(then);
        }
        var (a, b) = (Quick.Median([.. cold]), Quick.Median([.. past]));
        say(
            $"As reported two years ago, {Days * ChangesADay:#,0} changes taken back",
            $"{b / a:0.00} x a cold start",
            $"{b:0.0} s against {a:0.0} s",
            "1.50 x"
        );
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);

        async Task<double> ThenAsync(ScoreBookStore books, long organization, DateOnly asked, Domain.Periods.Window window) =>
            await books.ReadAsync(
                organization,
                (await books.AsOfAsync(organization, asked, DateTime.UtcNow))!,
                book => book.Unit(book.Model.Root!.Id, window).Value
            );
    }

    private static double Open(ServiceProvider services, Func<ScoreBookStore, Task<double>> read) =>
        read(ActivatorUtilities.CreateInstance<ScoreBookStore>(services)).GetAwaiter().GetResult();

    private static async Task<long> FillAsync(ServiceProvider services, string folder, BigOrganization big)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>().CreateDbContextAsync();
        await db.Database.MigrateAsync();
        await db.Provider.PrepareAsync(db, CancellationToken.None);
        BigOrganizationFiles.Write(folder, big);
        var id = await services.ImportAsync(folder, new ImportTarget(null, "Big"));
        db.Database.SetCommandTimeout(0);
        // A value for each KPI and month, recorded ten days after it.
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE months(start) AS (SELECT {BigOrganization.FirstMonth} UNION ALL
                SELECT date(start, '+1 month') FROM months LIMIT {BigOrganization.Months})
            INSERT INTO "Measurements" ("OrganizationId", "KpiId", "PeriodStart", "Revision", "Value", "NotApplicable", "RecordedAt")
            SELECT {id}, k."Id", m.start, 1, abs(random() % 12000) / 100.0, 0, date(m.start, '+1 month', '+10 days') || ' 09:00:00'
            FROM "Kpis" k, months m WHERE k."OrganizationId" = {id}
            """
        );
        await db.Database.ExecuteSqlAsync($"""UPDATE "Organizations" SET "KeptFrom" = {new DateTime(2023, 1, 1)} WHERE "Id" = {id}""");
        await ChangeAsync(services, id, big);
        await db.Database.ExecuteSqlAsync($"ANALYZE");
        return id;
    }

    private static async Task ChangeAsync(ServiceProvider services, long id, BigOrganization big)
    {
        var random = new Random(2);
        var first = new DateTime(2024, 1, 22, 9, 0, 0, DateTimeKind.Utc);
        for (var change = 0; change < Days * ChangesADay; change++)
        {
            var at = first.AddDays(change / ChangesADay * 700.0 / Days).AddMinutes(change % ChangesADay);
            await using var db = await services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>().CreateDbContextAsync();
            await using var write = await db.BeginWriteAsync(id, null, at);
            var code = big.Kpis[random.Next(big.Kpis.Count)].Code.ToUpperInvariant();
            var kpi = await db.Kpis.SingleAsync(k => k.CodeNormalized == code);
            var objective = await db.Objectives.SingleAsync(o => o.Id == kpi.ObjectiveId);
            if (change % 3 == 0)
                kpi.Describe(kpi.Details with { Name = string.Create(CultureInfo.InvariantCulture, $"Name {change}") });
            else if (change % 3 == 1)
                kpi.Define(new KpiDefinition(DateOnly.FromDateTime(at), kpi.Latest.Scale, 1 + random.Next(3)));
            else
                objective.Hold(objective.Terms with { Weight = 1 + random.Next(5) });
            await db.HoldFromAsync(new(at.Year, at.Month, 1), CancellationToken.None);
            await write.CommitAsync();
        }
    }
}
