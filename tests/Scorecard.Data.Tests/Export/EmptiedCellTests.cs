using Scorecard.Data.Export;
using Scorecard.Data.Import;
using Scorecard.Data.Tests.Import;
using Scorecard.TestData;

namespace Scorecard.Data.Tests.Export;

/// <summary>
/// Files that hold a whole organization: a cell that is emptied there empties the field, so that the organization is as if it were made of
/// them.
/// </summary>
public abstract class EmptiedCellTests(Func<Task<Store>> create) : IAsyncLifetime
{
    private static readonly ImportChoices Whole = new(null, null, false) { EmptyIsNothing = true, From = "always" };

    /// <summary>When something begins is no field that could be emptied.</summary>
    private const string Begins = "effective_from";

    private static readonly TableFormat[] Formats =
    [
        ImportFormat.Units,
        ImportFormat.Objectives,
        ImportFormat.Kpis,
        ImportFormat.Links,
        ImportFormat.Initiatives,
    ];

    /// <summary>Each optional column holds something in one row at least.</summary>
    private readonly ImportFolder company = ImportFolder
        .Empty()
        .File(
            "units.csv",
            "code,name,parent,private,closed_from,description",
            "ORG,The company,,,,All of us",
            "SALES,Sales,ORG,,,",
            "NORTH,North,SALES,yes,2031-06-01,Up there"
        )
        .File(
            "objectives.csv",
            "code,unit,perspective,name,weight,contributes_to,cascade_share,rule,theme,description",
            "GROW,ORG,Financial,Grow profitably,1,,0.3,Worst,Growth,More each year",
            "SELL,SALES,Financial,Sell more,1,GROW=3,,,,",
            "VISIT,NORTH,Customer,Visit on time,1,SELL=2,,Best,,"
        )
        .File(
            "kpis.csv",
            "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,weight,indicator,value_source,baseline,target,red_flag,worst,stretch,low_zero,low,high,high_zero,good_answer,points,roll_up,formula,parent,require_all,roll_up_weight,green_from,amber_from,lowest,highest,carry_forward,due_days,approval,closed_from,multiplier,numerator_name,denominator_name,description",
            Kpi("REV,GROW,Revenue,€,Month,Sum,HigherIsBetter,Progress,1,Lagging,RolledUp,0,1000", "WeightedAverage,,,yes"),
            Kpi(
                "SALES-REV,SELL,Sales,€,Month,Sum,HigherIsBetter,Progress,1,Lagging,Entered,0,1000",
                ",,REV,,2,80,40,-5,5000,3,12,yes,2031-01-01,,,,What is sold"
            ),
            Kpi(
                "LATE,VISIT,Late,%,Month,Ratio,LowerIsBetter,Thresholds,1,Leading,Entered,,10,20,30,5",
                ",,,,,,,,,,,,,1000,Late visits,Visits"
            ),
            Kpi("TEMP,VISIT,Degrees,°C,Month,Average,WithinRange,Range,1,Leading,Entered,,,,,,10,18,22,30", ""),
            Kpi("DONE,VISIT,Done,,Month,Last,YesNo,YesNo,1,Leading,Entered,,,,,,,,,,yes", ""),
            Kpi("MIX,VISIT,Mix,,Month,Last,HigherIsBetter,Custom,1,Leading,Entered,,,,,,,,,,,0:0;10:50;20:100", ""),
            Kpi("INDEX,GROW,Index,,Month,Average,HigherIsBetter,Progress,1,Lagging,Calculated,0,2", ",REV / previous(REV)")
        )
        .File("values.csv", "kpi,period,value,note", "SALES-REV,2025-01,800,a good month", "SALES-REV,2025-02,900,")
        .File("links.csv", "cause,effect,lag,sign,note", "VISIT,SELL,2,-,Visits sell")
        .File(
            "initiatives.csv",
            "code,unit,name,start,due,objectives,kpis,budget,spent,progress,status,note,milestones,awaits,description",
            "SHOP,SALES,Open a web shop,2025-01-01,2025-12-31,SELL,SALES-REV,50000,1200.5,40%,AtRisk,Late,Design @ 2025-03-31,TRAIN,Sell unseen",
            "TRAIN,NORTH,Train the drivers,2025-02-01,2025-06-30,,,,,,,,,,"
        );

    private readonly List<DirectoryInfo> folders = [];

    private Store Here { get; set; } = null!;

    public async Task InitializeAsync() => Here = await create();

    public async Task DisposeAsync()
    {
        company.Dispose();
        folders.ForEach(folder => folder.Delete(recursive: true));
        if (Here is not null)
            await Here.DisposeAsync();
    }

    [SkippableFact]
    public async Task Each_column_that_is_emptied_is_as_if_it_never_held_anything()
    {
        var filled = Folder();
        await ExportAsync(await ImportAsync(company.Path, new(null, "Filled")), filled);
        var refused = new List<string>();

        foreach (var format in Formats)
        foreach (var column in format.Optional.Except(ImportFormat.PeopleColumns).Except([Begins]))
        {
            var name = $"{format.File} without {column}";
            var changed = await ImportAsync(filled.FullName, new(null, name));
            Empty(filled, format, column, out var emptied);

            var problems = await ProblemsAsync(emptied, new(changed, name) { Choices = Whole });
            if (problems.Count > 0)
            {
                Assert.NotEmpty(await ProblemsAsync(emptied, new(null, name + " anew")));
                refused.Add(column);
                continue;
            }
            var (one, other) = (Folder(), Folder());
            await ExportAsync(changed, one);
            await ExportAsync(await ImportAsync(emptied.FullName, new(null, name + " anew")), other);
            foreach (var file in ImportFormat.All.Where(f => f != ImportFormat.Organization && f != ImportFormat.Revisions))
                Assert.Equal((name, Text(other, file)), (name, Text(one, file)));
        }

        Assert.Equal(
            [
                .. (string[])["baseline", "target", "red_flag", "low_zero", "low", "high", "high_zero", "good_answer", "points"],
                .. (string[])["green_from", "amber_from", "roll_up", "formula"],
            ],
            refused
        );
    }

    [SkippableFact]
    public async Task A_note_that_is_emptied_is_gone()
    {
        var id = await ImportAsync(company.Path, new(null, "Filled"));
        company.File("values.csv", "kpi,period,value,note", "SALES-REV,2025-01,800,", "SALES-REV,2025-02,900,");
        Assert.False((await ReportAsync(company.Path, new(id, "Filled"))).ChangesAnything);

        var report = await ReportAsync(company.Path, new(id, "Filled") { Choices = Whole });

        Assert.Equal(
            (1, 1),
            (report.Counts.Single(c => c.Kind == "values").Changed, report.Counts.Single(c => c.Kind == "values").Unchanged)
        );
        var after = Folder();
        await ExportAsync(id, after);
        Assert.DoesNotContain("a good month", Text(after, ImportFormat.Values), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_nothing_is_said_of_stays()
    {
        var filled = Folder();
        var id = await ImportAsync(company.Path, new(null, "Filled"));
        await ExportAsync(id, filled);
        var bare = Folder();
        foreach (var format in Formats)
            File.WriteAllLines(
                Path.Combine(bare.FullName, format.File),
                Rows(filled, format).Select(row => string.Join(',', row.Take(format.Required.Length)))
            );

        Assert.Empty(await ProblemsAsync(bare, new(id, "Filled") { Choices = Whole }));

        var after = Folder();
        await ExportAsync(id, after);
        foreach (var format in Formats)
            Assert.Equal(Text(filled, format), Text(after, format));
    }

    /// <summary>The cells of a KPI: up to its scale, and from its roll-up on.</summary>
    private static string Kpi(string first, string rest)
    {
        string[] cells = [.. first.Split(',').Concat(Enumerable.Repeat("", 22)).Take(22), .. rest.Split(',')];
        return string.Join(',', cells.Concat(Enumerable.Repeat("", 39)).Take(39));
    }

    private void Empty(DirectoryInfo from, TableFormat format, string column, out DirectoryInfo to)
    {
        to = Folder();
        foreach (var file in from.GetFiles())
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        var rows = Rows(from, format).ToList();
        var at = rows[0].ToList().IndexOf(column);
        Assert.True(rows.Skip(1).Any(row => row[at].Length > 0), $"No row of {format.File} has a {column} that could be emptied.");
        rows.Skip(1).ToList().ForEach(row => row[at] = "");
        File.WriteAllLines(Path.Combine(to.FullName, format.File), rows.Select(row => string.Join(',', row)));
    }

    /// <summary>None of the texts has a comma.</summary>
    private static IEnumerable<string[]> Rows(DirectoryInfo folder, TableFormat format) =>
        File.ReadAllLines(Path.Combine(folder.FullName, format.File)).Select(line => line.Split(','));

    private static string Text(DirectoryInfo folder, TableFormat format) => File.ReadAllText(Path.Combine(folder.FullName, format.File));

    private DirectoryInfo Folder()
    {
        folders.Add(Directory.CreateTempSubdirectory("scorecard-emptied-"));
        return folders[^1];
    }

    private async Task<IReadOnlyList<ImportProblem>> ProblemsAsync(DirectoryInfo folder, ImportTarget target) =>
        (await ReportAsync(folder.FullName, target)).Problems;

    private async Task<long> ImportAsync(string folder, ImportTarget target)
    {
        var report = await ReportAsync(folder, target);
        Assert.Empty(report.Problems);
        return report.OrganizationId;
    }

    private async Task<ImportReport> ReportAsync(string folder, ImportTarget target)
    {
        using var files = ImportFiles.Open(folder);
        return await Here.Import().ExecuteAsync(files, target, null);
    }

    private async Task ExportAsync(long id, DirectoryInfo folder)
    {
        await using var db = Here.Open(id);
        await new OrganizationExport(db).WriteAsync(folder.FullName, withPeople: false, default);
    }
}

public sealed class EmptiedCellsOnSqlite() : EmptiedCellTests(() => Store.EmptyOnSqliteAsync());

public sealed class EmptiedCellsOnPostgreSql() : EmptiedCellTests(() => Store.EmptyOnPostgreSqlAsync());

public sealed class EmptiedCellsOnSqlServer() : EmptiedCellTests(() => Store.EmptyOnSqlServerAsync());
