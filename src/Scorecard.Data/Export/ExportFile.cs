using System.Text;
using CsvHelper;
using Scorecard.Data.Import;

namespace Scorecard.Data.Export;

/// <summary>One CSV file, in UTF-8, with the columns of its format.</summary>
internal sealed class ExportFile : IAsyncDisposable
{
    private readonly StreamWriter text;
    private readonly CsvWriter csv;
    private readonly string[] columns;

    /// <param name="withPeople">Without them, columns of mails are not there: empty, they would say that there is nobody.</param>
    public ExportFile(string folder, TableFormat format, bool withPeople)
    {
        columns = [.. format.Columns.Except(format.Later).Where(column => withPeople || !ImportFormat.PeopleColumns.Contains(column))];
        text = new(Path.Combine(folder, format.File), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        csv = CsvWriter.Create(text, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(column);
        csv.EndRecord();
    }

    public void Write(ExportRow row)
    {
        foreach (var column in columns)
            csv.WriteField(GuardedText.Guard(row[column]));
        csv.EndRecord();
    }

    public async ValueTask DisposeAsync()
    {
        csv.Dispose();
        await text.DisposeAsync();
    }
}
