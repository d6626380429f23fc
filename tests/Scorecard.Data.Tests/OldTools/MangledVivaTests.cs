using System.Globalization;
using Scorecard.Data.OldTools;

namespace Scorecard.Data.Tests.OldTools;

/// <summary>Exports with columns missing and moved, parents that are not there, brackets in titles, and notes that hold every sign there is.</summary>
public sealed class MangledVivaTests : OldToolTests
{
    private static readonly string[] Columns =
    [
        "Id",
        "Title",
        "Tag",
        "Team",
        "Owner",
        "Period",
        "Start Date",
        "End Date",
        "Description",
        "Aligned To (weight, Objective ID)",
        "Metric Name",
        "Target",
        "Object Type",
        "Goal Type",
        "Start",
        "Progress %",
        "Status",
        "Last Check-in Note",
        "Score",
    ];

    private static readonly string[] Needed = ["Title", "Aligned To (weight, Objective ID)", "Object Type"];

    private static readonly string[] Kinds = ["Objective", "Key result", "Deliverable", "Outcome", "Action", "Wish", ""];
    private static readonly string[] Odd =
    [
        " (weight: 5%)",
        " (Id: x)",
        "; Status: none",
        " “quoted”",
        " =1+1",
        ", and",
        " ()",
        " 🎯",
        " Note: Team:",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [SkippableTheory, MemberData(nameof(Seeds))]
    public async Task Every_row_and_every_check_in_is_imported_or_named(int seed)
    {
        var random = new Random(seed);
        var (content, titles, notes) = Made(random);

        var (read, report, written) = await TriedAsync(content);

        Assert.Empty(report.Problems);
        var said = written + "\n" + string.Join('\n', read.Report.Lines.SelectMany(l => l.Examples));
        said = said.Replace("\"\"", "\"", StringComparison.Ordinal);
        Assert.All(titles, title => Assert.Contains(title, said, StringComparison.Ordinal));
        Assert.All(notes, note => Assert.Contains(note, said, StringComparison.Ordinal));
    }

    private static (OldContent Content, List<string> Titles, List<string> Notes) Made(Random random)
    {
        var columns = Columns.Where(c => Needed.Contains(c) || random.Next(4) > 0).ToArray();
        random.Shuffle(columns);
        var lines = new List<string> { string.Join(',', columns.Append("Checkins").Select(Quoted)) };
        var (titles, notes) = (new List<string>(), new List<string>());
        for (var i = 0; i < 25; i++)
        {
            var title = $"T{i:00}{(random.Next(2) == 0 ? "" : Odd[random.Next(Odd.Length)])} end{i:00}";
            titles.Add($"end{i:00}");
            var cells = columns.Select(column => Quoted(Cell(column, i, title, random))).ToList();
            for (var c = random.Next(6); c > 0; c--)
            {
                var note = $"n{i:00}x{c}";
                notes.Add(note);
                cells.Add(Quoted(CheckIn(note, random)));
            }
            lines.Add(string.Join(',', cells));
        }
        return (Content([.. lines]), titles, notes);
    }

    private static string Cell(string column, int row, string title, Random random) =>
        column switch
        {
            "Id" => random.Next(5) == 0 ? "" : $"{1000 + row}",
            "Title" => title,
            "Tag" => random.Next(2) == 0 ? "" : "Growth",
            "Team" => Any(random, "", "Company", "Sales;Ops", "Ops"),
            "Owner" => Any(random, "", "Ann", "Ann, Bob"),
            "Period" => Any(random, "", "Q1 2025", "Annual 2025", "Next year"),
            "Start Date" => Any(random, "", "2025-01-01", "2025-02-30", "soon"),
            "End Date" => Any(random, "", "2025-03-31", "2024-01-01", "2026-12-31"),
            "Description" => random.Next(3) == 0 ? new string('d', random.Next(3000)) : "",
            "Metric Name" => Any(random, "", "Progress", "Orders"),
            "Target" => Any(random, "", "100%", "12.5", "1,200", "a lot", "-3"),
            "Object Type" => Kinds[random.Next(Kinds.Length)],
            "Start" => Any(random, "", "0", "100", "12.5"),
            "Progress %" => Any(random, "", "40", "120", "40%"),
            "Status" => Any(random, "", "On Track", "Postponed", "Closed", "Whatever"),
            _ when column.StartsWith("Aligned", StringComparison.Ordinal) => Parents(row, random),
            _ => Any(random, "", "Something"),
        };

    /// <summary>Others of the table, itself, nobody, and several.</summary>
    private static string Parents(int row, Random random) =>
        string.Join(
            ", ",
            Enumerable
                .Range(0, random.Next(3))
                .Select(_ => random.Next(40))
                .Select(to =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"T{to:00} (x) end{to:00}(weight: {random.Next(1, 100)}.29%, Id: {1000 + to})"
                    )
                )
        );

    private static string CheckIn(string note, Random random) =>
        $"Checkin Date: {Any(random, "2025-03-10", "2025-03-11", "2025-07-01", "2031-01-01", "2025-13-01", "")}; User: {Any(random, "Ann", "Bob C.")}; "
        + $"Note: {Any(random, "", "a; b\n", "User: x; Status: y; ")}{note}{Any(random, "", "; Current Value: 5", "\n;")}; Metric Name: Progress; Status: On Track; "
        + $"Current Value: {Any(random, "25%", "12", "", "lots", "99999999999999999999")}; Activity Date: 2025-03-10 20:57:08 UTC;";

    private static string Any(Random random, params string[] texts) => texts[random.Next(texts.Length)];

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
