using Scorecard.TestData;

namespace Scorecard.Web.Tests.House;

/// <summary>docs/architecture.md names each folder that holds code, with a line, and none that is gone.</summary>
public class FoldersDocTests
{
    [Theory]
    [InlineData("Scorecard.Domain")]
    [InlineData("Scorecard.Data")]
    [InlineData("Scorecard.Web")]
    public void Every_folder_of_a_project_has_its_line(string project)
    {
        var column = $"folder of {project}";
        var told =
            from table in MarkdownTable.Read(Path.Combine(Files.Root, "docs", "architecture.md"))
            from row in table.Rows
            where row.Has(column)
            select row[column];

        Assert.Equal(Folders(Path.Combine(Files.Root, "src", project)).Order(), told.Order());
    }

    private static IEnumerable<string> Folders(string project) =>
        Directory
            .EnumerateFiles(project, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml")
            .Select(file => Path.GetRelativePath(project, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(folder => folder != "." && folder.Split('/')[0] is not ("bin" or "obj"))
            .Distinct();
}
