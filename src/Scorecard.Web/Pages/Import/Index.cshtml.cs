using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Web.Hosting;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Import;

/// <summary>Takes files and reads them through; what they would do is shown on <see cref="ReviewModel"/>.</summary>
[UnreadForm, IgnoreAntiforgeryToken]
public sealed class IndexModel(
    OrganizationReader reader,
    SignedInPerson me,
    ImportOrganization import,
    ImportUploads uploads,
    IAntiforgery antiforgery,
    IServiceProvider services,
    TimeProvider time
) : ImportPage(reader, me)
{
    public long Largest => ImportLimits.LargestFile(services);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnGetTemplateAsync(string? file, CancellationToken cancel)
    {
        var found = FormatHelp.All.FirstOrDefault(f => f.Format.File == file);
        if (!await LoadAsync(cancel) || (!Denied && found is null))
            return NotFound();
        return Denied
            ? Forbid()
            : File(Csv.WithHeader([.. found!.Format.Required, .. found.Format.Optional]).ToBytes(), Csv.ContentType, found.Format.File);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
            return NotFound();
        if (Denied)
            return Forbid();
        var sent = new SentFiles(HttpContext, Largest);
        if (!await sent.AreOursAsync(antiforgery, cancel))
            return new AntiforgeryValidationFailedResult();

        var folder = new WorkFolder(time);
        PackedFiles? files = null;
        RuleViolation? refusal = null;
        try
        {
            files = await sent.PackAsync(folder.Path, cancel);
        }
        catch (RuleViolation refused)
        {
            refusal = refused;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
        return await AnswerAsync(
            new LongWork(
                async (progress, stop) =>
                {
                    using (folder)
                        return await ReviewAsync(files ?? throw refusal!, progress, stop);
                }
            ),
            cancel
        );
    }

    protected override Task<bool> LoadAsync(CancellationToken cancel) => FindAsync(_ => true, cancel);

    private async Task<string> ReviewAsync(PackedFiles sent, IProgress<ImportProgress> progress, CancellationToken cancel)
    {
        ImportReport report;
        using (var files = ImportFiles.Open(sent.Path, Largest, sent.Names))
            report = await import.PreviewAsync(files, new(OrganizationId), progress, cancel: cancel);
        var id = await uploads.KeepAsync(sent.Path, sent.Names, report, Me.Id, cancel);
        return Url.Content($"~/import/{PublicIds.Format(id)}");
    }
}
