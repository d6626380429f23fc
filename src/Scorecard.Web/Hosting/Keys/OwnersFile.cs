namespace Scorecard.Web.Hosting.Keys;

/// <summary>A file that the program's user alone may read, as far as the system knows such a thing.</summary>
public static class OwnersFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static bool IsOpenToOthers(string path) =>
        !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ~Owner) != 0;

    /// <summary>Writes a file that is whole, and on the disk, as soon as it has its name.</summary>
    /// <param name="unlessThere">Leaves a file that is there already as it is.</param>
    public static void Write(string path, IEnumerable<string> lines, bool unlessThere = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var file = new FileStream(unfinished, ForOwner()))
            using (var text = new StreamWriter(file))
            {
                foreach (var line in lines)
                    text.WriteLine(line);
                text.Flush();
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: !unlessThere);
        }
        catch (IOException) when (unlessThere && File.Exists(path))
        {
            // Somebody else was quicker by a moment.
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static FileStreamOptions ForOwner()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Owner;
        return options;
    }
}
