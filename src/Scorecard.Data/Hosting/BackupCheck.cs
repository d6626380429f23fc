using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Data.Hosting;

/// <summary>
/// Restores a backup into a database of its own and compares it with the one in use: rows of each table, head of each journal, and the
/// score of each unit in the last twelve months.
/// </summary>
public sealed class BackupCheck(ScorecardDbContext db, ScoreBookStore books, TimeProvider time, ILoggerFactory logs)
{
    private const int Months = 12;

    /// <param name="Name">The organization.</param>
    /// <param name="Head">Of the backup's journal; null where that ends without a hash.</param>
    /// <param name="Since">Transactions that the database in use has and the backup has not.</param>
    /// <param name="Rows">Rows of the organization in the backup.</param>
    /// <param name="Scores">Scores of units that were worked out from the backup.</param>
    /// <param name="Differences">What is not as in the database in use although it should be, a sentence each.</param>
    public sealed record Organization(
        long Id,
        string Name,
        JournalHead? Head,
        long Since,
        long Rows,
        int Scores,
        IReadOnlyList<string> Differences
    );

    private sealed record Head(long Id, string Name, long Sequence);

    /// <returns>An entry for each organization of the backup.</returns>
    /// <exception cref="RuleViolation">The file is damaged, or no backup.</exception>
    /// <exception cref="CannotStart">A newer version has made it.</exception>
    public async Task<IReadOnlyList<Organization>> CheckAsync(string backup, CancellationToken cancel)
    {
        using var folder = new WorkFolder();
        var connection = await db.Provider.UnpackAsync(backup, folder.Path, cancel);
        await using var services = new ServiceCollection().AddLogging().AddScorecardData(db.Provider, connection).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var restored = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
        await db.Provider.MigrateAsync(restored, logs.CreateLogger<BackupCheck>(), cancel);
        return await CompareAsync(restored, services.GetRequiredService<ScoreBookStore>(), cancel);
    }

    private async Task<List<Organization>> CompareAsync(ScorecardDbContext restored, ScoreBookStore restoredBooks, CancellationToken cancel)
    {
        var now = (await HeadsAsync(db, cancel)).ToDictionary(head => head.Id);
        var rows = await RowsAsync(restored, cancel);
        var rowsNow = await RowsAsync(db, cancel);
        var journals = await JournalHeads.OfAllAsync(restored, cancel);
        var found = new List<Organization>();
        foreach (var head in await HeadsAsync(restored, cancel))
        {
            var scores = await ScoresAsync(restoredBooks, head.Id, cancel);
            var since = now.GetValueOrDefault(head.Id)?.Sequence - head.Sequence ?? 0;
            List<string> differences = [];
            if (since < 0)
                differences.Add("The backup is newer than the database in use.");
            if (since == 0 && now.ContainsKey(head.Id))
            {
                differences.AddRange(
                    rows.Where(table => table.Value.GetValueOrDefault(head.Id) != rowsNow[table.Key].GetValueOrDefault(head.Id))
                        .Select(table =>
                            $"{table.Key}: {table.Value.GetValueOrDefault(head.Id)} rows in the backup, "
                            + $"{rowsNow[table.Key].GetValueOrDefault(head.Id)} in the database in use."
                        )
                );
                var scoresNow = await ScoresAsync(books, head.Id, cancel);
                if (!scores.SequenceEqual(scoresNow))
                    differences.Add($"{scores.Except(scoresNow).Count()} scores differ.");
            }
            JournalHead? journal = journals.TryGetValue(head.Id, out var end) ? end : null;
            if (journal is not null && since >= 0 && now.ContainsKey(head.Id) && await HeadNowAsync(head, cancel) != journal)
                differences.Add($"The journal up to change {head.Sequence} is not that of the database in use.");
            found.Add(
                new(
                    head.Id,
                    head.Name,
                    journal,
                    since,
                    rows.Sum(table => table.Value.GetValueOrDefault(head.Id)),
                    scores.Count,
                    differences
                )
            );
        }
        return found;
    }

    private Task<JournalHead?> HeadNowAsync(Head head, CancellationToken cancel) =>
        JournalHeads.OfAsync(db.Scope(head.Id), head.Sequence, cancel);

    private static Task<List<Head>> HeadsAsync(ScorecardDbContext from, CancellationToken cancel) =>
        from
            .Organizations.IgnoreQueryFilters()
            .IgnoreAutoIncludes()
            .OrderBy(o => o.NameNormalized)
            .Select(o => new Head(o.Id, o.Name, o.Sequence))
            .ToListAsync(cancel);

    /// <summary>Rows an organization has in each table that its journal tells of.</summary>
    private static async Task<Dictionary<string, Dictionary<long, long>>> RowsAsync(ScorecardDbContext from, CancellationToken cancel)
    {
        var counts = new Dictionary<string, Dictionary<long, long>>();
        foreach (var type in from.Model.GetEntityTypes().Where(IsJournaled))
            counts[type.GetTableName()!] = await RowsAsync(from, SqlNames.Of(from, type.ClrType), cancel);
        return counts;
    }

    private static async Task<Dictionary<long, long>> RowsAsync(ScorecardDbContext from, SqlNames names, CancellationToken cancel)
    {
        var organization = names[nameof(IOwned.OrganizationId)];
        await from.Database.OpenConnectionAsync(cancel);
        await using var command = from.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names of the model.
        command.CommandText =
            $"SELECT {organization}, COUNT(*) FROM {names.Table} WHERE {organization} IS NOT NULL GROUP BY {organization}";
#pragma warning restore CA2100
        var rows = new Dictionary<long, long>();
        await using var found = await command.ExecuteReaderAsync(cancel);
        while (await found.ReadAsync(cancel))
            rows.Add(found.GetInt64(0), Convert.ToInt64(found.GetValue(1), CultureInfo.InvariantCulture));
        return rows;
    }

    /// <summary>What may belong to no organization is in no journal.</summary>
    private static bool IsJournaled(IEntityType type) =>
        type.FindProperty(nameof(IOwned.OrganizationId)) is { IsNullable: false } && !type.ClrType.IsAssignableTo(typeof(IUnjournaled));

    private Task<List<(long, DateOnly, Score)>> ScoresAsync(ScoreBookStore from, long organization, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return from.ReadAsync(
            organization,
            book =>
            {
                var calendar = book.Model.Organization.Calendar;
                var last = calendar.Containing(Frequency.Month, today);
                var months = Enumerable.Range(1 - Months, Months).Select(m => calendar.Shift(last, m)).ToList();
                return book
                    .Model.Units.OrderBy(unit => unit.Id)
                    .SelectMany(unit => months.Select(month => (unit.Id, month.Start, book.Unit(unit.Id, Window.Of(month)))))
                    .ToList();
            },
            cancel
        );
    }
}
