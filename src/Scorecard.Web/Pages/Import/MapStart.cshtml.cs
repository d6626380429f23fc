using Microsoft.AspNetCore.Mvc;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Web.Frame;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Import;

/// <summary>Takes rows that were copied out of a sheet, and lists the mappings that are kept.</summary>
[Costs(Costly.ImportCheck, "")]
public sealed class MapStartModel(
    OrganizationReader reader,
    SignedInPerson me,
    ImportUploads uploads,
    ImportRuns runs,
    FileCheck check,
    MappedUploads mapped
) : ImportPage(reader, me, uploads, runs)
{
    private const string Pasted = "pasted.csv";

    [BindProperty]
    public string? Rows { get; set; }

    public IReadOnlyList<KeptMapping> Saved { get; private set; } = [];

    public long Largest => check.Largest;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        return await AnswerAsync(await check.TakeAsync(Pasted, Rows ?? "", Url.Content, cancel), cancel);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Way = [new WayPoint("Import", "~/import"), new WayPoint("Any table")];
        if (!await FindAsync(_ => true, cancel))
            return false;
        if (!Denied)
            Saved = await mapped.KeptAsync(cancel);
        return true;
    }
}
