using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Scorecard.TestData;

/// <summary>
/// Counts what goes to the database and is waited for: each command, and the beginning and the end of each transaction, which SQL Server is told by
/// a message of its own. The rows of one save are one round trip wherever the database is not in the process. What is only disposed is not seen.
/// </summary>
public sealed class RoundTrips : DbCommandInterceptor, IDbTransactionInterceptor
{
    private const string Begin = "BEGIN";
    private const string Commit = "COMMIT";

    private readonly ConcurrentQueue<string> trips = new();
    private bool isSaving;

    public int Count => trips.Count;

    /// <summary>Those up to the last commit; what follows it may be the next page.</summary>
    public int ToTheCommit => trips.ToList().LastIndexOf(Commit) + 1;

    /// <summary>Those from the one that locks an organization's row to the commit, both included.</summary>
    public int WhileLocked
    {
        get
        {
            var all = trips.ToList();
            var first = all.FindIndex(t => t.StartsWith("UPDATE \"Organizations\"", StringComparison.Ordinal));
            return first < 0 ? 0 : all.IndexOf(Commit, first) - first + 1;
        }
    }

    public void Clear() => trips.Clear();

    public override string ToString() => string.Join("\n\n", trips.Select((trip, i) => $"{i + 1}. {trip}"));

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default
    )
    {
        Keep(command, eventData);
        return new(result);
    }

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        object? result,
        CancellationToken cancellationToken = default
    )
    {
        Keep(command, eventData);
        return new(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        Keep(command, eventData);
        return new(result);
    }

    ValueTask<DbTransaction> IDbTransactionInterceptor.TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken
    )
    {
        isSaving = false;
        trips.Enqueue(Begin);
        return new(result);
    }

    Task IDbTransactionInterceptor.TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken
    )
    {
        isSaving = false;
        trips.Enqueue(Commit);
        return Task.CompletedTask;
    }

    private void Keep(DbCommand command, CommandEventData of)
    {
        var saves = of.CommandSource == CommandSource.SaveChanges && command.GetType().Name == "SqliteCommand";
        if (!(saves && isSaving))
            trips.Enqueue(command.CommandText);
        isSaving = saves;
    }
}
