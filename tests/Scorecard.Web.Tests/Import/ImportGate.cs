using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Scorecard.Web.Tests.Import;

/// <summary>
/// Holds an import at its first statement, inside its transaction, for as long as it is closed. On SQLite nobody else writes meanwhile, so whoever is to
/// sign in does so before.
/// </summary>
internal sealed class ImportGate : DbCommandInterceptor
{
    private TaskCompletionSource? closed;

    public void Close() => closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => Interlocked.Exchange(ref closed, null)?.SetResult();

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (closed is { } gate && command.CommandText.Contains("\"Sequence\" + 1", StringComparison.Ordinal))
            await gate.Task.WaitAsync(cancellationToken);
        return result;
    }
}
