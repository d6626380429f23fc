using System.IO.Compression;
using System.Text;
using Scorecard.Data.Import;

namespace Scorecard.Data.Tests.Import;

/// <summary>A folder of files to import, by default a small company without a fault. Disposing it removes the folder.</summary>
public sealed class ImportFolder : IDisposable
{
    private readonly Dictionary<string, byte[]> files = [];

    private ImportFolder() { }

    public string Path { get; } = Directory.CreateTempSubdirectory("scorecard-import-").FullName;

    public static ImportFolder Empty() => new();

    /// <summary>Three units in three tiers, a chain of three objectives, a rolled-up KPI over an entered one, and a ratio.</summary>
    public static ImportFolder Company() =>
        new ImportFolder()
            .File("units.csv", "code,name,parent", "ORG,The company,", "SALES,Sales,ORG", "NORTH,North,SALES")
            .File(
                "objectives.csv",
                "code,unit,perspective,name,weight,contributes_to",
                "GROW,ORG,Financial,Grow profitably,1,",
                "SELL,SALES,Financial,Sell more,1,GROW",
                "VISIT,NORTH,Customer,Visit on time,1,SELL=2"
            )
            .File(
                "kpis.csv",
                "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source,roll_up,parent",
                "REV,GROW,Revenue,€,Month,Sum,HigherIsBetter,Progress,0,1000,1,Lagging,RolledUp,Sum,",
                "SALES-REV,SELL,Revenue of sales,€,Month,Sum,HigherIsBetter,Progress,0,1000,1,Lagging,Entered,,REV",
                "LATE,VISIT,Late visits,%,Month,Ratio,LowerIsBetter,Progress,20,5,1,Leading,Entered,,"
            )
            .File(
                "values.csv",
                "kpi,period,value,numerator,denominator,note",
                "SALES-REV,2025-01,800,,,",
                "SALES-REV,2025-02,900.5,,,a good month",
                "LATE,2025-01,,4,50,"
            );

    /// <summary>With a link between objectives and one between KPIs, and two initiatives, of which the first waits for the second.</summary>
    public ImportFolder Planned() =>
        File("links.csv", "cause,effect,lag,sign,note", "VISIT,SELL,2,+,Visits sell", "LATE,SALES-REV,,-,")
            .File(
                "initiatives.csv",
                "code,unit,name,start,due,objectives,kpis,budget,spent,progress,status,note,milestones,awaits,description",
                "SHOP,SALES,Open a web shop,2025-01-01,2025-12-31,SELL; GROW,SALES-REV,50000,1200.5,40%,AtRisk,Late,Design @ 2025-03-31 done 2025-04-10; First order @ 2025-11-30,TRAIN,Sell unseen",
                "TRAIN,NORTH,Train the drivers,2025-02-01,2025-06-30,,,,,,,,,,"
            );

    public ImportFolder File(string name, params string[] lines) => File(name, Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"));

    public ImportFolder File(string name, byte[] bytes)
    {
        files[name] = bytes;
        System.IO.File.WriteAllBytes(System.IO.Path.Combine(Path, name), bytes);
        return this;
    }

    /// <summary>Changes the text of a file; what is to be replaced has to be there.</summary>
    public ImportFolder Edit(string name, string from, string to)
    {
        var text = Text(name);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return File(name, Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));
    }

    public ImportFolder Append(string name, params string[] lines) =>
        File(name, [.. files[name], .. Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\r\n")))]);

    public ImportFolder Without(string name)
    {
        files.Remove(name);
        System.IO.File.Delete(System.IO.Path.Combine(Path, name));
        return this;
    }

    public string Text(string name) => Encoding.UTF8.GetString(files[name]);

    public ImportFiles Open(long limit = ImportFiles.DefaultLimit) => ImportFiles.Open(Path, limit);

    /// <summary>The files packed into a zip, inside a folder as archivers do it.</summary>
    public string Zip()
    {
        var zip = System.IO.Path.Combine(Path, "files.zip");
        using var archive = ZipFile.Open(zip, ZipArchiveMode.Create);
        foreach (var (name, bytes) in files)
        {
            using var entry = archive.CreateEntry("export/" + name).Open();
            entry.Write(bytes);
        }
        return zip;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
