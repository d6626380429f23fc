using System.Globalization;
using System.Text;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Mapped;

/// <summary>Writes what a mapped table says as files of an import: values as they are read, the rest at the end.</summary>
internal sealed class MappedFiles : IDisposable
{
    private readonly string folder;
    private readonly FiscalCalendar calendar;
    private readonly StreamWriter values;
    private readonly Dictionary<Period, string> codes = [];

    public MappedFiles(string folder, FiscalCalendar calendar)
    {
        (this.folder, this.calendar) = (folder, calendar);
        values = new(Path.Combine(folder, ImportFormat.Values.File), append: false, new UTF8Encoding(false), 1 << 16);
        values.Write("kpi,period,value,numerator,denominator,note,not_applicable\n");
    }

    public void Value(string kpi, Period period, decimal? value, decimal? numerator, decimal? denominator, string note)
    {
        values.Write(kpi);
        values.Write(',');
        values.Write(CodeOf(period));
        foreach (var number in (ReadOnlySpan<decimal?>)[value, numerator, denominator])
        {
            values.Write(',');
            if (number is { } given)
                Write(given);
        }
        values.Write(',');
        if (note.Length > 0)
            values.Write(MadeFile.Quoted(note));
        values.Write(",\n");
    }

    public string CodeOf(Period period) =>
        codes.TryGetValue(period, out var code) ? code : codes[period] = PeriodCode.Format(period, calendar);

    /// <summary>Writes units, objectives, KPIs and their targets.</summary>
    /// <returns>What a person should know about them.</returns>
    public IEnumerable<string> Finish(FileMapping mapping, OrganizationModel model, MeasureBook book)
    {
        values.Flush();
        var added = book.Measures.Distinct().Where(m => m.IsNew && (m.Values > 0 || m.Targets.Count > 0 || m.IsNamed)).ToList();
        MadeFile.Save(
            folder,
            ImportFormat.Units,
            ["code", "name", "parent"],
            added.Select(m => m.Unit).Distinct().Where(u => u.Unit is null).Select(u => new[] { u.Code, u.Name, book.Whole.Code })
        );
        var objectives = new MappedObjectives(mapping, model, book.Known);
        var rows = added.Select(m => KpiRow(m, objectives.CodeFor(m), mapping.Tolerance)).ToList();
        MadeFile.Save(folder, ImportFormat.Objectives, ["code", "unit", "perspective", "name", "weight"], objectives.Added);
        MadeFile.Save(
            folder,
            ImportFormat.Kpis,
            [
                "code",
                "objective",
                "name",
                "unit_of_measure",
                "frequency",
                "aggregation",
                "direction",
                "scale",
                "weight",
                "indicator",
                "value_source",
                "red_flag",
                "target",
            ],
            rows
        );
        var kept = new List<string>();
        MadeFile.Save(
            folder,
            ImportFormat.Definitions,
            ["kpi", "effective_from", "red_flag", "target", "worst", "stretch"],
            book.Measures.Distinct()
                .Where(m => !m.IsLeftOut)
                .SelectMany(m => MappedTargets.Rows(m, mapping.Tolerance, CodeOf, kept))
                .ToList()
        );
        return kept;
    }

    public void Dispose() => values.Dispose();

    private static string[] KpiRow(MappedMeasure measure, string objective, decimal tolerance)
    {
        var target = measure.Targets.FirstOrDefault()?.Value;
        return
        [
            measure.Code,
            objective,
            measure.Name,
            measure.UnitOfMeasure,
            measure.Frequency.ToString(),
            measure.Aggregation.ToString(),
            measure.Direction.ToString(),
            (target is null ? ScaleKind.None : ScaleKind.Thresholds).ToString(),
            "1",
            nameof(Domain.Kpis.Indicator.Lagging),
            nameof(Domain.Kpis.ValueSource.Entered),
            target is { } aim ? Text(MappedTargets.RedFlag(aim, measure.Direction, tolerance)) : "",
            target is { } number ? Text(number) : "",
        ];
    }

    private void Write(decimal number)
    {
        Span<char> text = stackalloc char[40];
        number.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        values.Write(text[..length]);
    }

    public static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
