namespace Scorecard.Domain.Scoring;

/// <summary>
/// What is worked out by the first who asks, and is there for all others. Who asks meanwhile waits for it instead of doing the same work.
/// A failure is not kept: the next one tries again.
/// </summary>
internal sealed class Once<T>
    where T : class
{
    private readonly Lock making = new();
    private volatile T? made;

    /// <summary>Null as long as nobody has asked.</summary>
    public T? Made => made;

    public T Of(Func<T> make)
    {
        if (made is { } there)
            return there;
        lock (making)
            return made ??= make();
    }
}
