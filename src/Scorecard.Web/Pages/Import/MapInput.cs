using System.Globalization;
using Scorecard.Data.Mapped;
using Scorecard.Domain;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Web.Pages.Import;

/// <summary>What the form of a mapping sends back, over the mapping that it showed.</summary>
public sealed class MapInput
{
    /// <summary>The mapping that the form showed: what it does not ask about stays.</summary>
    public string? Base { get; set; }

    public string? Table { get; set; }

    public string? HeaderLine { get; set; }

    public string? Decimals { get; set; }

    public string? Days { get; set; }

    public string? Years { get; set; }

    public string? Naming { get; set; }

    public string? Year { get; set; }

    public string? Frequency { get; set; }

    public string? Unit { get; set; }

    public string? Objective { get; set; }

    public string? Perspective { get; set; }

    public string? Tolerance { get; set; }

    public string? Missing { get; set; }

    public string? Totals { get; set; }

    public bool LeaveOut { get; set; }

    /// <summary>The name under which it is kept; empty keeps it for this file only.</summary>
    public string? Name { get; set; }

    public List<ColumnInput> Columns { get; set; } = [];

    public List<PairInput> Series { get; set; } = [];

    public List<PairInput> Units { get; set; } = [];

    public List<MeasureInput> Measures { get; set; } = [];

    /// <summary>The mapping that the form showed; null where it cannot be read.</summary>
    public FileMapping? Shown() => FileMapping.TryParse(Base);

    /// <exception cref="RuleViolation">A box holds what is not meant for it.</exception>
    public FileMapping Over(FileMapping shown) =>
        shown with
        {
            Columns = [.. shown.Columns.Select(Column)],
            DecimalMark = Decimals switch
            {
                "," => ',',
                "." => '.',
                _ => null,
            },
            MonthFirst = Days switch
            {
                "month" => true,
                "day" => false,
                _ => null,
            },
            Years = Read<BareYears>(Years),
            YearNaming = Read<FiscalYearNaming>(Naming) ?? shown.YearNaming,
            Year = Whole(Year, "Year of the months", 1900, 2999),
            Frequency = Read<Frequency>(Frequency) ?? shown.Frequency,
            Unit = Unit ?? shown.Unit,
            Objective = Text(Objective),
            Perspective = Text(Perspective) ?? shown.Perspective,
            Tolerance = Whole(Tolerance, "Off track beyond", 0, 100) ?? shown.Tolerance,
            Missing = Lines(Missing),
            Totals = [.. Lines(Totals).Select(TextRules.Normalize)],
            LeavesOutFaults = LeaveOut,
            SeriesWords = Merged(shown.SeriesWords, Series.Select(p => (p.Key, Read<Series>(p.Value)))),
            Units = Merged(shown.Units, Units.Select(p => (p.Key, Text(p.Value)))),
            Measures = Merged(shown.Measures, Measures.Select(m => (m.Key, (MeasureChoice?)m.Choice()))),
        };

    private MappedColumn Column(MappedColumn column)
    {
        if (Columns.Find(c => c.Header == column.Header) is not { } sent)
            return column;
        var role = Read<ColumnRole>(sent.Role) ?? column.Role;
        return column with
        {
            Role = role,
            Measure = role == ColumnRole.MeasureValues ? Text(sent.Measure) ?? column.Measure : null,
            DividedBy = role == ColumnRole.MeasureValues ? Text(sent.DividedBy) : null,
            FillsDown = sent.FillsDown,
        };
    }

    private static Dictionary<string, T> Merged<T>(IReadOnlyDictionary<string, T> shown, IEnumerable<(string? Key, T? Value)> sent)
        where T : notnull
    {
        var merged = shown.ToDictionary();
        foreach (var (key, value) in sent)
            if (key is not null && value is not null)
                merged[key] = value;
        return merged;
    }

    private static Dictionary<string, T> Merged<T>(IReadOnlyDictionary<string, T> shown, IEnumerable<(string? Key, T? Value)> sent)
        where T : struct
    {
        var merged = shown.ToDictionary();
        foreach (var (key, value) in sent)
            if (key is not null && value is { } given)
                merged[key] = given;
        return merged;
    }

    internal static T? Read<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var read) && Enum.IsDefined(read) ? read : null;

    internal static string? Text(string? text) => TextRules.Composed(text) is { Length: > 0 } given ? given : null;

    private static string[] Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Take(100)];

    private static int? Whole(string? text, string what, int least, int most)
    {
        if (Text(text) is not { } given)
            return null;
        return int.TryParse(given, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new RuleViolation($"{what}: “{TextRules.Shortened(given, 40)}” is no number from {least} to {most}. Correct it.");
    }
}

public sealed class ColumnInput
{
    public string? Header { get; set; }

    public string? Role { get; set; }

    public string? Measure { get; set; }

    public string? DividedBy { get; set; }

    public bool FillsDown { get; set; }
}

public sealed class PairInput
{
    public string? Key { get; set; }

    public string? Value { get; set; }
}

public sealed class MeasureInput
{
    public string? Key { get; set; }

    public string? Kpi { get; set; }

    public string? Objective { get; set; }

    public string? Perspective { get; set; }

    public string? Frequency { get; set; }

    public string? UnitOfMeasure { get; set; }

    public string? Direction { get; set; }

    public MeasureChoice Choice() =>
        new()
        {
            Kpi = MapInput.Text(Kpi),
            Objective = MapInput.Text(Objective),
            Perspective = MapInput.Text(Perspective),
            Frequency = MapInput.Read<Frequency>(Frequency),
            UnitOfMeasure = MapInput.Text(UnitOfMeasure),
            Direction = MapInput.Read<Direction>(Direction),
        };
}
