using System.Collections.Concurrent;
using Scorecard.Domain;

namespace Scorecard.Web.Pages.Import;

/// <summary>Files are read through one at a time an organization, and for no longer than anyone waits.</summary>
public sealed class CheckTurns
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>For how long a check waits for the one before.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<long, SemaphoreSlim> turns = [];

    /// <param name="check">Is cancelled when it takes too long.</param>
    /// <param name="gone">Whoever asked has left.</param>
    /// <exception cref="RuleViolation">Others are being read, or the check took too long.</exception>
    public async Task<T> TakeAsync<T>(long organizationId, Func<CancellationToken, Task<T>> check, CancellationToken gone)
    {
        var turn = turns.GetOrAdd(organizationId, _ => new(1));
        if (!await turn.WaitAsync(Patience, gone))
            throw new RuleViolation(
                "Other files of this organization are being checked. Wait until that is done, then choose yours again."
            );
        try
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(gone);
            limited.CancelAfter(Longest);
            try
            {
                return await check(limited.Token);
            }
            catch (Exception) when (limited.IsCancellationRequested && !gone.IsCancellationRequested)
            {
                throw new RuleViolation(
                    $"The check took longer than {Longest.TotalMinutes} minutes and was stopped. "
                        + "Split the files and import the parts one after the other."
                );
            }
        }
        finally
        {
            turn.Release();
        }
    }
}
