using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;

namespace Scorecard.Data.Operations;

/// <summary>Follows the hash chain of an organization's journal through the database.</summary>
public sealed class VerifyJournal(ScorecardDbContext db)
{
    // How often somebody hears how far it is.
    private const int LinesAStep = 1_000;

    /// <param name="Name">The organization.</param>
    /// <param name="Unchained">Lines that an older version wrote, without hashes.</param>
    /// <param name="Head">What to note elsewhere; null where the journal is broken or no line is chained yet.</param>
    /// <param name="Break">Where it is first broken; null where it is whole.</param>
    public sealed record Outcome(long Id, string Name, long Lines, long Unchained, JournalHead? Head, ChainBreak? Break);

    /// <summary>Reads every line of the scoped organization's journal, from one state of the database.</summary>
    /// <param name="noted">A head that was noted earlier, or null.</param>
    /// <param name="each">Hears of the changes that are done, and of how many there are.</param>
    public async Task<Outcome> ExecuteAsync(JournalHead? noted, Action<long, long>? each, CancellationToken cancel)
    {
        await using var snapshot = await Snapshot.BeginAsync(db, cancel);
        var organization = await db
            .Organizations.IgnoreAutoIncludes()
            .AsNoTracking()
            .Select(o => new
            {
                o.Id,
                o.Name,
                o.Sequence,
                o.ChainedFrom,
            })
            .SingleAsync(cancel);
        var check = new ChainCheck(organization.ChainedFrom, noted);
        await foreach (var line in StoredLines.ReadAsync(db, cancel))
        {
            check.Take(line);
            if (check.Lines % LinesAStep == 0)
                each?.Invoke(line.Sequence, organization.Sequence);
        }
        var found = check.End(organization.Sequence);
        return new(organization.Id, organization.Name, check.Lines, check.Unchained, found is null ? check.Head : null, found);
    }
}
