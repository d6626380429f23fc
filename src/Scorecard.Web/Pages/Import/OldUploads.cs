using Scorecard.Data.Import;
using Scorecard.Data.Mapped;
using Scorecard.Data.OldTools;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Import;

/// <summary>Exports of other tools between their arrival and their review.</summary>
public sealed class OldUploads(
    OrganizationReader reader,
    SignedInPerson me,
    ImportOrganization import,
    ImportUploads uploads,
    IServiceProvider services
)
{
    private long Largest => ImportLimits.LargestFile(services);

    /// <summary>Keeps what another tool gave out until somebody has said what its goals become.</summary>
    /// <param name="files">The tables in it; null asks only whether it is a zip of another kind.</param>
    /// <param name="path">A zip or a workbook.</param>
    /// <returns>The page that asks; null where it comes from none that is known.</returns>
    public async Task<string?> ArriveAsync(ImportFiles? files, string path, string names, CancellationToken cancel)
    {
        var organization = await reader.ReadAsync(o => o.Administers ? o.Model.Organization : null, cancel);
        if (organization is null || Read(files, path, names, organization.Calendar) is null)
            return null;
        var report = new ImportReport(organization.Id, organization.Name, IsNew: false, [], [], 0, [], Written: false)
        {
            IsFromOldTool = true,
        };
        return $"~/import/old/{PublicIds.Format(await uploads.KeepAsync(path, names, report, me.Id, cancel))}";
    }

    /// <summary>What is in an export; null where it is none that is known.</summary>
    public OldContent? Find(string path, string names, Domain.Periods.FiscalCalendar calendar, CancellationToken cancel)
    {
        if (Read(null, path, names, calendar) is { } json)
            return json;
        using var files = ImportFiles.Open(path, Largest, names, cancel);
        return Read(files, path, names, calendar);
    }

    private OldContent? Read(ImportFiles? files, string path, string names, Domain.Periods.FiscalCalendar calendar)
    {
        try
        {
            return OldExport.Find(files, path, names, Largest, calendar);
        }
        catch (RuleViolation)
        {
            // Said with its place by who reads the files of an import.
            return null;
        }
    }

    /// <summary>Who the people of an export can be.</summary>
    public async Task<IReadOnlyList<OldMember>> MembersAsync(OrganizationModel model, CancellationToken cancel) =>
        [.. (await reader.Db.MembersAsync(model, cancel)).Select(m => new OldMember(m.Name, m.Email))];

    /// <summary>Keeps the files that were made for their review.</summary>
    /// <param name="source">What was sent.</param>
    /// <returns>The page that shows what they would do.</returns>
    public async Task<string> KeepAsync(
        string folder,
        string source,
        string names,
        OldChoices choices,
        OldResult read,
        CancellationToken cancel
    )
    {
        using var packed = new WorkFolder();
        var path = MappedPackage.Pack(folder, source, MappedPackage.Choices, choices.ToJson(), read.Notes, packed.Path);
        using var files = ImportFiles.Open(path, Largest, names, cancel);
        var report = await import.PreviewAsync(files, new(reader.OrganizationId), cancel: cancel);
        return $"~/import/{PublicIds.Format(await uploads.KeepAsync(path, names, report, me.Id, cancel))}";
    }
}
