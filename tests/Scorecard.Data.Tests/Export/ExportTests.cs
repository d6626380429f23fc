using Scorecard.Data.Export;
using Scorecard.Data.Import;
using Scorecard.Data.Tests.Import;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Data.Tests.Export;

/// <summary>What goes out comes in again: the same files, byte for byte, and the same scores.</summary>
public abstract partial class ExportTests(Func<Task<Store>> create) : IAsyncLifetime
{
    private const string Name = "The one";

    private readonly DirectoryInfo first = Directory.CreateTempSubdirectory("scorecard-export-");
    private readonly DirectoryInfo second = Directory.CreateTempSubdirectory("scorecard-export-");

    private Store Here { get; set; } = null!;

    private Store There { get; set; } = null!;

    public async Task InitializeAsync() => (Here, There) = (await create(), await create());

    public async Task DisposeAsync()
    {
        first.Delete(recursive: true);
        second.Delete(recursive: true);
        if (Here is not null)
            await Here.DisposeAsync();
        if (There is not null)
            await There.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_company_comes_back_as_it_went()
    {
        using var folder = ImportFolder
            .Company()
            .Planned()
            // Comes first by its code and last by its id.
            .Append("objectives.csv", "AID,ORG,Customer,Help,1,")
            .Edit("objectives.csv", "Sell more,1,GROW", "Sell more,1,GROW;AID=2")
            // Begins within its year.
            .Append("kpis.csv", "MID,GROW,Begun in May,€,Year,Sum,HigherIsBetter,Progress,0,10,1,Lagging,Entered,,")
            .File("definitions.csv", "kpi,effective_from,scale,baseline,target,weight", "MID,2024-05-01,Progress,0,12,1")
            .File("organization.csv", "key,value", "perspectives,Financial;Customer", "perspective_weights,3;1.5", "currency,EUR")
            .File("units.csv", "code,name,parent,closed_from", "ORG,The company,,", "SALES,Sales,ORG,", "NORTH,North,SALES,2025-06-01");

        await AssertComesBackAsync(folder.Path, "2025-05");
    }

    [SkippableFact]
    public async Task What_a_later_scale_has_no_more_does_not_come_back()
    {
        using var folder = ImportFolder.Company();
        folder
            .Append("kpis.csv", "EDGE,VISIT,Visits,,Month,Sum,HigherIsBetter,Thresholds,,80,1,Leading,Entered,,")
            .Edit("kpis.csv", "roll_up,parent", "roll_up,parent,red_flag,stretch")
            .Edit("kpis.csv", "RolledUp,Sum,", "RolledUp,Sum,,,")
            .Edit("kpis.csv", "Entered,,REV", "Entered,,REV,,")
            .Edit("kpis.csv", "20,5,1,Leading,Entered,,", "20,5,1,Leading,Entered,,,,")
            .Edit("kpis.csv", ",80,1,Leading,Entered,,", ",80,1,Leading,Entered,,,50,100")
            .File("definitions.csv", "kpi,effective_from,scale,stretch", "EDGE,2025-02,Thresholds,none");

        await AssertComesBackAsync(folder.Path, "2025-02");

        Assert.Contains("EDGE,2025-02,Thresholds,,80,50,,none,", Text(second, "definitions.csv"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_was_earlier_comes_back_too()
    {
        using var folder = ImportFolder.Company();
        var id = await ImportAsync(Here, folder.Path);
        folder
            .Append("objectives.csv", "AID,ORG,Customer,Help,1,")
            .Edit("objectives.csv", "Sell more,1,GROW", "Sell more,2,AID=3")
            .File("values.csv", "kpi,period,value,note", "SALES-REV,2025-01,811,Counted anew");
        using (var files = ImportFiles.Open(folder.Path))
            Assert.Empty(
                (await Here.Import().ExecuteAsync(files, new(id) { Choices = new(null, null, false) { From = "2025-03" } }, null)).Problems
            );

        await ExportAsync(Here, id, first);

        Assert.Equal(
            [
                "of,code,until,other,parent,weight,cascade_share,rule,counts",
                "Contribution,SELL,2025-03,AID,,none,,,",
                "Contribution,SELL,2025-03,GROW,,1,,,",
                "Objective,SELL,2025-03,,SALES,1,0.5,WeightedMean,",
            ],
            File.ReadAllLines(Path.Combine(first.FullName, "structure.csv"))
        );
        Assert.Contains(
            File.ReadAllLines(Path.Combine(first.FullName, "revisions.csv")),
            row => row.StartsWith("SALES-REV,2025-01,1,Counted,", StringComparison.Ordinal)
        );
        await AssertSaysNothingNewAsync(Here, id);
        await AssertComesBackAsync(id, "2025-02");
    }

    private async Task AssertSaysNothingNewAsync(Store store, long id)
    {
        using var files = ImportFiles.Open(first.FullName);
        var report = await store.Import().PreviewAsync(files, new(id));
        Assert.Empty(report.Problems);
        Assert.False(report.ChangesAnything, string.Join(", ", report.Counts.Where(c => c.ChangesAnything)));
    }

    [SkippableFact]
    public async Task So_do_formulas_and_when_they_change()
    {
        using var folder = ImportFolder
            .Company()
            .Edit("kpis.csv", "roll_up,parent", "roll_up,parent,formula")
            .Edit("kpis.csv", "RolledUp,Sum,", "RolledUp,Sum,,")
            .Edit("kpis.csv", "Entered,,REV", "Entered,,REV,")
            .Edit("kpis.csv", "Leading,Entered,,", "Leading,Entered,,,")
            .Append(
                "kpis.csv",
                "INDEX,GROW,Index,,Month,Average,HigherIsBetter,Progress,0,1000,1,Lagging,Calculated,,,-REV / previous(REV)"
            )
            .File("definitions.csv", "kpi,effective_from,formula", "INDEX,2025-02,\"max([SALES-REV], LATE)\"");

        await AssertComesBackAsync(folder.Path, "2025-02");
    }

    [SkippableFact]
    public async Task So_does_England()
    {
        var folder = Files.Shared("data/nhs-ae");
        Skip.If(folder is null, "../shared/data/nhs-ae is not here.");

        await AssertComesBackAsync(folder, "2019-03");
    }

    [SkippableFact]
    public async Task What_the_files_do_not_hold_is_named()
    {
        using var folder = ImportFolder.Company();
        var id = await ImportAsync(Here, folder.Path);
        await using var db = Here.Open(id);

        var left = await new OrganizationExport(db).WriteAsync(first.FullName, withPeople: false, default);

        Assert.Equal(["Owners, updaters, sponsors and who recorded values: --people tells their mails."], left);
        Assert.DoesNotContain("owner", Text(first, "kpis.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("@", File.ReadAllText(Path.Combine(first.FullName, "kpis.csv")), StringComparison.Ordinal);
    }

    private async Task AssertComesBackAsync(string folder, string month)
    {
        var here = await ImportAsync(Here, folder);
        await ExportAsync(Here, here, first);
        await AssertSaysNothingNewAsync(Here, here);
        await AssertComesBackAsync(here, month);
    }

    private async Task AssertComesBackAsync(long here, string month)
    {
        var there = await ImportAsync(There, first.FullName);
        await ExportAsync(There, there, second);

        var files = first.GetFiles().Select(f => f.Name).Order().ToList();
        Assert.Equal(ImportFormat.All.Select(f => f.File).Order(), files);
        foreach (var file in files)
            Assert.Equal(Text(first, file), Text(second, file));
        Assert.Equal(await ScoresAsync(Here, here, month), await ScoresAsync(There, there, month));
    }

    private static string Text(DirectoryInfo folder, string file) => File.ReadAllText(Path.Combine(folder.FullName, file));

    private static async Task<long> ImportAsync(Store store, string folder)
    {
        using var files = ImportFiles.Open(folder);
        var report = await store.Import().ExecuteAsync(files, new(null, Name), null);
        Assert.Empty(report.Problems);
        return report.OrganizationId;
    }

    private static async Task ExportAsync(Store store, long id, DirectoryInfo folder)
    {
        await using var db = store.Open(id);
        await new OrganizationExport(db).WriteAsync(folder.FullName, withPeople: true, default);
    }

    private static Task<List<(string, Score)>> ScoresAsync(Store store, long id, string month) =>
        store.Books.ReadAsync(
            id,
            book =>
            {
                var window = Window.Of(PeriodCode.Parse(month, book.Model.Organization.Calendar)!.Value);
                return book
                    .Model.Units.Select(u => (u.Code, book.Unit(u.Id, window)))
                    .Concat(book.Model.Objectives.Select(o => (o.Code, book.Objective(o.Id, window))))
                    .Concat(book.Model.Kpis.Select(k => (k.Code, book.Kpi(k.Id, window))))
                    .ToList();
            }
        );
}

public sealed class ExportOnSqlite() : ExportTests(() => Store.EmptyOnSqliteAsync());

public sealed class ExportOnPostgreSql() : ExportTests(() => Store.EmptyOnPostgreSqlAsync());

public sealed class ExportOnSqlServer() : ExportTests(() => Store.EmptyOnSqlServerAsync());
