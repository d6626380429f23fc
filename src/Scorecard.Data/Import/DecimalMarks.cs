using System.Text.RegularExpressions;
using CsvHelper;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>
/// What marks the decimals of a file, found over all its numbers: any “12,5” or “1.234,5” decides for all that could be read in two ways.
/// </summary>
/// <param name="Mark">Null where the file does not tell.</param>
/// <param name="Example">A number that was found with a decimal comma; null where there is none.</param>
internal sealed partial record DecimalMarks(char? Mark, string? Example)
{
    /// <summary>The format's own.</summary>
    private static readonly DecimalMarks Point = new('.', null);

    /// <param name="columns">Those that hold numbers, counted from 0.</param>
    public static DecimalMarks Find(ImportFile file, char separator, int[] columns)
    {
        if (columns.Length == 0 || (separator == ',' && !file.IsSheet && !HasQuotes(file)))
            return Point;
        var (point, unclear) = (false, false);
        string? comma = null;
        using var stream = file.Open();
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = separator, HasHeader = false });
        try
        {
            while (reader.Read())
                foreach (var column in columns)
                {
                    if (column >= reader.FieldCount || reader[column].Span.IndexOfAny((byte)'.', (byte)',') < 0)
                        continue;
                    var digits = Digits().Match(reader.GetString(column)).Value;
                    if (WrittenNumber.Read(digits) is not { } number)
                        continue;
                    if (number.IsAmbiguous)
                        // The format's own 12.345 needs no question where nothing else speaks for a comma.
                        unclear |= separator != ',' || file.IsSheet || digits.Contains(',', StringComparison.Ordinal);
                    else if (number.WithPoint is null)
                        comma ??= digits;
                    else if (number.WithComma is null)
                        // A number of a sheet's cell says nothing of how texts beside it are written.
                        point |= !file.IsSheet || digits.Contains(',', StringComparison.Ordinal);
                }
        }
        catch (Exception e) when (e is CsvFormatException or RuleViolation)
        {
            // Whoever reads the rows says what is wrong with them.
            return Point;
        }
        char? mark =
            comma is not null ? (point ? null : ',')
            : point || !unclear ? '.'
            : null;
        return new(mark, comma);
    }

    private static bool HasQuotes(ImportFile file)
    {
        using var stream = file.Open();
        var buffer = new byte[80 << 10];
        try
        {
            for (int read; (read = stream.Read(buffer)) > 0; )
                if (buffer.AsSpan(0, read).IndexOf((byte)'"') >= 0)
                    return true;
        }
        catch (Exception e) when (e is InvalidDataException or RuleViolation)
        {
            // Whoever reads the rows says what is wrong with them.
        }
        return false;
    }

    [GeneratedRegex(@"[0-9]([0-9 .,'\u00a0\u2009\u202f\u2019]*[0-9])?")]
    private static partial Regex Digits();
}
