using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Data.Mapped;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Import;

/// <summary>
/// Tables of any shape between their arrival and their review: which saved mapping fits, what they are as files of an import, and under
/// which name a mapping is kept.
/// </summary>
public sealed class MappedUploads(
    OrganizationReader reader,
    OrganizationWriter writer,
    SignedInPerson me,
    ImportOrganization import,
    ImportUploads uploads,
    TimeProvider time,
    IServiceProvider services
)
{
    private const int HeadRows = 60;

    private long Largest => ImportLimits.LargestFile(services);

    /// <summary>The structure as who runs the organization sees it.</summary>
    public Task<OrganizationModel?> ModelAsync(CancellationToken cancel) => reader.ReadAsync(o => o.Administers ? o.Model : null, cancel);

    /// <summary>Keeps tables that are none of the format; where a saved mapping knows them, as what they are by it.</summary>
    /// <param name="path">A zip or a workbook.</param>
    /// <returns>The page that goes on with them.</returns>
    public async Task<string> ArriveAsync(ImportFiles files, string path, string names, CancellationToken cancel)
    {
        var model = await ModelAsync(cancel) ?? throw new RuleViolation("There is no organization here that you run.");
        var canBeMapped = true;
        try
        {
            var table = MappedTable.In(files);
            _ = MappingProposal.Of(table.Head(MappingProposal.Looked), model);
            foreach (var mapping in await FittingAsync(table, cancel))
            {
                using var folder = new WorkFolder();
                if (Read(mapping, table, model, folder.Path, cancel) is { IsReady: true, NeedsQuestion: false } read)
                    return await KeepAsync(folder.Path, path, names, mapping, read, cancel);
            }
        }
        catch (RuleViolation)
        {
            // What stands in the way is listed with its place.
            canBeMapped = false;
        }
        var report = await import.PreviewAsync(files, new(reader.OrganizationId), cancel: cancel);
        var id = PublicIds.Format(await uploads.KeepAsync(path, names, report with { IsForeign = canBeMapped }, me.Id, cancel));
        return canBeMapped ? $"~/import/map/{id}" : $"~/import/{id}";
    }

    /// <summary>Keeps a mapped table for its review.</summary>
    /// <param name="folder">With the files of an import.</param>
    /// <param name="source">The table as it was sent.</param>
    /// <returns>The page that shows what they would do.</returns>
    public async Task<string> KeepAsync(
        string folder,
        string source,
        string names,
        FileMapping mapping,
        MappedResult read,
        CancellationToken cancel
    )
    {
        using var packed = new WorkFolder();
        var path = MappedPackage.Pack(folder, source, MappedPackage.Mapping, mapping.ToJson(), read.Notes, packed.Path);
        using var files = ImportFiles.Open(path, Largest, names, cancel);
        var report = await import.PreviewAsync(files, new(reader.OrganizationId), cancel: cancel);
        return $"~/import/{PublicIds.Format(await uploads.KeepAsync(path, names, report, me.Id, cancel))}";
    }

    /// <summary>Keeps a table that a saved mapping could not read, with that mapping, to be corrected.</summary>
    /// <param name="path">A zip or a workbook.</param>
    /// <returns>The page on which it is mapped.</returns>
    public async Task<string> OpenAsync(string path, string names, SavedMapping saved, CancellationToken cancel)
    {
        using var nothing = new WorkFolder();
        using var packed = new WorkFolder();
        using var files = ImportFiles.Open(path, Largest, names, cancel);
        var report = await import.PreviewAsync(files, new(reader.OrganizationId), cancel: cancel) with { IsForeign = true };
        var package = MappedPackage.Pack(nothing.Path, path, MappedPackage.Mapping, MappingJson.Read(saved.Json).ToJson(), [], packed.Path);
        return $"~/import/map/{PublicIds.Format(await uploads.KeepAsync(package, names, report, me.Id, cancel))}";
    }

    /// <summary>The mappings that the organization keeps, by name.</summary>
    public async Task<IReadOnlyList<SavedMapping>> SavedAsync(CancellationToken cancel) =>
        await reader.Db.SavedMappings.AsNoTracking().OrderBy(m => m.NameNormalized).ToListAsync(cancel);

    /// <summary>The same with what they take files from.</summary>
    public Task<IReadOnlyList<KeptMapping>> KeptAsync(CancellationToken cancel) => KeptMapping.ListAsync(reader.Db, cancel);

    /// <summary>Keeps a mapping under a name, in place of what had it.</summary>
    /// <exception cref="RuleViolation">It is no name.</exception>
    public async Task SaveAsync(string name, FileMapping mapping, CancellationToken cancel)
    {
        await using var write = await writer.BeginAsync(cancel);
        var (json, now) = (MappingJson.Write(mapping), time.GetUtcNow().UtcDateTime);
        var known = TextRules.Normalize(name);
        if (await writer.Db.SavedMappings.SingleOrDefaultAsync(m => m.NameNormalized == known, cancel) is { } there)
            there.Change(json, now, me.Id);
        else
            writer.Db.Add(new SavedMapping(writer.NextId(), reader.OrganizationId, name, json, now, me.Id));
        await write.CommitAsync(cancel);
    }

    private async Task<IReadOnlyList<FileMapping>> FittingAsync(MappedTable table, CancellationToken cancel)
    {
        var head = table.Head(HeadRows);
        return [.. (await SavedAsync(cancel)).Select(m => MappingJson.Read(m.Json)).Where(m => TableHeader.Fits(m, head))];
    }

    /// <summary>What comes of a mapping; null where it does not fit at all.</summary>
    private static MappedResult? Read(
        FileMapping mapping,
        MappedTable table,
        OrganizationModel model,
        string folder,
        CancellationToken cancel
    )
    {
        try
        {
            return MappedReading.Run(mapping, table, model, folder, null, cancel);
        }
        catch (RuleViolation)
        {
            return null;
        }
    }
}
