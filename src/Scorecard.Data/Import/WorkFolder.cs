namespace Scorecard.Data.Import;

/// <summary>
/// A folder for files that are worked on, which only the program may open. Disposing removes it; what an ended program left is swept by
/// the next one's start.
/// </summary>
public sealed class WorkFolder : IDisposable
{
    private const string Prefix = "scorecard-work-";

    /// <summary>Held open for as long as the folder is worked in, and by the system for no longer than the program lives.</summary>
    private const string Mark = ".in-use";

    /// <summary>Names of earlier versions, whose folders are not marked.</summary>
    private static readonly string[] Unmarked = ["scorecard-upload-", "scorecard-workbook-", "scorecard-backup-"];

    /// <summary>A younger folder may only just be made, and get its mark.</summary>
    private static readonly TimeSpan Making = TimeSpan.FromSeconds(10);

    private readonly FileStream mark;

    public WorkFolder()
    {
        Path = Directory.CreateTempSubdirectory(Prefix).FullName;
        mark = Hold(Path, FileMode.CreateNew);
    }

    public string Path { get; }

    public void Dispose()
    {
        mark.Dispose();
        Directory.Delete(Path, recursive: true);
    }

    /// <summary>Removes what ended programs left; what a running one works in stays.</summary>
    public static void Sweep()
    {
        var temporary = new DirectoryInfo(System.IO.Path.GetTempPath());
        foreach (var left in new[] { Prefix }.Concat(Unmarked).SelectMany(prefix => temporary.EnumerateDirectories(prefix + "*")))
            try
            {
                if (IsLeft(left))
                    left.Delete(recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // In use, another account's, or gone meanwhile.
            }
    }

    /// <exception cref="IOException">A running program works in it.</exception>
    private static bool IsLeft(DirectoryInfo folder)
    {
        if (folder.LastWriteTimeUtc > DateTime.UtcNow - Making)
            return false;
        if (!File.Exists(System.IO.Path.Combine(folder.FullName, Mark)))
            return true;
        using var held = Hold(folder.FullName, FileMode.Open);
        return true;
    }

    private static FileStream Hold(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, Mark), mode, FileAccess.ReadWrite, FileShare.None);
}
