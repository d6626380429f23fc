using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Sources;

/// <summary>Looks into a source, and takes each file that is new there by its mapping: as one import, or not at all.</summary>
public sealed class SourceRun(
    ScorecardDbContext db,
    TakeMapped take,
    SourceFolders folders,
    SourceAddresses addresses,
    NewIds ids,
    IServiceProvider services,
    TimeProvider time
)
{
    /// <summary>What is left waits for the next time.</summary>
    private const int MostAtOnce = 50;

    private long Largest => ImportLimits.LargestFile(services);

    /// <param name="again">Whether files that were refused are tried once more.</param>
    /// <returns>Null where there is no such source.</returns>
    public async Task<SourceSaid?> ExecuteAsync(long organizationId, long sourceId, bool again, CancellationToken cancel)
    {
        db.Scope(organizationId);
        if (await db.FileSources.SingleOrDefaultAsync(s => s.Id == sourceId, cancel) is not { } source)
            return null;
        var mapping = await db.SavedMappings.AsNoTracking().SingleAsync(m => m.Id == source.MappingId, cancel);
        var known = await db.SourceFiles.Where(f => f.SourceId == sourceId).ToListAsync(cancel);
        // What a mapping could not read, another version of it may.
        var look = new Look(source, mapping, known, again || mapping.At > source.ReadAt);
        try
        {
            await (
                source.Kind switch
                {
                    FileSourceKind.Folder => LookIntoFolderAsync(look, cancel),
                    FileSourceKind.Https => LookAtAddressAsync(look, cancel),
                }
            );
        }
        catch (RuleViolation refused)
        {
            look.Problems.Add((null, refused.Message));
        }
        var said = look.Said();
        source.Look(time.GetUtcNow().UtcDateTime, said.Took, said.Problem, look.StuckOn);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // It was removed meanwhile.
            return null;
        }
        return said;
    }

    /// <summary>The file that somebody has to look at, fetched anew.</summary>
    /// <exception cref="RuleViolation">It is no longer there.</exception>
    public async Task<FetchedFile> StuckAsync(FileSource source, WorkFolder to, CancellationToken cancel) =>
        source.Kind switch
        {
            FileSourceKind.Https => (await addresses.FetchAsync(source, again: true, to, Largest, cancel))!,
            FileSourceKind.Folder => folders.In(source.OrganizationId, source.Place).FirstOrDefault(f => f.Name == source.StuckOn)
                is { } file
                ? await SourceFolders.CopyAsync(file, to, Largest, cancel)
                : throw new RuleViolation("That file is no longer there. Read the source again."),
        };

    private async Task LookIntoFolderAsync(Look look, CancellationToken cancel)
    {
        var taken = 0;
        foreach (var file in folders.In(look.Source.OrganizationId, look.Source.Place))
        {
            if (!SourceFolders.IsSettled(file))
            {
                look.Waiting++;
                continue;
            }
            using var to = new WorkFolder();
            try
            {
                var fetched = await SourceFolders.CopyAsync(file, to, Largest, cancel);
                var row = look.Known.Find(f => f.Name == fetched.Name);
                // The same under another name was read as well.
                var same = row?.Hash == fetched.Hash ? row : look.Known.Find(f => f.Hash == fetched.Hash);
                if (look.IsDone(same))
                    continue;
                if (taken++ == MostAtOnce)
                    return;
                await TakeAsync(look, row, fetched, cancel);
            }
            catch (RuleViolation refused)
            {
                look.Problems.Add((file.Name, refused.Message));
            }
        }
    }

    private async Task LookAtAddressAsync(Look look, CancellationToken cancel)
    {
        using var to = new WorkFolder();
        var row = look.Known.FirstOrDefault();
        if (await addresses.FetchAsync(look.Source, look.Again, to, Largest, cancel) is not { } fetched)
        {
            look.IsDone(row);
            return;
        }
        look.Source.Remember(fetched.Tag, fetched.ChangedAt);
        if (!look.IsDone(row?.Hash == fetched.Hash ? row : null))
            await TakeAsync(look, row, fetched, cancel);
    }

    private async Task TakeAsync(Look look, SourceFile? row, FetchedFile file, CancellationToken cancel)
    {
        var target = new ImportTarget(look.Source.OrganizationId)
        {
            Why = $"{file.Name} from {SourceWords.Where(look.Source)}, by the mapping {look.Mapping.Name}",
        };
        string? problem = null;
        try
        {
            var outcome = await take.ExecuteAsync(look.Mapping, file.Path, Largest, target, by: null, areMeant: false, cancel);
            if (outcome.IsTaken)
                look.Took.Add($"{file.Name}: {SourceWords.Did(outcome.Report!)}");
            else
                problem = outcome.Words;
        }
        catch (RuleViolation refused)
        {
            problem = refused.Message;
        }
        if (problem is not null)
            look.Problems.Add((file.Name, problem));
        if (row is null)
        {
            row = new SourceFile(ids.Next(), look.Source);
            db.Add(row);
            look.Known.Add(row);
        }
        row.Read(file.Name, file.Hash, time.GetUtcNow().UtcDateTime, problem);
        // What was imported is known for good, whatever becomes of the next file.
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>One look into a source.</summary>
    /// <param name="Again">Whether files that were refused are tried once more.</param>
    private sealed record Look(FileSource Source, SavedMapping Mapping, List<SourceFile> Known, bool Again)
    {
        public List<string> Took { get; } = [];

        public List<(string? File, string Sentence)> Problems { get; } = [];

        /// <summary>How many files may still be written.</summary>
        public int Waiting { get; set; }

        public string? StuckOn => Problems.Select(p => p.File).FirstOrDefault(file => file is not null);

        /// <summary>Whether a file was read before; what stood in its way is said again.</summary>
        public bool IsDone(SourceFile? before)
        {
            if (before is null || (Again && before.Problem is not null))
                return false;
            if (before.Problem is { } problem)
                Problems.Add((before.Name, problem));
            return true;
        }

        public SourceSaid Said() =>
            new(
                Took.Count == 0 ? null : string.Join(" ", Took),
                Problems.Count == 0
                    ? null
                    : string.Join("\n", Problems.Select(p => p.File is null ? p.Sentence : $"{p.File} was not taken. {p.Sentence}")),
                Waiting
            );
    }
}

/// <summary>What came of a look into a source.</summary>
/// <param name="Took">What was taken; null where nothing was.</param>
/// <param name="Problem">What stands in the way; null where nothing does.</param>
/// <param name="Waiting">How many files may still be written, and wait for the next time.</param>
public sealed record SourceSaid(string? Took, string? Problem, int Waiting);
