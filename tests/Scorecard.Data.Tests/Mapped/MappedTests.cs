using System.Text;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Data.Mapped;
using Scorecard.Data.Tests.Import;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;

namespace Scorecard.Data.Tests.Mapped;

/// <summary>Tests of somebody's own tables, mapped into an organization of one unit.</summary>
public abstract class MappedTests : IAsyncLifetime
{
    private static readonly FixedTime Now = new(new DateTime(2025, 12, 15, 8, 30, 0, DateTimeKind.Utc));

    protected Store Store { get; private set; } = null!;

    protected long Id { get; private set; }

    protected virtual int FiscalYearStart => 4;

    public async Task InitializeAsync()
    {
        Store = await Store.OnSqliteAsync();
        using var folder = ImportFolder.Empty().File("units.csv", "code,name,parent", "ORG,The company,");
        using var files = folder.Open();
        var report = await Store.Import(Now).ExecuteAsync(files, new(null, "Ours", FiscalYearStart), null);
        Assert.Empty(report.Problems);
        Id = report.OrganizationId;
    }

    public async Task DisposeAsync() => await Store.DisposeAsync();

    private protected async Task<OrganizationModel> ModelAsync() => await Store.Books.ReadAsync(Id, book => book.Model);

    private protected static ImportFiles Files(params string[] lines) =>
        ImportFiles.Of("table", [("table.csv", Encoding.UTF8.GetBytes(string.Join('\n', lines)))]);

    private protected async Task<FileMapping> ProposedAsync(ImportFiles files) =>
        MappingProposal.Of(MappedTable.In(files).Head(MappingProposal.Looked), await ModelAsync());

    /// <summary>Reads a table by a mapping and imports what comes out.</summary>
    private protected async Task<(MappedResult Read, ImportReport? Report)> ImportAsync(ImportFiles files, FileMapping mapping)
    {
        using var folder = new WorkFolder();
        var read = MappedReading.Run(mapping, MappedTable.In(files), await ModelAsync(), folder.Path);
        if (!read.IsReady)
            return (read, null);
        using var made = ImportFiles.Open(folder.Path);
        var report = await Store.Import(Now).ExecuteAsync(made, new(Id), null);
        Assert.Empty(report.Problems);
        return (read, report);
    }

    /// <summary>Imports as proposed, and so it has to be right.</summary>
    private protected async Task<(MappedResult Read, ImportReport Report)> ImportedAsync(
        ImportFiles files,
        Func<FileMapping, FileMapping>? change = null
    )
    {
        var (read, report) = await ImportAsync(files, (change ?? (m => m))(await ProposedAsync(files)));
        Assert.Empty(read.Problems);
        Assert.NotNull(report);
        return (read, report);
    }

    private protected static int Added(ImportReport report, string kind) => report.Counts.SingleOrDefault(c => c.Kind == kind)?.Added ?? 0;

    /// <summary>The values of a KPI by the first days of their periods.</summary>
    protected async Task<Dictionary<DateOnly, decimal?>> ValuesAsync(string kpi)
    {
        var id = (await ModelAsync()).Kpis.Single(k => k.Name == kpi).Id;
        await using var db = Store.Open(Id);
        return await db.Measurements.Where(m => m.KpiId == id).ToDictionaryAsync(m => m.PeriodStart, m => m.Value);
    }

    protected async Task<Kpi> KpiAsync(string name) => (await ModelAsync()).Kpis.Single(k => k.Name == name);
}
