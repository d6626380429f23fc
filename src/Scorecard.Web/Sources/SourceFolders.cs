using Scorecard.Data.Import;
using Scorecard.Domain;

namespace Scorecard.Web.Sources;

/// <summary>Looks into folders that the server watches. What lies there is read and left as it is.</summary>
public sealed class SourceFolders(SourceSettings settings)
{
    private const int Most = 1000;
    private static readonly string[] Kinds = [".csv", ".tsv", ".txt", ".xlsx"];

    /// <summary>A younger file may still be written.</summary>
    private static readonly TimeSpan Writing = TimeSpan.FromSeconds(10);

    /// <summary>The tables in a folder, the oldest first, so that what is newer is read after it.</summary>
    /// <exception cref="RuleViolation">The folder may not be read, is not there, or holds too much.</exception>
    public IReadOnlyList<FileInfo> In(long organizationId, string place)
    {
        var folder = settings.FolderOf(organizationId, place);
        try
        {
            var files = folder
                .EnumerateFiles()
                .Where(f => Kinds.Contains(f.Extension.ToLowerInvariant()) && f.Name[0] is not ('.' or '~') && IsPlain(f))
                .Take(Most + 1)
                .ToList();
            RuleViolation.Unless(files.Count <= Most, $"There are more than {Most} files in the folder. Take away what is old.");
            return [.. files.OrderBy(f => f.LastWriteTimeUtc).ThenBy(f => f.Name, StringComparer.Ordinal)];
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new RuleViolation("The folder cannot be read. Let the program's account read it.");
        }
    }

    /// <summary>Whether a file was left alone for a moment, so that it is whole.</summary>
    public static bool IsSettled(FileInfo file) => file.LastWriteTimeUtc < DateTime.UtcNow - Writing;

    /// <exception cref="RuleViolation">It cannot be read, or is too large.</exception>
    public static async Task<FetchedFile> CopyAsync(FileInfo file, WorkFolder to, long largest, CancellationToken cancel)
    {
        try
        {
            await using var from = file.OpenRead();
            return await FetchedFile.CopyAsync(from, Path.Combine(to.Path, file.Name), largest, cancel);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new RuleViolation($"{file.Name} cannot be read. Let the program's account read it, and close it where it is open.");
        }
    }

    private static bool IsPlain(FileInfo file) =>
        file.LinkTarget is null && (file.Attributes & (FileAttributes.ReparsePoint | FileAttributes.Device)) == 0;
}
