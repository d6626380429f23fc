using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Import;

/// <summary>Takes the files of a form, reads them through and keeps them until the person says what is to become of them.</summary>
public sealed class FileCheck(
    OrganizationReader reader,
    SignedInPerson me,
    ImportOrganization import,
    ImportUploads uploads,
    CheckTurns turns,
    IServiceProvider services
)
{
    /// <summary>How large one file may be, in bytes.</summary>
    public long Largest => ImportLimits.LargestFile(services);

    /// <summary>Takes the files at once; the work that remains is to read them.</summary>
    /// <param name="pathOf">The page that shows the upload with an id.</param>
    public async Task<LongWork> TakeAsync(SentFiles sent, Func<string, string> pathOf, CancellationToken cancel)
    {
        var folder = new WorkFolder();
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
        return new LongWork(
            async (progress, stop) =>
            {
                using (folder)
                    return pathOf(await ReadAsync(files ?? throw refusal!, progress, stop));
            }
        );
    }

    /// <returns>The id of the upload, as in addresses.</returns>
    private Task<string> ReadAsync(PackedFiles sent, IProgress<ImportProgress> progress, CancellationToken gone) =>
        turns.TakeAsync(
            reader.OrganizationId,
            async cancel =>
            {
                ImportReport report;
                using (var files = ImportFiles.Open(sent.Path, Largest, sent.Names, cancel))
                    report = await import.PreviewAsync(files, new(reader.OrganizationId), progress, cancel: cancel);
                return PublicIds.Format(await uploads.KeepAsync(sent.Path, sent.Names, report, me.Id, cancel));
            },
            gone
        );
}
