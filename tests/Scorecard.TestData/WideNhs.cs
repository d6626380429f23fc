using System.Text;

namespace Scorecard.TestData;

/// <summary>England's values as a table with a row for each provider and month and a column for each measure.</summary>
public static class WideNhs
{
    /// <param name="path">The file of values in the import format.</param>
    public static string Of(string path)
    {
        var rows = new SortedDictionary<(string Unit, string Month), string[]>();
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var cells = line.Split(',');
            var parts = cells[0].Split('/');
            if (!rows.TryGetValue((parts[0], cells[1]), out var row))
                rows[(parts[0], cells[1])] = row = ["", "", ""];
            _ = parts[1] switch
            {
                "ATTEND" => row[0] = cells[2],
                "FOURHOUR" => row[1] = cells[3],
                _ => row[2] = cells[3],
            };
        }
        var text = new StringBuilder("Provider,Month,Attendances,Seen within four hours,Admitted after attendance\n");
        foreach (var ((unit, month), row) in rows)
            text.Append(unit).Append(',').Append(month).Append(',').AppendJoin(',', row).Append('\n');
        return text.ToString();
    }
}
