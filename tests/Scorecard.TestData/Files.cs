namespace Scorecard.TestData;

/// <summary>Finds files by their place in the repository, from wherever the tests were built.</summary>
public static class Files
{
    /// <summary>The folder that holds Scorecard.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file of the folder <c>shared</c> beside the repository, or null where there is none.</summary>
    public static string? Shared(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Root, "..", "shared", path));
        return Path.Exists(full) ? full : null;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Scorecard.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("No folder above the tests holds Scorecard.sln.");
    }
}
