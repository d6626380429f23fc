using System.Globalization;

namespace Scorecard.Benchmarks;

/// <summary>Files to import: 421 units in three tiers and 5,000 KPIs, with as many months of values as it takes. Disposing removes them.</summary>
internal sealed class BigFiles : IDisposable
{
    private const int Kpis = 5_000;
    public const int Departments = 20;
    private const int TeamsEach = 20;

    public BigFiles(int rows)
    {
        Rows = rows;
        Write(
            "units.csv",
            "code,name,parent",
            Enumerable
                .Range(0, Departments)
                .SelectMany(d => Enumerable.Range(0, TeamsEach).Select(t => $"T{d}-{t},Team {d}-{t},D{d}"))
                .Concat(Enumerable.Range(0, Departments).Select(d => $"D{d},Department {d},ORG"))
                .Append("ORG,The organization,")
        );
        Write(
            "objectives.csv",
            "code,unit,perspective,name,weight",
            Enumerable.Range(0, Departments * TeamsEach).Select(Team).Select(team => $"O-{team},{team},Financial,Objective of {team},1")
        );
        Write(
            "kpis.csv",
            "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source",
            Enumerable
                .Range(0, Kpis)
                .Select(k =>
                    $"K{k},O-{Team(k % (Departments * TeamsEach))},KPI {k},EUR,Month,Average,HigherIsBetter,Progress,0,100,1,Lagging,Entered"
                )
        );
        Values = Path.Combine(Folder, "later", "values.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(Values)!);
        var random = new Random(11);
        var first = DateTime.UtcNow.AddMonths(-1 - rows / Kpis);
        Write(
            Path.Combine("later", "values.csv"),
            "kpi,period,value,note",
            Enumerable
                .Range(0, rows)
                .Select(i =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"K{i % Kpis},{first.AddMonths(i / Kpis):yyyy-MM},{random.Next(0, 1_000_000) / 100m},{(i % 50 == 0 ? "seen twice" : "")}"
                    )
                )
        );
    }

    public int Rows { get; }

    /// <summary>Units, objectives and KPIs.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("scorecard-benchmark-").FullName;

    /// <summary>The file of values.</summary>
    public string Values { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Team(int i) => $"T{i / TeamsEach}-{i % TeamsEach}";

    private void Write(string name, string header, IEnumerable<string> lines) =>
        File.WriteAllLines(Path.Combine(Folder, name), lines.Prepend(header));
}
