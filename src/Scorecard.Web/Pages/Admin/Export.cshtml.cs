using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data.Export;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Model;
using Scorecard.Web.Frame;
using Scorecard.Web.Hosting;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Admin;

/// <summary>The whole organization as files that an import reads.</summary>
[Costs(Costly.Export, "File", Reads = true)]
public sealed class ExportModel(OrganizationReader reader, SignedInPerson me, TimeProvider time)
    : AdminPage(reader, me, Administration, new WayPoint("Export"))
{
    /// <summary>Of units that the person sees as administrator alone.</summary>
    public int PrivateUnits => Model.Units.Count(u => Model.IsWithinPrivate(u) && Model.SeesAsAdministratorOnly(Me.Actor, u));

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <param name="format">csv or xlsx.</param>
    public async Task<IActionResult> OnGetFileAsync(string? format, bool people, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
            return NotFound();
        if (Denied)
            return Forbid();
        if (format is not (TableFile.AsCsv or TableFile.AsWorkbook))
            return NotFound();
        await Reader.ReadAsync(Opened, cancel);
        // What is sent is read of it, after this method.
        var folder = new WorkFolder();
        Response.RegisterForDispose(folder);
        var files = Directory.CreateDirectory(Path.Combine(folder.Path, "files")).FullName;
        await new OrganizationExport(Db).WriteAsync(files, people, cancel);
        var packed = Path.Combine(folder.Path, "export");
        try
        {
            if (format == TableFile.AsCsv)
                await ZipFile.CreateFromDirectoryAsync(files, packed, cancel);
            else
                await ExportWorkbook.WriteAsync(files, packed, cancel);
        }
        catch (RuleViolation tooLarge)
        {
            ModelState.AddModelError("", tooLarge.Message);
            return Page();
        }
        var (type, end) = format == TableFile.AsCsv ? ("application/zip", "zip") : (TableFile.WorkbookType, TableFile.AsWorkbook);
        var today = Organization.DateAt(time.GetUtcNow().UtcDateTime);
        var name = new TableFile("", "Export", $"{today:yyyy-MM-dd}", [], []).FileName(Organization.Name, end);
        return PhysicalFile(packed, type, name);
    }

    /// <summary>Who looks into private units as administrator is written down there.</summary>
    private static OrganizationModel? Opened(OrganizationView o)
    {
        foreach (var unit in o.Model.Units)
            o.Open(unit);
        return o.Administers ? o.Model : null;
    }
}
