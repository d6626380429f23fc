using Scorecard.Data.Import;
using Scorecard.Data.Mapped;

namespace Scorecard.Benchmarks;

/// <summary>A million values in a table of somebody's own: read by its mapping, checked, written; against inserting the very same rows.</summary>
internal static class MappedImport
{
    private const int Rows = 1_000_000;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    public static void Run(Action<string, string, string, string> say)
    {
        var files = new BigFiles(Rows);
        using var importing = new ImportingIntoSqlite(files);
        var table = Path.Combine(files.Folder, "later", "report.csv");
        using (var writer = new StreamWriter(table))
        {
            writer.WriteLine("Our figures,,,");
            writer.WriteLine("Ref,Month,Result,Comment");
            foreach (var line in File.ReadLines(files.Values).Skip(1))
                writer.WriteLine(line);
        }
        var (raw, mapped) = (new List<double>(), new List<double>());
        var growth = 0L;
        for (var turn = 0; turn < 3; turn++)
        {
            importing.Empty();
            raw.Add(Quick.Time(importing.Raw));
            importing.Empty();
            GC.Collect();
            growth = Math.Max(growth, Growth(() => mapped.Add(Quick.Time(() => Import(importing, table)))));
        }
        var (plain, import) = (Quick.Median([.. raw]), Quick.Median([.. mapped]));
        say(
            "Import of 1,000,000 values of a mapped CSV, SQLite",
            $"{plain / import:0%} of the rate of one prepared command",
            $"{Rows / import / 1000:0} against {Rows / plain / 1000:0} thousand rows a second; {growth >> 20} MB of growth",
            "at least 40 %, 300 MB"
        );
    }

    private static void Import(Importing importing, string table)
    {
        using var folder = new WorkFolder();
        using (var files = ImportFiles.Open(table, 1L << 30))
        {
            var model = importing.Model();
            var read = MappedTable.In(files);
            var mapping = MappingProposal.Of(read.Head(MappingProposal.Looked), model);
            var result = MappedReading.Run(mapping, read, model, folder.Path);
            if (!result.IsReady || result.Measures.Any(m => m.IsNew) || result.Values != Rows)
                throw new InvalidOperationException($"The table is read otherwise: {string.Join(" ", result.Problems)}");
        }
        importing.Import(folder.Path);
    }

    /// <summary>By how much the program grows at most while something goes on.</summary>
    private static long Growth(Action action)
    {
        var before = Environment.WorkingSet;
        var most = before;
        using var timer = new Timer(_ => most = Math.Max(most, Environment.WorkingSet), null, TimeSpan.Zero, Between);
        action();
        return most - before;
    }
}
