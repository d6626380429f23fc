using Microsoft.AspNetCore.Mvc;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Import;

/// <summary>A page on which administrators import into their organization.</summary>
public abstract class ImportPage(OrganizationReader reader, SignedInPerson me, ImportUploads uploads, ImportRuns runs) : EditPage
{
    private string timeZone = "";

    public string OrganizationName { get; private set; } = "";

    protected SignedInPerson Me => me;

    protected ImportUploads Uploads => uploads;

    protected ImportRuns Runs => runs;

    protected long OrganizationId => reader.OrganizationId;

    protected Task<bool> FindAsync(Func<OrganizationView, bool> isMeant, CancellationToken cancel) =>
        FindAsync(isMeant, me.Organizations.Count > 0, cancel);

    /// <param name="known">Whether those who may not open the page may know that it exists.</param>
    protected async Task<bool> FindAsync(Func<OrganizationView, bool> isMeant, bool known, CancellationToken cancel)
    {
        var found = await reader.ReadAsync(o => o.Administers && isMeant(o) ? o.Model.Organization : null, cancel);
        OrganizationName = found?.Name ?? "";
        timeZone = found?.TimeZone ?? "";
        Denied = found is null && known;
        return found is not null || known;
    }

    /// <summary>All imports of the organization, as the person may see them.</summary>
    protected async Task<ImportList> ListAsync(CancellationToken cancel)
    {
        var listed = await uploads.ListAsync(OrganizationId, cancel);
        if (listed.Any(l => runs.MayHaveEnded(l.Upload, l.Report)))
            listed = await uploads.ListAsync(OrganizationId, cancel);
        return ImportList.Of(listed, runs, me.Id, timeZone);
    }

    /// <summary>What answers where the page is not there or not allowed, else null.</summary>
    protected async Task<IActionResult?> RefuseAsync(CancellationToken cancel) =>
        !await LoadAsync(cancel) ? NotFound()
        : Denied ? Forbid()
        : null;

    /// <summary>Does the work while the page's script watches, or at once; a refusal shows the page again with its sentence.</summary>
    protected async Task<IActionResult> AnswerAsync(LongWork work, CancellationToken cancel)
    {
        if (LongWork.IsWatched(Request))
            return work;
        try
        {
            return LocalRedirect(await work.RunAsync(cancel));
        }
        catch (RuleViolation broken)
        {
            ModelState.AddModelError("", broken.Message);
            return Page();
        }
    }
}
