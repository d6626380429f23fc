using Microsoft.AspNetCore.Mvc;
using Scorecard.Data.Import;
using Scorecard.Data.Mapped;
using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Import;

/// <summary>Shows what the columns of somebody's own table are taken for, on their own rows, and takes what they correct.</summary>
[Costs(Costly.ImportCheck, ""), Costs(Costly.ImportCheck, "Import")]
public sealed class MapModel(
    OrganizationReader reader,
    SignedInPerson me,
    ImportUploads uploads,
    ImportRuns runs,
    MappedUploads mapped,
    CheckTurns turns,
    IServiceProvider services
) : MadePage("Map the columns", reader, me, uploads, runs, turns, services)
{
    /// <summary>So many rows are shown below the header.</summary>
    private const int MostRows = 20;

    private const int MostTitles = 20;

    [BindProperty]
    public MapInput Input { get; set; } = new();

    public MapContent Shows { get; private set; } = null!;

    public IReadOnlyList<string> Saved { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        return await ReadAsync(
                (files, model, kept, _) => Task.FromResult(Show(files, model, kept ?? Proposed(files, model, null), cancel)),
                cancel
            ) ?? Page();
    }

    /// <summary>Reads the rows as the form says, and shows what comes out.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        var unread = await ReadAsync(
            (files, model, kept, _) => Task.FromResult(Show(files, model, Corrected(files, model, kept), cancel)),
            cancel
        );
        // What was read is shown, not what was sent.
        if (ModelState.IsValid)
            ModelState.Clear();
        return unread ?? Page();
    }

    /// <summary>Goes on to the review of what the rows would do.</summary>
    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        string? next = null;
        var unread = await ReadAsync(
            async (files, model, kept, source) =>
            {
                var mapping = Corrected(files, model, kept);
                using var folder = new WorkFolder();
                var read = Show(files, model, mapping, cancel, folder.Path);
                if (read is not { IsReady: true } || !ModelState.IsValid)
                    return read;
                if (MapInput.Text(Input.Name) is { } name)
                    await mapped.SaveAsync(TextRules.Shortened(name, TextRules.NameLength), mapping, cancel);
                next = await mapped.KeepAsync(folder.Path, source, Upload.Names, mapping, read, cancel);
                return read;
            },
            cancel
        );
        return unread ?? (next is null ? Page() : LocalRedirect(next));
    }

    protected override bool IsMeant(ImportReport report) => report.IsForeign || report.IsMapped != report.IsFromOldTool;

    /// <summary>Opens the table as it was sent.</summary>
    /// <returns>What answers where it cannot be looked at now, else null.</returns>
    private Task<IActionResult?> ReadAsync(
        Func<ImportFiles, OrganizationModel, FileMapping?, string, Task<MappedResult?>> read,
        CancellationToken gone
    ) =>
        OpenAsync(
            MappedPackage.Mapping,
            async (source, json, cancel) =>
            {
                using var files = ImportFiles.Open(source, Largest, Upload.Names, cancel);
                var model = await mapped.ModelAsync(cancel);
                Saved = [.. (await mapped.SavedAsync(cancel)).Select(m => m.Name)];
                await read(files, model!, FileMapping.TryParse(json), source);
            },
            gone
        );

    private FileMapping Corrected(ImportFiles files, OrganizationModel model, FileMapping? kept)
    {
        var shown = Input.Shown() ?? kept ?? Proposed(files, model, null);
        if (Input.Table is { } table && table != (shown.Table ?? MappedTable.NamesIn(files)[0]))
            return Proposed(files, model, table);
        if (int.TryParse(Input.HeaderLine, out var line) && line != shown.HeaderLine)
            return Proposed(files, model, shown.Table, line);
        try
        {
            return Input.Over(shown);
        }
        catch (RuleViolation broken)
        {
            ModelState.AddModelError("", broken.Message);
            return shown;
        }
    }

    private FileMapping Proposed(ImportFiles files, OrganizationModel model, string? table, int? line = null)
    {
        try
        {
            return MappingProposal.Of(MappedTable.In(files, table).Head(MappingProposal.Looked), model, line) with { Table = table };
        }
        catch (RuleViolation broken)
        {
            ModelState.AddModelError("", broken.Message);
            return new() { Table = table, HeaderLine = line ?? 1 };
        }
    }

    /// <param name="to">Takes the files of an import; null where only the page is wanted.</param>
    private MappedResult? Show(ImportFiles files, OrganizationModel model, FileMapping mapping, CancellationToken cancel, string? to = null)
    {
        using var own = to is null ? new WorkFolder() : null;
        var table = MappedTable.In(files, mapping.Table);
        var head = table.Head(MostTitles + MostRows);
        IReadOnlyList<TableColumn> columns = [];
        MappedResult? read = null;
        try
        {
            var header = TableHeader.Of(mapping, head, table.Name);
            columns = header.Columns;
            read = MappedReading.Run(mapping, table, model, to ?? own!.Path, null, cancel);
            head =
            [
                .. head.Where(row => row.Line <= header.Line),
                .. head.Where(row => row.Line > header.Line && !row.IsEmpty).Take(MostRows),
            ];
        }
        catch (RuleViolation broken)
        {
            ModelState.AddModelError("", broken.Message);
        }
        // Columns that the mapping did not know can be chosen as well.
        if (columns.Count > 0)
            mapping = mapping with { Columns = [.. columns.Select(c => c.Mapped).DistinctBy(c => c.Header)] };
        Shows = new(mapping, table.Name, MappedTable.NamesIn(files), columns, head, read, model);
        return read;
    }
}
