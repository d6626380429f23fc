using System.Globalization;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Mapped;

/// <summary>Reads a table as its mapping says, row by row, and writes it as files of an import.</summary>
public sealed partial class MappedReading
{
    private const int HeadRows = 60;
    private const int RowsBetweenReports = 4096;

    private readonly FileMapping mapping;
    private readonly MappedTable table;
    private readonly MappedFiles files;
    private readonly MeasureBook book;
    private readonly PeriodText periods;
    private readonly FiscalCalendar calendar;
    private readonly ImportProblems problems = new(null);
    private readonly TableHeader header;
    private readonly HashSet<string> missing;
    private readonly HashSet<string> totals;
    private readonly Dictionary<long, (int Line, decimal Value, decimal? Of)> seen = [];
    private readonly List<string> notes = [];
    private readonly TableColumn?[] labels;
    private readonly string[] above = new string[3];
    private readonly List<NumberColumn> numbers = [];
    private TableColumn? period,
        series,
        unitOfMeasure,
        note;
    private int line,
        values,
        missed,
        skippedTotals,
        skippedHeaders,
        measures;

    private MappedReading(FileMapping mapping, MappedTable table, OrganizationModel model, MappedFiles files, TableHeader header)
    {
        (this.mapping, this.table, this.files, this.header) = (mapping, table, files, header);
        calendar = model.Organization.Calendar;
        book = new(mapping, model);
        periods = new(calendar, mapping.Years, mapping.MonthFirst);
        missing = new(mapping.Missing, StringComparer.OrdinalIgnoreCase);
        totals = [.. mapping.Totals];
        labels = [header.Of(ColumnRole.Unit), header.Of(ColumnRole.Code), header.Of(ColumnRole.Measure)];
    }

    /// <param name="folder">Takes the files of an import.</param>
    /// <exception cref="RuleViolation">The table cannot be read by this mapping at all; says why.</exception>
    public static MappedResult Run(
        FileMapping mapping,
        MappedTable table,
        OrganizationModel model,
        string folder,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        var header = TableHeader.Of(mapping, table.Head(HeadRows), table.Name);
        using var files = new MappedFiles(folder, model.Organization.Calendar);
        var reading = new MappedReading(mapping, table, model, files, header);
        reading.CheckHeader();
        if (reading.problems.Count == 0)
            reading.ReadRows(progress, cancel);
        return reading.Finish(model);
    }

    private MappedResult Finish(OrganizationModel model)
    {
        var (count, found) = (problems.Count, problems.First);
        if (mapping.LeavesOutFaults && count > 0 && values > 0)
        {
            notes.Add($"{Plural.Of(count, "cell")} or rows of {table.Name} that could not be read are left out.");
            (count, found) = (0, []);
        }
        if (skippedTotals > 0)
            notes.Add($"{Plural.Of(skippedTotals, "row")} of totals left out.");
        if (skippedHeaders > 0)
            notes.Add($"{Plural.Of(skippedHeaders, "row")} that repeat the header left out.");
        if (missed > 0)
            notes.Add($"{Plural.Of(missed, "cell")} without a number: not reported.");
        if (header.Unknown.Count > 0)
            notes.Add($"Columns that are new and left out: {string.Join(", ", header.Unknown.Take(5).Select(n => $"“{n}”"))}.");
        try
        {
            notes.AddRange(files.Finish(mapping, model, book));
        }
        catch (RuleViolation wanted)
        {
            (count, found) = (count + 1, [.. found, new(table.Name, 0, null, wanted.Message)]);
        }
        return new(found, count, notes, [.. book.Measures.Distinct()], [.. book.Units], values, missed, header.Unknown);
    }

    private void ReadRows(IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var rows = 0;
        foreach (var row in table.Rows(out var read))
        {
            if (++rows % RowsBetweenReports == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Report(new(read(), table.Bytes));
            }
            if (row.Line <= header.Line || row.IsEmpty)
                continue;
            line = row.Line;
            if (header.Columns.All(c => row[c.Index].Length == 0 || row[c.Index] == c.Name))
                skippedHeaders++;
            else
                Take(row);
        }
        if (values == 0 && problems.Count == 0)
            Bad(null, "No value was found. Say which columns hold measures, periods and values.");
    }

    private void Take(TableRow row)
    {
        var key = new MeasureKey(Label(row, 0), Label(row, 1), Label(row, 2));
        if (
            totals.Count > 0
            && (IsTotal(key.Name) || IsTotal(key.Unit) || IsTotal(key.Code) || (period is not null && IsTotal(row[period.Index])))
        )
        {
            skippedTotals++;
            return;
        }
        var kind = SeriesOf(row);
        if (kind is null or Series.LeftOut)
            return;
        if (key.Name.Length == 0 && key.Code.Length == 0 && numbers.Exists(n => n.Measure is null && row[n.Column.Index].Length > 0))
        {
            Bad(null, "This row has numbers and no measure. Is it a total? Then leave it out; else write its measure.");
            return;
        }
        Period? ofRow = null;
        foreach (var number in numbers)
        {
            var text = row[number.Column.Index];
            if (text.Length == 0)
                continue;
            var measure = Measure(number.Measure is { } name ? key with { Code = "", Name = name } : key);
            if (measure.IsLeftOut)
                continue;
            measure.TakeUnit(unitOfMeasure is null ? "" : row[unitOfMeasure.Index]);
            if (number.Period is { } ofColumn)
                TakeNumber(row, number, measure, periods.Read(ofColumn, measure.Frequency).Period, kind.Value);
            else if (period is null)
                TakeNumber(row, number, measure, FirstOfColumns(measure), kind.Value);
            else if ((ofRow is { } known && known.Frequency == measure.Frequency ? known : ofRow = PeriodOf(row, measure)) is { } given)
                TakeNumber(row, number, measure, given, kind.Value);
            else
                return;
        }
    }

    private string Label(TableRow row, int label)
    {
        if (labels[label] is not { } column)
            return "";
        var text = row[column.Index];
        if (!column.Mapped.FillsDown)
            return text;
        return above[label] = text.Length > 0 ? text : above[label] ?? "";
    }

    private bool IsTotal(string text) => text.Length > 0 && totals.Contains(TextRules.Normalize(text));

    private MappedMeasure Measure(MeasureKey key)
    {
        var measure = book.Measure(key, labels[0] is not null);
        if (measure.Number >= 0)
            return measure;
        measure.Number = measures++;
        if (measure.IsNew)
            measure.IsLeftOut = !problems.Try(table.Name, line, labels[2]?.Name, () => TextRules.Name(measure.Name, "A measure"));
        if (measure.Kpi is { IsEntered: false } computed)
        {
            Bad(null, $"“{computed.Name}” is computed from other KPIs and takes no values. Leave this measure out, or match another KPI.");
            measure.IsLeftOut = true;
        }
        return measure;
    }

    private Series? SeriesOf(TableRow row)
    {
        if (series is null)
            return Series.Actual;
        var text = row[series.Index];
        if (text.Length == 0)
            return Series.Actual;
        if (mapping.SeriesWords.TryGetValue(TextRules.Normalize(text), out var kind))
            return kind;
        if (WordLists.SeriesWord(text) is { } word)
            return word;
        Bad(series.Name, $"“{text}” is not known as a series. Say whether such rows are actual values, a plan or last year’s.");
        return null;
    }

    private Period? PeriodOf(TableRow row, MappedMeasure measure)
    {
        var text = row[period!.Index];
        var reading =
            text.Length == 0
                ? new(null, "This row has no period. Write one, or leave the row out.")
                : periods.Read(text, measure.Frequency);
        if (reading.Period is null)
            Bad(period.Name, reading.IsBare ? reading.Problem + " Or say for the whole file what such years mean." : reading.Problem!);
        return reading.Period;
    }

    /// <summary>What a target of the whole row begins with.</summary>
    private Period? FirstOfColumns(MappedMeasure measure) =>
        numbers
            .Select(n => n.Period is { } text ? periods.Read(text, measure.Frequency).Period : null)
            .Where(found => found is not null)
            .MinBy(found => found!.Value.Start);

    private void Bad(string? column, string sentence) => problems.Add(table.Name, line, column, sentence);
}
