using System.IO.Compression;
using Scorecard.Data.Import;
using Scorecard.Domain;

namespace Scorecard.Web.Pages.Import;

/// <param name="Path">A zip or a workbook.</param>
/// <param name="Names">The files as the person knows them.</param>
public sealed record PackedFiles(string Path, string Names);

/// <summary>One file out of what a person sends: CSV files go into a zip, a zip or a workbook stays as it is.</summary>
public sealed class FilePackage(string folder, long largest) : IAsyncDisposable
{
    private const int MostFiles = 100;

    private readonly List<string> names = [];
    private string? path;
    private ZipArchive? zip;

    /// <returns>What is wrong with the file, or null.</returns>
    public async Task<RuleViolation?> TryAddAsync(string sent, Stream stream, CancellationToken cancel)
    {
        var name = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];
        var kind = Path.GetExtension(name).ToLowerInvariant();
        if (kind is ".tsv" or ".txt")
            kind = ".csv";
        if (kind is not (".csv" or ".zip" or ".xlsx"))
            return new($"{name} is no .csv, .zip or .xlsx. Save the tables as CSV files, a zip or a workbook.");
        if (name.Length > ImportFiles.LongestName)
            return new($"A file has a name of more than {ImportFiles.LongestName} characters. Give it a shorter one.");
        if (names.Count == MostFiles)
            return new($"These are more than {MostFiles} files. Choose those of the import.");
        if (names.Count > 0 && (zip is null || kind != ".csv"))
            return new("Choose CSV files only, or one zip, or one workbook. A zip or workbook stands alone.");
        names.Add(name);
        path ??= Path.Combine(folder, kind == ".xlsx" ? "files.xlsx" : "files.zip");
        if (kind == ".csv")
            zip ??= await ZipFile.OpenAsync(path, ZipArchiveMode.Create, cancel);
        await using var target = zip is not null
            ? await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel)
            : File.Create(path);
        return await CopyAsync(stream, target, cancel)
            ? null
            : new($"{name} is larger than {largest >> 20} MB. Split it and import the parts one after the other.");
    }

    /// <summary>Null where there was no file.</summary>
    public async Task<PackedFiles?> CloseAsync()
    {
        await DisposeAsync();
        return path is null ? null : new(path, string.Join(", ", names));
    }

    public async ValueTask DisposeAsync()
    {
        if (zip is not null)
            await zip.DisposeAsync();
        zip = null;
    }

    private async Task<bool> CopyAsync(Stream from, Stream to, CancellationToken cancel)
    {
        var buffer = new byte[80 << 10];
        for (var left = largest; await from.ReadAsync(buffer, cancel) is > 0 and var read; )
        {
            if ((left -= read) < 0)
                return false;
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return true;
    }
}
