using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Web.Hosting;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Import;

/// <summary>Takes files and reads them through; what they would do is shown on <see cref="ReviewModel"/>.</summary>
[UnreadForm, IgnoreAntiforgeryToken, Costs(Costly.ImportCheck, "")]
public sealed class IndexModel(
    OrganizationReader reader,
    SignedInPerson me,
    ImportUploads uploads,
    ImportRuns runs,
    FileCheck check,
    IAntiforgery antiforgery
) : ImportPage(reader, me, uploads, runs)
{
    public ImportList List { get; private set; } = ImportList.Empty;

    public long Largest => check.Largest;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnGetTemplateAsync(string? file, CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        return FormatHelp.Named(file) is { } found ? File(found.EmptyFile(), Csv.ContentType, found.Format.File) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        var sent = new SentFiles(HttpContext, Largest);
        if (!await sent.AreOursAsync(antiforgery, cancel))
            return new AntiforgeryValidationFailedResult();
        return await AnswerAsync(await check.TakeAsync(sent, Url.Content, cancel), cancel);
    }

    /// <summary>How far the import is that goes on, for the bar on any node.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        return new JsonResult(new { percent = List.Running?.Percent ?? 0, runs = List.Running is not null });
    }

    /// <param name="upload">Whose import is meant; another one goes on.</param>
    public async Task<IActionResult> OnPostCancelAsync([FromQuery] string? upload, CancellationToken cancel)
    {
        if (await RefuseAsync(cancel) is { } refusal)
            return refusal;
        if (!await new SentFiles(HttpContext, Largest).AreOursAsync(antiforgery, cancel))
            return new AntiforgeryValidationFailedResult();
        var listed = await Uploads.ListAsync(OrganizationId, cancel);
        if (PublicIds.TryParse(upload, out var id) && listed.FirstOrDefault(l => l.Upload.Id == id) is { } meant)
            await Runs.CancelAsync(meant.Upload, cancel);
        return LocalRedirect("~/import");
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await FindAsync(_ => true, cancel))
            return false;
        if (!Denied)
            List = await ListAsync(cancel);
        return true;
    }
}
