using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Import;

/// <summary>Takes files and reads them through; what they would do is shown on <see cref="ReviewModel"/>.</summary>
[UnreadForm, IgnoreAntiforgeryToken]
public sealed class IndexModel(OrganizationReader reader, SignedInPerson me, FileCheck check, IAntiforgery antiforgery)
    : ImportPage(reader, me)
{
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
        return await AnswerAsync(await check.TakeAsync(sent, id => Url.Content($"~/import/{id}"), cancel), cancel);
    }

    protected override Task<bool> LoadAsync(CancellationToken cancel) => FindAsync(_ => true, cancel);
}
