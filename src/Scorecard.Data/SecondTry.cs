namespace Scorecard.Data;

/// <summary>
/// An act once more, where the database took it for the victim of a deadlock or went away for a moment, and nothing of it was committed.
/// </summary>
internal static class SecondTry
{
    /// <param name="act">All of it: what it has read is read again.</param>
    /// <param name="also">Other faults after which it is worth a second try.</param>
    public static async Task<T> TwiceAsync<T>(this DatabaseProvider provider, Func<Task<T>> act, Func<Exception, bool>? also = null)
    {
        try
        {
            return await act();
        }
        catch (Exception fault) when (!UnansweredCommit.IsIn(fault) && (provider.IsPassing(fault) || also is not null && also(fault)))
        {
            return await act();
        }
    }
}
