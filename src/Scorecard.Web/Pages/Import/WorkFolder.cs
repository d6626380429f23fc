using Scorecard.Data.Import;

namespace Scorecard.Web.Pages.Import;

/// <summary>
/// A folder for the files of one request, which only the program may open. Disposing removes it; what an ended program left is swept by the
/// next.
/// </summary>
public sealed class WorkFolder : IDisposable
{
    private const string Prefix = "scorecard-upload-";

    public WorkFolder(TimeProvider time)
    {
        Sweep(time.GetUtcNow().UtcDateTime - ImportUploads.Longest);
        Path = Directory.CreateTempSubdirectory(Prefix).FullName;
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static void Sweep(DateTime before)
    {
        foreach (
            var old in new DirectoryInfo(System.IO.Path.GetTempPath())
                .EnumerateDirectories(Prefix + "*")
                .Where(d => d.LastWriteTimeUtc < before)
        )
            try
            {
                old.Delete(recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another program's, or gone meanwhile.
            }
    }
}
