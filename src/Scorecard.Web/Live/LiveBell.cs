using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Scorecard.Web.Live;

/// <summary>Rings when this node has committed something, or when somebody begins to listen, so that the watcher looks at once.</summary>
public sealed class LiveBell : DbTransactionInterceptor
{
    private readonly WakeUp wakeUp = new();

    public Task Next => wakeUp.Next;

    public void Ring() => wakeUp.Give();

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Ring();

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Ring();
        return Task.CompletedTask;
    }
}
