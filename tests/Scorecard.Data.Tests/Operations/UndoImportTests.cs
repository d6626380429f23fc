using Scorecard.Data.Export;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Data.Tests.Import;
using Scorecard.Domain;
using Scorecard.Domain.Periods;
using Scorecard.TestData;

namespace Scorecard.Data.Tests.Operations;

/// <summary>An import is taken back by an act of its own: afterwards the organization's files are those of before.</summary>
public abstract class UndoImportTests(Func<Task<Store>> create) : IAsyncLifetime
{
    private readonly ImportFolder folder = ImportFolder.Company().Planned();

    private Store Store { get; set; } = null!;

    private long Id { get; set; }

    public async Task InitializeAsync()
    {
        Store = await create();
        Id = (await ImportAsync(null)).OrganizationId;
    }

    public async Task DisposeAsync()
    {
        folder.Dispose();
        if (Store is not null)
            await Store.DisposeAsync();
    }

    [SkippableFact]
    public async Task What_was_added_and_changed_is_as_before()
    {
        var before = await FilesAsync();
        var scores = await ScoresAsync();
        var written = await ChangeMuchAsync();
        Assert.NotEqual(before, await FilesAsync());

        await UndoAsync(written.Sequence);

        Assert.Equal(before, await FilesAsync());
        Assert.Equal(scores, await ScoresAsync());
    }

    [SkippableFact]
    public async Task It_is_taken_back_once()
    {
        var written = await ChangeMuchAsync();
        await UndoAsync(written.Sequence);

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => UndoAsync(written.Sequence));

        Assert.Equal("There is no import of that number that could be taken back.", refused.Message);
        await Assert.ThrowsAsync<RuleViolation>(() => UndoAsync(1));
        await Assert.ThrowsAsync<RuleViolation>(() => UndoAsync(99));
    }

    [SkippableFact]
    public async Task What_was_changed_since_stays_and_is_named()
    {
        var written = await ChangeMuchAsync();
        folder.Edit("objectives.csv", "Sell much more", "Sell most");
        await ImportAsync(Id);
        var before = await FilesAsync();

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => UndoAsync(written.Sequence));

        Assert.StartsWith("“Sell most” was changed since", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await FilesAsync());
    }

    [SkippableFact]
    public async Task So_do_values_that_were_recorded_since()
    {
        var written = await ChangeMuchAsync();
        folder.File("values.csv", "kpi,period,value", "SALES-REV,2025-01,777");
        await ImportAsync(Id);

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => UndoAsync(written.Sequence));

        Assert.Equal("Another value of “Revenue of sales” was recorded since, so this import is not taken back.", refused.Message);
        folder.File("values.csv", "kpi,period,value", "NEW,2025-02,5");
        await ImportAsync(Id);
        Assert.Contains(
            "Values were recorded since for KPIs that this import brought",
            (await Assert.ThrowsAsync<RuleViolation>(() => UndoAsync(written.Sequence))).Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>A new KPI with a value, a renamed objective with another weight and support, a corrected value, and an initiative less a link.</summary>
    private async Task<ImportReport> ChangeMuchAsync()
    {
        folder
            .Append("objectives.csv", "AID,ORG,Customer,Help,1,")
            .Edit("objectives.csv", "Sell more,1,GROW", "Sell much more,2,AID=3")
            .Append("kpis.csv", "NEW,SELL,Calls,calls,Month,Sum,HigherIsBetter,Progress,0,10,1,Leading,Entered,,")
            .Edit("initiatives.csv", "SALES-REV,50000", "NEW,50000")
            .File("values.csv", "kpi,period,value,note", "SALES-REV,2025-01,811,Counted anew", "SALES-REV,2025-03,500,", "NEW,2025-01,4,");
        return await ImportAsync(Id);
    }

    private async Task<ImportReport> ImportAsync(long? id)
    {
        using var files = ImportFiles.Open(folder.Path);
        var report = await Store.Import().ExecuteAsync(files, new(id, "The one") { Choices = new() { From = "2025-03" } }, null);
        Assert.Empty(report.Problems);
        Assert.True(report.Written);
        return report;
    }

    private async Task UndoAsync(long sequence)
    {
        await using var db = Store.Open(Id);
        await new UndoImport(db, TimeProvider.System).ExecuteAsync(Id, null, sequence);
    }

    /// <summary>All that the organization is, but for reports that no longer count.</summary>
    private async Task<string> FilesAsync()
    {
        var to = Directory.CreateTempSubdirectory("scorecard-undo-");
        await using var db = Store.Open(Id);
        await new OrganizationExport(db).WriteAsync(to.FullName, withPeople: false, default);
        var texts = to.GetFiles()
            .Where(f => f.Name != ImportFormat.Revisions.File)
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => f.Name + "\n" + WithoutReports(File.ReadAllText(f.FullName)));
        var text = string.Concat(texts);
        to.Delete(recursive: true);
        return text;
    }

    /// <summary>A value that is as before is a further report of its own number and time.</summary>
    private static string WithoutReports(string csv) =>
        !csv.StartsWith("kpi,period,value", StringComparison.Ordinal)
            ? csv
            : string.Concat(csv.Split('\n').Select(line => string.Join(',', line.Split(',').Take(6)) + "\n"));

    private Task<string> ScoresAsync() =>
        Store.Books.ReadAsync(
            Id,
            book =>
                string.Join(
                    '\n',
                    from month in new[] { 1, 2, 3, 4 }
                    let window = Window.Of(book.Model.Organization.Calendar.Containing(Frequency.Month, new DateOnly(2025, month, 1)))
                    from unit in book.Model.Units
                    select $"{unit.Code} {window} {book.Unit(unit.Id, window)}"
                )
        );
}

public sealed class UndoImportOnSqlite() : UndoImportTests(() => Store.EmptyOnSqliteAsync());

public sealed class UndoImportOnPostgreSql() : UndoImportTests(() => Store.EmptyOnPostgreSqlAsync());

public sealed class UndoImportOnSqlServer() : UndoImportTests(() => Store.EmptyOnSqlServerAsync());
