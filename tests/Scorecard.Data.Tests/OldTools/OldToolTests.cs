using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Data.OldTools;
using Scorecard.Data.Tests.Import;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;

namespace Scorecard.Data.Tests.OldTools;

/// <summary>Tests of what other tools gave out, brought into an organization of one unit on 15 December 2025.</summary>
public abstract class OldToolTests : IAsyncLifetime
{
    protected static readonly DateOnly Today = new(2025, 12, 15);

    private static readonly FixedTime Now = new(new DateTime(2025, 12, 15, 8, 30, 0, DateTimeKind.Utc));

    protected Store Store { get; private set; } = null!;

    protected long Id { get; private set; }

    public async Task InitializeAsync()
    {
        Store = await Store.OnSqliteAsync();
        using var folder = ImportFolder.Empty().File("units.csv", "code,name,parent", "ORG,The company,");
        using var files = folder.Open();
        Id = (await Store.Import(Now).ExecuteAsync(files, new(null, "Ours", 1), null)).OrganizationId;
    }

    public async Task DisposeAsync() => await Store.DisposeAsync();

    private protected async Task<OrganizationModel> ModelAsync() => await Store.Books.ReadAsync(Id, book => book.Model);

    private protected static OldContent Content(params string[] lines)
    {
        using var files = ImportFiles.Of("table", [("table.csv", Encoding.UTF8.GetBytes(string.Join('\n', lines)))]);
        return OldExport.Find(files, "table.csv", "table.csv", ImportFiles.DefaultLimit, new(1))
            ?? throw new InvalidOperationException("No tool.");
    }

    /// <summary>What a zip of JSON files holds.</summary>
    private protected static OldContent? Json(params (string Name, string Text)[] entries)
    {
        using var folder = new WorkFolder();
        var path = Path.Combine(folder.Path, "export.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        return VivaJson.Find(path, "export.zip", ImportFiles.DefaultLimit);
    }

    /// <summary>Brings it in; what is not wrong with the files that are made of it is what has to be there.</summary>
    private protected async Task<OldResult> ImportedAsync(OldContent content, OldChoices? choices = null)
    {
        using var folder = new WorkFolder();
        var read = OldReading.Run(content, choices ?? new(), await ModelAsync(), [], Today, folder.Path);
        using var made = ImportFiles.Open(folder.Path);
        var report = await Store.Import(Now).ExecuteAsync(made, new(Id), null);
        Assert.Empty(report.Problems);
        return read;
    }

    /// <summary>What an import would say of it, and everything that it would write, as text.</summary>
    private protected async Task<(OldResult Read, ImportReport Report, string Written)> TriedAsync(OldContent content)
    {
        using var folder = new WorkFolder();
        var read = OldReading.Run(content, new(), await ModelAsync(), [], Today, folder.Path);
        using var made = ImportFiles.Open(folder.Path);
        var report = await Store.Import(Now).PreviewAsync(made, new(Id));
        return (read, report, string.Join('\n', Directory.EnumerateFiles(folder.Path, "*.csv").Select(File.ReadAllText)));
    }

    private protected async Task<List<Measurement>> ReportsAsync(string kpi)
    {
        var id = (await ModelAsync()).Kpis.Single(k => k.Name == kpi).Id;
        await using var db = Store.Open(Id);
        return await db.Measurements.Where(m => m.KpiId == id).OrderBy(m => m.PeriodStart).ThenBy(m => m.Revision).ToListAsync();
    }

    private protected static IEnumerable<string> Said(OldResult read, OldFate fate, string field) =>
        read.Report.Lines.SingleOrDefault(l => l.Fate == fate && l.Field == field)?.Examples ?? [];
}
