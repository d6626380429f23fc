using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>
/// Keeps files between preview and import. A person has one upload per organization at a time;
/// none is kept longer than <see cref="Longest"/>.
/// </summary>
public sealed class ImportUploads(IDbContextFactory<ScorecardDbContext> contexts, NewIds ids, TimeProvider time)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private const int PartSize = 512 << 10;
    private const int ShownProblems = 200;

    /// <param name="path">A .zip or .xlsx, which is read and left alone.</param>
    /// <param name="names">The files as the person knows them.</param>
    /// <param name="preview">What they would do.</param>
    public async Task<long> KeepAsync(string path, string names, ImportReport preview, long personId, CancellationToken cancel)
    {
        await RemoveOldAsync(preview.OrganizationId, personId, cancel);
        await using var db = await OpenAsync(preview.OrganizationId, cancel);
        var upload = new ImportUpload(
            ids.Next(),
            preview.OrganizationId,
            personId,
            names,
            Path.GetExtension(path).ToLowerInvariant(),
            time.GetUtcNow().UtcDateTime
        );
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
        var oldest = time.GetUtcNow().UtcDateTime - Longest;
        // Not yet known whose organization it is in; that it is the person's own is the scope.
        return await db.Set<ImportUpload>()
            .IgnoreQueryFilters()
            .AsNoTracking()
            .SingleOrDefaultAsync(u => u.Id == id && u.PersonId == personId && u.At > oldest && u.Report != null, cancel);
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
        var json = JsonSerializer.SerializeToUtf8Bytes(report with { Problems = [.. report.Problems.Take(ShownProblems)] });
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
        JsonSerializer.Deserialize<ImportReport>(upload.Report ?? throw new InvalidOperationException("The upload was not read yet."))!;

    public async Task RemoveAsync(ImportUpload upload, CancellationToken cancel)
    {
        await using var db = await OpenAsync(upload.OrganizationId, cancel);
        await RemoveAsync(db, db.Set<ImportUpload>().Where(u => u.Id == upload.Id), cancel);
    }

    /// <summary>Removes what the person sent before, and what anyone left lying.</summary>
    private async Task RemoveOldAsync(long organizationId, long personId, CancellationToken cancel)
    {
        await using var db = await OpenAsync(organizationId, cancel);
        var oldest = time.GetUtcNow().UtcDateTime - Longest;
        await RemoveAsync(
            db,
            db.Set<ImportUpload>()
                .IgnoreQueryFilters()
                .Where(u => u.At <= oldest || (u.OrganizationId == organizationId && u.PersonId == personId)),
            cancel
        );
    }

    // The parts go with the whole: see the mapping.
    private static Task RemoveAsync(ScorecardDbContext db, IQueryable<ImportUpload> uploads, CancellationToken cancel) =>
        db.InTurnAsync(() => uploads.ExecuteDeleteAsync(cancel), cancel);

    private async Task<ScorecardDbContext> OpenAsync(long organizationId, CancellationToken cancel) =>
        (await contexts.CreateDbContextAsync(cancel)).Scope(organizationId);
}
