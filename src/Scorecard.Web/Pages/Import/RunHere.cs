using Scorecard.Data.Import;

namespace Scorecard.Web.Pages.Import;

/// <summary>An import that this program runs: how far it is, and how it is stopped.</summary>
internal sealed class RunHere(long uploadId) : IProgress<ImportProgress>, IDisposable
{
    private readonly CancellationTokenSource cancelled = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int percent;

    public long UploadId => uploadId;

    public int Percent => percent;

    public bool IsCancelled => cancelled.IsCancellationRequested;

    /// <summary>Is signalled when someone cancels.</summary>
    public CancellationToken Cancelled => cancelled.Token;

    /// <summary>Is done when the import has ended, however it did.</summary>
    public Task Ended => ended.Task;

    public void Report(ImportProgress value) => percent = value.Percent;

    public void Cancel()
    {
        if (!ended.Task.IsCompleted)
            cancelled.Cancel();
    }

    public void Dispose() => ended.TrySetResult();
}
