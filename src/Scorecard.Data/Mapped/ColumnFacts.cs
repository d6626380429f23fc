using Scorecard.Data.Import;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Mapped;

/// <summary>What the cells of one column are like.</summary>
internal sealed class ColumnFacts
{
    private static readonly FiscalCalendar AnyFiscal = new(10);

    public ColumnFacts(int index, string name, IReadOnlyList<TableRow> body)
    {
        (Index, Name, Text) = (index, name, HeaderText.Read(name));
        Texts = [.. body.Select(row => row[index]).Where(text => text.Length > 0)];
        Distinct = [.. Texts.Distinct(StringComparer.OrdinalIgnoreCase)];
        Numbers = Texts.Count(IsNumber);
        Words =
        [
            .. Distinct.Where(text =>
                !IsNumber(text) && !text.Any(char.IsAsciiDigit) && !text.StartsWith('#') || MissingWords.Contain(text)
            ),
        ];
        Missing = Texts.Count(text => MissingWords.Contain(text));
        Periods = [.. Texts.Select(PeriodOf).OfType<Frequency>()];
        HasConditions = Texts.Any(text => text[0] is '<' or '>' or '≤' or '≥');
    }

    public int Index { get; }

    public string Name { get; }

    public HeaderText Text { get; }

    public IReadOnlyList<string> Texts { get; }

    public IReadOnlyList<string> Distinct { get; }

    public int Numbers { get; }

    /// <summary>Texts that are no number and hold no digit.</summary>
    public IReadOnlyList<string> Words { get; }

    public int Missing { get; }

    /// <summary>The frequency of each cell that names a period.</summary>
    public IReadOnlyList<Frequency> Periods { get; }

    public bool HasConditions { get; }

    public bool IsNumeric => Numbers > 0 && (Numbers + Missing) * 2 >= Texts.Count;

    public bool IsPeriods => Texts.Count > 0 && Periods.Count * 10 >= Texts.Count * 8;

    /// <summary>The period most cells name; a year in two parts makes months of the kind 2011-12 years.</summary>
    public Frequency Frequency =>
        Periods.Contains(Frequency.Year) && Periods.All(p => p is Frequency.Year or Frequency.Month) ? Frequency.Year
        : Periods.Count > 0 ? Periods.GroupBy(p => p).MaxBy(g => g.Count())!.Key
        : Frequency.Month;

    private static bool IsNumber(string text) => CellNumber.Read(text, '.') is not null || CellNumber.Read(text, ',') is not null;

    private static Frequency? PeriodOf(string text) =>
        PeriodCode.Read(text, AnyFiscal, BareYears.Fiscal).Period is { } period ? period.Frequency
        : PeriodText.IsSlashed(text)
        || text.Length is >= 8 and <= 10 && text.Count(c => c == '.') == 2 && text.All(c => c == '.' || char.IsAsciiDigit(c))
            ? Frequency.Day
        : null;
}
