using System.Globalization;
using CsvHelper;
using MiniExcelLibs;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>
/// A workbook unpacked into CSV files, one for each sheet that bears the name of one, so that everything after is the same.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private Workbook(string folder) => Folder = folder;

    public string Folder { get; }

    /// <param name="name">What the person calls it.</param>
    /// <exception cref="RuleViolation">The file is no workbook, or holds too much.</exception>
    public static Workbook Unpack(string path, long limit, string name)
    {
        var workbook = new Workbook(Directory.CreateTempSubdirectory("scorecard-workbook-").FullName);
        try
        {
            foreach (var sheet in MiniExcel.GetSheetNames(path))
                workbook.Save(path, sheet, limit);
            return workbook;
        }
        catch (Exception e)
        {
            workbook.Dispose();
            throw e is RuleViolation
                ? e
                : new RuleViolation($"{name} cannot be read as a workbook. Save it again as .xlsx, or as CSV files.");
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Save(string path, string sheet, long limit)
    {
        var name = sheet.Trim().ToLowerInvariant();
        var file =
            ImportFormat.All.Select(f => f.File).FirstOrDefault(f => f == name || f == name + ".csv")
            ?? throw new RuleViolation(
                $"The sheet “{sheet}” bears no name of an import's files. Rename it to one of "
                    + string.Join(", ", ImportFormat.All.Select(f => Path.GetFileNameWithoutExtension(f.File)))
                    + ", or delete it."
            );
        using var stream = File.Create(Path.Combine(Folder, file));
        using var csv = CsvWriter.Create(stream);
        foreach (IDictionary<string, object?> row in MiniExcel.Query(path, sheetName: sheet))
        {
            foreach (var cell in row.Values)
                csv.WriteField(Text(cell));
            csv.EndRecord();
            if (stream.Position > limit)
                throw new RuleViolation($"{file}: {LimitedStream.TooLarge(limit)}");
        }
    }

    private static string? Text(object? cell) =>
        cell switch
        {
            null => null,
            bool yes => yes ? "yes" : "no",
            double number => Math.Abs(number) < 1e15
                ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
                : number.ToString("R", CultureInfo.InvariantCulture),
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
        };
}
