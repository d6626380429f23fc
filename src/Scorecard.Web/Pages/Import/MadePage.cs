using Microsoft.AspNetCore.Mvc;
using Scorecard.Data.Import;
using Scorecard.Data.Mapped;
using Scorecard.Domain;
using Scorecard.Web.Frame;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Import;

/// <summary>A page on which somebody says what files are that are none of an import, until these have been made of them.</summary>
/// <param name="title">What the page is called.</param>
public abstract class MadePage(
    string title,
    OrganizationReader reader,
    SignedInPerson me,
    ImportUploads uploads,
    ImportRuns runs,
    CheckTurns turns,
    IServiceProvider services
) : ImportPage(reader, me, uploads, runs)
{
    [FromRoute]
    public string Id { get; set; } = "";

    public ImportUpload Upload { get; private set; } = null!;

    protected long Largest => ImportLimits.LargestFile(services);

    /// <summary>Whether the page is for files of this kind.</summary>
    protected abstract bool IsMeant(ImportReport report);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!PublicIds.TryParse(Id, out var id) || await Uploads.FindAsync(id, Me.Id, cancel) is not { } upload)
            return await FindAsync(_ => false, known: false, cancel);
        Upload = upload;
        Way = [new WayPoint("Import", "~/import"), new WayPoint(title)];
        if (upload.Imported || !IsMeant(ImportUploads.ReportOf(upload)))
            return await FindAsync(_ => false, known: false, cancel);
        return await FindAsync(o => o.Model.Organization.Id == upload.OrganizationId, known: true, cancel);
    }

    /// <summary>Opens what was sent.</summary>
    /// <param name="said">Which file of the package holds what was said of it.</param>
    /// <param name="read">Takes what was sent, and what was said of it.</param>
    /// <returns>What answers where it cannot be looked at now, else null.</returns>
    protected async Task<IActionResult?> OpenAsync(string said, Func<string, string?, CancellationToken, Task> read, CancellationToken gone)
    {
        try
        {
            await turns.TakeAsync(OrganizationId, UnpackAsync, gone);
            return null;
        }
        catch (RuleViolation broken)
        {
            return Done(broken.Message, "~/import");
        }

        async Task<bool> UnpackAsync(CancellationToken cancel)
        {
            using var folder = new WorkFolder();
            var sent = await Uploads.UnpackAsync(Upload, folder.Path, cancel);
            var (source, json) = MappedPackage.Unpack(sent, said, folder.Path, Largest);
            await read(source, json, cancel);
            return true;
        }
    }
}
