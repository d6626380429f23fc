using System.Text.RegularExpressions;
using Scorecard.TestData;

namespace Scorecard.Web.Tests.House;

public partial class PeriodsTests
{
    /// <summary>A period that is made from its first day alone has the wrong end where years are made of weeks.</summary>
    [Fact]
    public void Only_calendars_make_periods() =>
        Assert.Equal(
            [],
            from file in Directory.EnumerateFiles(Path.Combine(Files.Root, "src"), "*.cs*", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(Files.Root, file).Replace(Path.DirectorySeparatorChar, '/')
            where Path.GetExtension(file) is ".cs" or ".cshtml" && !path.Contains("/Periods/", StringComparison.Ordinal)
            where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where Made().IsMatch(line)
            select $"{path}: {line.Trim()}"
        );

    [GeneratedRegex(@"new Period\(|new\((\w+\.)*Frequency(\.\w+)?, ")]
    private static partial Regex Made();
}
