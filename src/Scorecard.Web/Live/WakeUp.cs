namespace Scorecard.Web.Live;

/// <summary>Wakes all who wait for it. Whoever takes the next one before looking, and waits for it after, misses none.</summary>
public sealed class WakeUp
{
    private TaskCompletionSource next = New();

    public Task Next => Volatile.Read(ref next).Task;

    public void Give() => Interlocked.Exchange(ref next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
