using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>
/// Keeps files between preview and import, and for some weeks what was imported. A person has one upload per organization that waits;
/// none waits longer than <see cref="Longest"/>.
/// </summary>
public sealed class ImportUploads(IDbContextFactory<ScorecardDbContext> contexts, NewIds ids, TimeProvider time)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>For how long it is known what was imported; the files themselves are gone.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private const int MostListed = 30;
    private const int PartSize = 512 << 10;
    private const int ShownProblems = 200;

    /// <param name="path">A .zip or .xlsx, which is read and left alone.</param>
    /// <param name="names">The files as the person knows them.</param>
    /// <param name="preview">What they would do.</param>
    public async Task<long> KeepAsync(string path, string names, ImportReport preview, long personId, CancellationToken cancel)
    {
        await RemoveOldAsync(preview.OrganizationId, personId, cancel);
        await using var db = await OpenAsync(preview.OrganizationId, cancel);
        var upload = new ImportUpload(ids.Next(), preview.OrganizationId, personId, names, Path.GetExtension(path).ToLowerInvariant(), Now);
        db.Add(upload);
        await using var file = File.OpenRead(path);
        for (var number = 0; file.Position < file.Length; number++)
        {
            var bytes = new byte[Math.Min(PartSize, file.Length - file.Position)];
            await file.ReadExactlyAsync(bytes, cancel);
            db.Add(new ImportUploadPart(upload, number, bytes));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
        await SayAsync(upload, preview, cancel);
        return upload.Id;
    }

    /// <summary>The upload of this id, where it is this person's and has arrived.</summary>
    public async Task<ImportUpload?> FindAsync(long id, long personId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (oldest, forgotten) = (Now - Longest, Now - Remembered);
        // Not yet known whose organization it is in; that it is the person's own is the scope.
        return await db.Set<ImportUpload>()
            .IgnoreQueryFilters()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                u => u.Id == id && u.PersonId == personId && (u.At > oldest || (u.Imported && u.At > forgotten)) && u.Report != null,
                cancel
            );
    }

    /// <summary>What waits in an organization and what was imported lately, the latest first.</summary>
    public async Task<IReadOnlyList<ListedUpload>> ListAsync(long organizationId, CancellationToken cancel)
    {
        await using var db = await OpenAsync(organizationId, cancel);
        var (oldest, forgotten) = (Now - Longest, Now - Remembered);
        var found = await db.Set<ImportUpload>()
            .AsNoTracking()
            .Where(u => u.Report != null && (u.At > oldest || (u.Imported && u.At > forgotten)))
            .OrderByDescending(u => u.At)
            .ThenByDescending(u => u.Id)
            .Take(MostListed)
            .Select(u => new
            {
                Upload = u,
                Bytes = db.Set<ImportUploadPart>().Where(p => p.UploadId == u.Id).Sum(p => (long)p.Bytes.Length),
                Who = db.Users.Where(p => p.Id == u.PersonId).Select(p => p.DisplayName).Single(),
            })
            .ToListAsync(cancel);
        return [.. found.Select(f => new ListedUpload(f.Upload, ReportOf(f.Upload), f.Bytes, f.Who))];
    }

    /// <summary>
    /// Changes what is said of files that wait. Where someone else does at the same moment, what they said is changed.
    /// </summary>
    /// <param name="change">Null leaves it.</param>
    /// <returns>What is said now; null where it was left, or where the files are gone.</returns>
    public async Task<ImportReport?> ChangeAsync(ImportUpload upload, Func<ImportReport, ImportReport?> change, CancellationToken cancel)
    {
        await using var db = await OpenAsync(upload.OrganizationId, cancel);
        var row = db.Set<ImportUpload>().Where(u => u.Id == upload.Id && !u.Imported);
        while (await row.Select(u => u.Report).SingleOrDefaultAsync(cancel) is { } before)
        {
            if (change(Read(before)) is not { } report)
                return null;
            var after = Write(report);
            var changed = await db.InTurnAsync(
                () => row.Where(u => u.Report == before).ExecuteUpdateAsync(set => set.SetProperty(u => u.Report, after), cancel),
                cancel
            );
            if (changed > 0)
                return report;
        }
        return null;
    }

    /// <summary>Writes the bytes into a folder and says where.</summary>
    /// <exception cref="RuleViolation">They are no longer there.</exception>
    public async Task<string> UnpackAsync(ImportUpload upload, string folder, CancellationToken cancel)
    {
        await using var db = await OpenAsync(upload.OrganizationId, cancel);
        var path = Path.Combine(folder, "files" + upload.Extension);
        await using var file = File.Create(path);
        await foreach (
            var part in db.Set<ImportUploadPart>()
                .AsNoTracking()
                .Where(p => p.UploadId == upload.Id)
                .OrderBy(p => p.Number)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
            await file.WriteAsync(part.Bytes, cancel);
        return file.Length > 0 ? path : throw new RuleViolation("These files are no longer here. Choose them again.");
    }

    /// <summary>Keeps what was said about the files; after an import, the files themselves go.</summary>
    public async Task SayAsync(ImportUpload upload, ImportReport report, CancellationToken cancel)
    {
        var json = Write(report);
        await using var db = await OpenAsync(upload.OrganizationId, cancel);
        await db.InTurnAsync(
            async () =>
            {
                await db.Set<ImportUpload>()
                    .Where(u => u.Id == upload.Id && !u.Imported)
                    .ExecuteUpdateAsync(set => set.SetProperty(u => u.Report, json).SetProperty(u => u.Imported, report.Written), cancel);
                if (report.Written)
                    await db.Set<ImportUploadPart>().Where(p => p.UploadId == upload.Id).ExecuteDeleteAsync(cancel);
            },
            cancel
        );
    }

    public static ImportReport ReportOf(ImportUpload upload) =>
        Read(upload.Report ?? throw new InvalidOperationException("The upload was not read yet."));

    public async Task RemoveAsync(ImportUpload upload, CancellationToken cancel)
    {
        await using var db = await OpenAsync(upload.OrganizationId, cancel);
        await RemoveAsync(db, db.Set<ImportUpload>().Where(u => u.Id == upload.Id), cancel);
    }

    /// <summary>
    /// Removes what the person sent before and did not import, and what anyone left lying; but nothing that may be running.
    /// </summary>
    private async Task RemoveOldAsync(long organizationId, long personId, CancellationToken cancel)
    {
        await using var db = await OpenAsync(organizationId, cancel);
        var (oldest, forgotten) = (Now - Longest, Now - Remembered);
        var old = await db.Set<ImportUpload>()
            .IgnoreQueryFilters()
            .AsNoTracking()
            .Where(u => u.Imported ? u.At <= forgotten : u.At <= oldest || (u.OrganizationId == organizationId && u.PersonId == personId))
            .Select(u => new { u.Id, u.Report })
            .ToListAsync(cancel);
        var ids = old.Where(u => u.Report is null || !MayRun(Read(u.Report), oldest)).Select(u => u.Id).ToList();
        await RemoveAsync(db, db.Set<ImportUpload>().IgnoreQueryFilters().Where(u => ids.Contains(u.Id)), cancel);
    }

    private static bool MayRun(ImportReport report, DateTime oldest) => report.Run is { EndedAt: null } run && run.StartedAt > oldest;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static ImportReport Read(byte[] json) => JsonSerializer.Deserialize<ImportReport>(json)!;

    private static byte[] Write(ImportReport report) =>
        JsonSerializer.SerializeToUtf8Bytes(report with { Problems = [.. report.Problems.Take(ShownProblems)] });

    // The parts go with the whole: see the mapping.
    private static Task<int> RemoveAsync(ScorecardDbContext db, IQueryable<ImportUpload> uploads, CancellationToken cancel) =>
        db.InTurnAsync(() => uploads.ExecuteDeleteAsync(cancel), cancel);

    private async Task<ScorecardDbContext> OpenAsync(long organizationId, CancellationToken cancel) =>
        (await contexts.CreateDbContextAsync(cancel)).Scope(organizationId);
}
