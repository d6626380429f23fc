using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Scorecard.Data.Tests;

/// <summary>Counts how often the values of a whole organization are read, and holds the first reading after <see cref="Arm"/>.</summary>
internal sealed class HeldQuery : DbCommandInterceptor
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int armed;
    private int count;

    public int Count => count;

    /// <summary>Ends when a reading is held.</summary>
    public Task Reached => reached.Task;

    public void Arm() => armed = 1;

    public void Release() => released.SetResult();

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (!command.CommandText.Contains("FROM \"Measurements\"", StringComparison.Ordinal))
            return result;
        Interlocked.Increment(ref count);
        if (Interlocked.Exchange(ref armed, 0) == 1)
        {
            reached.SetResult();
            await released.Task.WaitAsync(cancellationToken);
        }
        return result;
    }
}
