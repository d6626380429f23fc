using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Scorecard.TestData;

/// <summary>
/// Throws where a flow of control (a request, an act of a test) has a write open and reads on another connection: under locks it would wait for itself,
/// and no database notices. It needs no database with such locks.
/// </summary>
/// <example>
/// <code>
/// services.ConfigureDbContext&lt;ScorecardDbContext&gt;(options => options.AddInterceptors(WaitsForItself.Guard));
/// WaitsForItself.BeginFlow();
/// </code>
/// </example>
public sealed class WaitsForItself : DbCommandInterceptor, IDbTransactionInterceptor, IDbConnectionInterceptor
{
    public static readonly WaitsForItself Guard = new();

    private static readonly AsyncLocal<Flow?> Current = new();

    private WaitsForItself() { }

    private sealed class Flow
    {
        public DbConnection? Writer { get; set; }
    }

    /// <summary>From here on, until whoever calls this returns, all is one flow.</summary>
    public static void BeginFlow() => Current.Value = new Flow();

    /// <summary>Does something as somebody else would, at the same time.</summary>
    public static Task<T> ElsewhereAsync<T>(Func<Task<T>> act)
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(act);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => Look(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => new(Look(command, result));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    ) => Look(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => new(Look(command, result));

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result
    ) => Look(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    ) => new(Look(command, result));

    void IDbTransactionInterceptor.TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        End(eventData.Context);

    Task IDbTransactionInterceptor.TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken
    )
    {
        End(eventData.Context);
        return Task.CompletedTask;
    }

    // A transaction that is only disposed says nothing, but its connection is closed then.
    void IDbConnectionInterceptor.ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => End(eventData.Context);

    Task IDbConnectionInterceptor.ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        End(eventData.Context);
        return Task.CompletedTask;
    }

    private static T Look<T>(DbCommand command, T result)
    {
        if (Current.Value is not { } flow)
            return result;
        var reads = command.CommandText.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase);
        if (reads && flow.Writer is { } writer && writer != command.Connection)
            throw new InvalidOperationException(
                $"This reads on a second connection while its own write is open, and would wait for itself: {command.CommandText}"
            );
        if (!reads && command.Transaction is not null)
            flow.Writer = command.Connection;
        return result;
    }

    private static void End(DbContext? context)
    {
        if (Current.Value is { Writer: { } writer } flow && context?.Database.GetDbConnection() == writer)
            flow.Writer = null;
    }
}
