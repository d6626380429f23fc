using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Mapped;

/// <summary>What a column of somebody's own table holds.</summary>
public enum ColumnRole
{
    LeftOut,
    Unit,
    Measure,
    Code,
    UnitOfMeasure,
    Period,

    /// <summary>Words that say whether a row is what was reported, planned, or of the year before.</summary>
    Series,
    Value,
    Numerator,
    Denominator,
    Target,
    LastYear,
    Note,

    /// <summary>The numbers of the period that the header names.</summary>
    PeriodValues,

    /// <summary>The numbers of one measure, which the header names.</summary>
    MeasureValues,
}

/// <summary>What the numbers of a row or a column are.</summary>
public enum Series
{
    Actual,
    Plan,
    LastYear,
    LeftOut,
}

/// <param name="Header">Its name, normalized. Another file's that differs only in its digits is the same column.</param>
public sealed record MappedColumn(string Header, ColumnRole Role)
{
    /// <summary>Of numbers of one measure: what it is called, where that is not the header.</summary>
    public string? Measure { get; init; }

    /// <summary>Of numbers of one measure: the column that they are divided by; null where they are the value.</summary>
    public string? DividedBy { get; init; }

    /// <summary>An empty cell means what stands above it.</summary>
    public bool FillsDown { get; init; }
}

/// <summary>What becomes of one measure of the file. What is null is proposed or asked for all measures at once.</summary>
public sealed record MeasureChoice
{
    public const string New = "+";
    public const string LeaveOut = "-";

    /// <summary>A KPI's code, <see cref="New"/> or <see cref="LeaveOut"/>.</summary>
    public string? Kpi { get; init; }

    public string? Objective { get; init; }

    public string? Perspective { get; init; }

    public Frequency? Frequency { get; init; }

    public string? UnitOfMeasure { get; init; }

    public Direction? Direction { get; init; }
}

/// <summary>How somebody's own table is read: what its columns and rows hold, and what its names mean here.</summary>
public sealed record FileMapping
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>The name of the table, where there are several; null is the first.</summary>
    public string? Table { get; init; }

    /// <summary>The line that names the columns, from 1; what stands above it are titles.</summary>
    public int HeaderLine { get; init; } = 1;

    public IReadOnlyList<MappedColumn> Columns { get; init; } = [];

    /// <summary>What the words of the column of series mean.</summary>
    public IReadOnlyDictionary<string, Series> SeriesWords { get; init; } = new Dictionary<string, Series>();

    /// <summary>Texts in place of a number that is not there.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Names of rows that repeat others.</summary>
    public IReadOnlyList<string> Totals { get; init; } = [];

    /// <summary>Null where no number of the file tells.</summary>
    public char? DecimalMark { get; init; }

    /// <summary>Whether 3/7/2025 is a day of March; null where no day of the file tells.</summary>
    public bool? MonthFirst { get; init; }

    /// <summary>What years without FY mean where the fiscal year does not start in January.</summary>
    public BareYears? Years { get; init; }

    /// <summary>By which of its years a fiscal year is called whose months stand in columns without a year.</summary>
    public FiscalYearNaming YearNaming { get; init; }

    /// <summary>The year of months without one, where the file says none; never kept for another file.</summary>
    public int? Year { get; init; }

    public Frequency Frequency { get; init; } = Frequency.Month;

    /// <summary>The code of the unit whose measures these are, where no column says it; null is the one at the top.</summary>
    public string? Unit { get; init; }

    /// <summary>The objective of new measures: the code or name of one, or the name of a new one.</summary>
    public string? Objective { get; init; }

    /// <summary>The perspective of new objectives.</summary>
    public string? Perspective { get; init; }

    /// <summary>So many percent beyond its target a new measure is off track.</summary>
    public decimal Tolerance { get; init; } = 10;

    /// <summary>Cells that cannot be read are left out, instead of stopping the whole.</summary>
    public bool LeavesOutFaults { get; init; }

    /// <summary>What the names of units mean: a code, or <see cref="MeasureChoice.New"/>.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>();

    /// <summary>What becomes of measures, by <see cref="MeasureKey.Text"/>.</summary>
    public IReadOnlyDictionary<string, MeasureChoice> Measures { get; init; } = new Dictionary<string, MeasureChoice>();

    /// <summary>Whether nothing in it is null or out of its range, for it may come from outside.</summary>
    [JsonIgnore]
    public bool IsWhole =>
        Columns is not null
        && Columns.All(c => c?.Header is not null)
        && SeriesWords is not null
        && Missing is not null
        && Missing.All(text => text is not null)
        && Totals is not null
        && Totals.All(text => text is not null)
        && Units is not null
        && Units.Values.All(unit => unit is not null)
        && Measures is not null
        && Measures.Values.All(measure => measure is not null)
        && Tolerance is >= 0 and <= 100
        && (Year is null or (>= 1900 and <= 2999));

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="JsonException">It is none, or holds what none can.</exception>
    public static FileMapping Parse(string json) =>
        JsonSerializer.Deserialize<FileMapping>(json, Options) is { IsWhole: true } mapping
            ? mapping
            : throw new JsonException("This is no mapping of a file.");

    /// <summary>Null where the text is none.</summary>
    public static FileMapping? TryParse(string? json)
    {
        try
        {
            return json is null ? null : Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is kept of it for files to come.</summary>
    public FileMapping ForOtherFiles() =>
        this with
        {
            Year = null,
            LeavesOutFaults = false,
            // What is new in this file is there when the next one comes.
            Units = Units.Where(u => u.Value != MeasureChoice.New).ToDictionary(),
            Measures = Measures.ToDictionary(m => m.Key, m => m.Value.Kpi == MeasureChoice.New ? m.Value with { Kpi = null } : m.Value),
        };
}

/// <summary>What names a measure in a row: its unit, code and name as the file has them.</summary>
public readonly record struct MeasureKey(string Unit, string Code, string Name)
{
    public string Text => string.Join(" | ", new[] { Unit, Code, Name }.Where(part => part.Length > 0));
}
