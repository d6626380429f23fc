using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Mapped;

/// <summary>The numbers of a row: what they are of, and whether they can be read.</summary>
public sealed partial class MappedReading
{
    /// <param name="Measure">The measure that the column is of by itself; null where the row names it.</param>
    /// <param name="DividedBy">Of a ratio: the column of its denominator.</param>
    private sealed record NumberColumn(TableColumn Column, string? Measure, string? Period, Series Series, TableColumn? DividedBy);

    private void CheckHeader()
    {
        line = header.Line;
        foreach (var sentence in header.Problems)
            Bad(null, sentence);
        if (header.Problems.Count > 0)
            return;
        (period, series) = (header.Of(ColumnRole.Period), header.Of(ColumnRole.Series));
        (unitOfMeasure, note) = (header.Of(ColumnRole.UnitOfMeasure), header.Of(ColumnRole.Note));
        foreach (var column in header.Columns)
            AddNumbers(column);
        foreach (var twice in header.Columns.Where(c => IsAlone(c.Mapped.Role)).GroupBy(c => c.Mapped.Role).Where(g => g.Count() > 1))
            Bad(
                twice.Last().Name,
                $"“{twice.First().Name}” and “{twice.Last().Name}” both hold {RoleWords.Of(twice.Key)}. Keep one of them."
            );
        if (numbers.Count == 0)
            Bad(null, "No column holds numbers. Choose the columns with values.");
        var names = labels[1] is not null || labels[2] is not null;
        if (!names && numbers.Exists(n => n.Measure is null))
            Bad(null, "No column names the measures. Choose the one with their names or codes.");
        if (period is null && !numbers.Exists(n => n.Period is not null))
            Bad(null, "Nothing says of which period the numbers are. Choose the column of the period, or the columns that are periods.");
        foreach (
            var same in numbers
                .Where(n => n.Period is not null)
                .GroupBy(n => (Read(n), n.Series))
                .Where(g => g.Key.Item1 is not null && g.Count() > 1)
        )
            Bad(
                same.Last().Column.Name,
                $"The period {files.CodeOf(same.Key.Item1!.Value)} is there twice: “{same.First().Column.Name}” and "
                    + $"“{same.Last().Column.Name}”. "
                    + "Leave one of the columns out."
            );
        foreach (var unread in numbers.Where(n => n.Period is not null && Read(n) is null))
            Bad(unread.Column.Name, periods.Read(unread.Period!, mapping.Frequency).Problem!);

        Period? Read(NumberColumn n) => periods.Read(n.Period!, mapping.Frequency).Period;
    }

    private static bool IsAlone(ColumnRole role) =>
        role is not (ColumnRole.LeftOut or ColumnRole.PeriodValues or ColumnRole.MeasureValues or ColumnRole.Target);

    private void AddNumbers(TableColumn column)
    {
        switch (column.Mapped.Role)
        {
            case ColumnRole.Value:
                numbers.Add(new(column, null, null, Series.Actual, null));
                break;
            case ColumnRole.Numerator:
                numbers.Add(new(column, null, null, Series.Actual, header.Of(ColumnRole.Denominator)));
                break;
            case ColumnRole.Target:
                numbers.Add(new(column, null, null, Series.Plan, null));
                break;
            case ColumnRole.LastYear:
                numbers.Add(new(column, null, null, Series.LastYear, null));
                break;
            case ColumnRole.PeriodValues when column.Period is not null || column.Text.Month is null:
                numbers.Add(new(column, null, column.Period ?? column.Name, column.Series, null));
                break;
            case ColumnRole.MeasureValues:
                numbers.Add(new(column, column.Mapped.Measure ?? column.Name, null, Series.Actual, Divisor(column)));
                break;
            case ColumnRole.PeriodValues or ColumnRole.LeftOut or ColumnRole.Unit or ColumnRole.Measure or ColumnRole.Code:
            case ColumnRole.UnitOfMeasure or ColumnRole.Period or ColumnRole.Series or ColumnRole.Denominator or ColumnRole.Note:
                break;
        }
    }

    private TableColumn? Divisor(TableColumn column)
    {
        if (column.Mapped.DividedBy is not { Length: > 0 } by)
            return null;
        var found = header.Columns.FirstOrDefault(c => TextRules.Normalize(c.Name) == TextRules.Normalize(by));
        if (found is null)
            Bad(column.Name, $"There is no column “{by}” to divide by. Choose another.");
        return found;
    }

    /// <param name="ofRow">What the row is: it decides where the column does not.</param>
    private void TakeNumber(TableRow row, NumberColumn column, MappedMeasure measure, Period? given, Series ofRow)
    {
        if (given is not { } at)
            return;
        var kind = column.Series != Series.Actual ? column.Series : ofRow;
        if (Number(row, column.Column, measure) is not { } number)
            return;
        if (kind == Series.Plan)
        {
            if (measure.Aim(at, number, line) is > 0 and var before)
                Bad(column.Column.Name, $"“{measure.Name}” has another target for {files.CodeOf(at)} in row {before}. Keep one of them.");
            return;
        }
        if (kind == Series.LastYear)
        {
            if (at.Frequency is Frequency.Day or Frequency.Week)
            {
                Bad(column.Column.Name, $"Last year’s {at.Frequency.InWords()}s have no counterpart. Leave them out.");
                return;
            }
            at = calendar.Shift(at, -calendar.Containing(Frequency.Year, at.Start).PeriodsOf(at.Frequency));
        }
        if (column.DividedBy is not null)
            measure.Divide();
        var denominator = column.DividedBy is { } by ? Number(row, by, measure) : null;
        if (column.DividedBy is { } empty && denominator is null)
        {
            if (row[empty.Index].Length == 0)
                Bad(empty.Name, $"“{measure.Name}” is divided by this cell, which is empty. Fill it, or empty the other one.");
            return;
        }
        if (measure.Kpi is { Aggregation: TimeAggregation.Ratio } && denominator is null)
        {
            Bad(
                column.Column.Name,
                $"“{measure.Name}” is a ratio and needs a numerator and a denominator. Say what the column is divided by."
            );
            return;
        }
        if (measure.Kpi is { Aggregation: not TimeAggregation.Ratio } && denominator is not null)
        {
            Bad(column.Column.Name, $"“{measure.Name}” is no ratio. Choose a column with its value, which is divided by nothing.");
            return;
        }
        Keep(row, column.Column, measure, at, number.Value, denominator?.Value);
    }

    private void Keep(TableRow row, TableColumn column, MappedMeasure measure, Period at, decimal number, decimal? denominator)
    {
        var key = ((long)measure.Number << 32) | (uint)at.Start.DayNumber;
        if (!seen.TryAdd(key, (line, number, denominator)))
        {
            var (before, other, of) = seen[key];
            if ((other, of) != (number, denominator))
                Bad(column.Name, $"“{measure.Name}” has another value for {files.CodeOf(at)} in row {before}: {Said()}. Keep one of them.");
            return;

            string Said() => MappedFiles.Text(other) + (of is { } by ? $" / {MappedFiles.Text(by)}" : "");
        }
        values++;
        measure.Values++;
        measure.See(number);
        var text = note is null ? "" : row[note.Index];
        files.Value(measure.Code, at, denominator is null ? number : null, denominator is null ? null : number, denominator, text);
    }

    /// <summary>Null where the cell holds none, with a problem where it should.</summary>
    private CellNumber? Number(TableRow row, TableColumn column, MappedMeasure measure)
    {
        var text = row[column.Index];
        if (text.Length == 0)
            return null;
        if (CellNumber.Read(text, mapping.DecimalMark, measure.UnitOfMeasure) is { } number)
            return Fits(number, text, column, measure) ? number : null;
        if (measure.Kpi is { Direction: Direction.YesNo } && Answer(text) is { } answer)
            return new(answer, "", null);
        if (missing.Contains(text) || Import.MissingWords.Contain(text))
        {
            missed++;
            measure.IsNamed = true;
        }
        else if (text[0] == '#')
            Bad(column.Name, $"The cell shows the error {text}. Mend its formula, or add it to the texts that mean not reported.");
        else if (CellNumber.IsAmbiguous(text))
            Bad(column.Name, $"“{text}” can be read in two ways, and the file does not say which. Say what marks decimals.");
        else if (CellNumber.MarkOf(text) is { } mark && mark != mapping.DecimalMark)
            Bad(column.Name, $"“{text}” has a decimal {(mark == ',' ? "comma" : "point")} and other numbers have not. Write it like them.");
        else
            Bad(column.Name, $"“{text}” is not a number. Correct it, or add it to the texts that mean not reported.");
        return null;
    }

    private bool Fits(CellNumber number, string text, TableColumn column, MappedMeasure measure)
    {
        if (!measure.TakeSign(number.Sign))
            Bad(
                column.Name,
                $"“{text}” is not in {(measure.UnitOfMeasure.Length > 0 ? measure.UnitOfMeasure : "the unit")} of “{measure.Name}”. "
                    + "Write it so, or choose another unit of measure."
            );
        else if (Math.Abs(number.Value) > TextRules.LargestNumber || TextRules.Rounded(number.Value) != number.Value)
            Bad(
                column.Name,
                $"“{text}” has more digits than are kept: at most 15 before the point and {TextRules.MostDecimals} behind it."
            );
        else
            return true;
        return false;
    }

    private static decimal? Answer(string text) =>
        text.ToUpperInvariant() switch
        {
            "YES" or "TRUE" or "JA" => 1,
            "NO" or "FALSE" or "NEIN" => 0,
            _ => null,
        };
}
