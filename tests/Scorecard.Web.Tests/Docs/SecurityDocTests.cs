using System.Text.RegularExpressions;
using Scorecard.TestData;

namespace Scorecard.Web.Tests.Docs;

/// <summary>docs/security.md answers every requirement of ASVS 5.0 at levels 1 and 2, and names code and tests that are there.</summary>
public partial class SecurityDocTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Files.Root, "docs", "security.md"));

    private static readonly List<MarkdownTable.Row> Rows =
    [
        .. from table in MarkdownTable.Read(Path.Combine(Files.Root, "docs", "security.md"))
        from row in table.Rows
        where row.Has("number")
        select row,
    ];

    /// <summary>How many requirements of the two levels each section of the standard has, in its numbers; those of level 3 alone are left out.</summary>
    private static readonly string[] Requirements =
    [
        "1.1: 1 2",
        "1.2: 1 2 3 4 5 6 7 8 9",
        "1.3: 1 2 3 4 5 6 7 8 9 10 11",
        "1.4: 1 2 3",
        "1.5: 1 2",
        "2.1: 1 2 3",
        "2.2: 1 2 3",
        "2.3: 1 2 3 4",
        "2.4: 1",
        "3.2: 1 2",
        "3.3: 1 2 3 4",
        "3.4: 1 2 3 4 5 6",
        "3.5: 1 2 3 4 5",
        "3.7: 1 2",
        "4.1: 1 2 3",
        "4.2: 1",
        "4.3: 1 2",
        "4.4: 1 2 3 4",
        "5.1: 1",
        "5.2: 1 2 3",
        "5.3: 1 2",
        "5.4: 1 2 3",
        "6.1: 1 2 3",
        "6.2: 1 2 3 4 5 6 7 8 9 10 11 12",
        "6.3: 1 2 3 4",
        "6.4: 1 2 3 4",
        "6.5: 1 2 3 4 5",
        "6.6: 1 2 3",
        "6.8: 1 2 3 4",
        "7.1: 1 2 3",
        "7.2: 1 2 3 4",
        "7.3: 1 2",
        "7.4: 1 2 3 4 5",
        "7.5: 1 2",
        "7.6: 1 2",
        "8.1: 1 2",
        "8.2: 1 2 3",
        "8.3: 1",
        "8.4: 1",
        "9.1: 1 2 3",
        "9.2: 1 2 3 4",
        "10.1: 1 2",
        "10.2: 1 2",
        "10.3: 1 2 3 4",
        "10.4: 1 2 3 4 5 6 7 8 9 10 11",
        "10.5: 1 2 3 4 5",
        "10.6: 1 2",
        "10.7: 1 2 3",
        "11.1: 1 2",
        "11.2: 1 2 3",
        "11.3: 1 2 3",
        "11.4: 1 2 3 4",
        "11.5: 1",
        "11.6: 1",
        "12.1: 1 2 3",
        "12.2: 1 2",
        "12.3: 1 2 3 4",
        "13.1: 1",
        "13.2: 1 2 3 4 5",
        "13.3: 1 2",
        "13.4: 1 2 3 4 5",
        "14.1: 1 2",
        "14.2: 1 2 3 4",
        "14.3: 1 2 3",
        "15.1: 1 2 3",
        "15.2: 1 2 3",
        "15.3: 1 2 3 4 5 6 7",
        "16.1: 1",
        "16.2: 1 2 3 4 5",
        "16.3: 1 2 3 4",
        "16.4: 1 2 3",
        "16.5: 1 2 3",
        "17.1: 1",
        "17.2: 1 2 3 4",
        "17.3: 1 2",
    ];

    [Fact]
    public void Every_requirement_is_answered_once()
    {
        var numbers =
            from line in Requirements
            let section = line.Split(": ")
            from last in section[1].Split(' ')
            select $"{section[0]}.{last}";
        var all = numbers.ToList();
        Assert.Equal(253, all.Count);

        var answered = Rows.SelectMany(row => row.List("number")).ToList();
        Assert.All(
            all,
            number => Assert.Single(answered, told => number == told || number.StartsWith($"{told}.", StringComparison.Ordinal))
        );
        Assert.All(
            answered,
            told => Assert.Contains(all, number => number == told || number.StartsWith($"{told}.", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void What_is_not_met_is_listed_at_the_beginning()
    {
        var listed = NotMet().Match(Text).Groups["numbers"].Value.Split(", ");
        var told = Rows.Where(row =>
            row["how it stands"].StartsWith("in part", StringComparison.Ordinal)
            || row["how it stands"].StartsWith("not met", StringComparison.Ordinal)
        );

        Assert.Equal(told.SelectMany(row => row.List("number")), listed);
        Assert.All(Rows, row => Assert.Matches("^(met|in part|not met|none)\\b", row["how it stands"]));
    }

    [Fact]
    public void Everything_it_links_to_is_there()
    {
        var gone = Link()
            .Matches(Text)
            .Select(link => link.Groups["path"].Value)
            .Where(path => !File.Exists(Path.Combine(Files.Root, "docs", path)));

        Assert.Empty(gone.Distinct());
    }

    [Fact]
    public void Every_test_that_it_names_is_there()
    {
        var tests = Directory
            .EnumerateFiles(Path.Combine(Files.Root, "tests"), "*Tests*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Class().Matches(File.ReadAllText(file)).Select(found => found.Groups["name"].Value))
            .ToHashSet();
        var named = TestName().Matches(Text).Select(name => name.Groups["name"].Value).Distinct().ToList();

        Assert.True(named.Count > 50);
        Assert.DoesNotContain(named, name => !tests.Contains(name));
    }

    [GeneratedRegex(@"^Not met or in part: (?<numbers>[\d., ]+)\.$", RegexOptions.Multiline)]
    private static partial Regex NotMet();

    [GeneratedRegex(@"\]\((?<path>[\w./-]+)(#[\w-]+)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\bclass (?<name>\w+Tests)\b")]
    private static partial Regex Class();

    [GeneratedRegex(@"`(?<name>\w+Tests)`")]
    private static partial Regex TestName();
}
