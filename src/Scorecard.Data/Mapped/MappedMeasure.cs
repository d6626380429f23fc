using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Mapped;

/// <summary>A unit that the rows name: one that is there, or a new one.</summary>
public sealed class MappedUnit(string text, Unit? unit, string code)
{
    public string Text => text;

    /// <summary>Null for a new one.</summary>
    public Unit? Unit => unit;

    public string Code => code;

    public string Name => unit?.Name ?? text;
}

/// <summary>What the rows of one name become: the values of a KPI that is there, or of a new one.</summary>
public sealed class MappedMeasure
{
    private readonly SortedDictionary<DateOnly, DatedTarget> targets = [];
    private bool hasDecimals;
    private decimal largest;

    internal MappedMeasure(MeasureKey key, MeasureChoice choice, MappedUnit unit, string code, Kpi? kpi, Frequency frequency)
    {
        (Key, Choice, Unit, Code, Kpi) = (key, choice, unit, code, kpi);
        Frequency = kpi?.Frequency ?? choice.Frequency ?? frequency;
        UnitOfMeasure = kpi?.UnitOfMeasure ?? choice.UnitOfMeasure ?? "";
    }

    public MeasureKey Key { get; }

    public MeasureChoice Choice { get; }

    public MappedUnit Unit { get; }

    public string Code { get; }

    /// <summary>Null for a new one.</summary>
    public Kpi? Kpi { get; }

    public bool IsNew => Kpi is null && !IsLeftOut;

    public bool IsLeftOut { get; internal set; }

    public string Name => Kpi?.Name ?? (Key.Name.Length > 0 ? Key.Name : Key.Code);

    public Frequency Frequency { get; }

    public string UnitOfMeasure { get; private set; }

    public bool IsRatio { get; private set; }

    /// <summary>Takes down that its values are shares; a new one is then shown in percent.</summary>
    internal void Divide()
    {
        IsRatio = true;
        TakeUnit("%");
    }

    /// <summary>What the signs of its targets say: to reach them, or to stay below; null where they have none.</summary>
    public bool? AtLeast { get; private set; }

    public int Values { get; internal set; }

    public Direction Direction =>
        Kpi?.Direction
        ?? Choice.Direction
        ?? (AtLeast ?? !WordLists.SoundsLower(Name) ? Direction.HigherIsBetter : Direction.LowerIsBetter);

    /// <summary>How a longer period is made of a new one's values.</summary>
    public TimeAggregation Aggregation =>
        IsRatio ? TimeAggregation.Ratio
        : UnitOfMeasure == "%" || (hasDecimals && largest <= 200 && UnitOfMeasure.Length == 0) ? TimeAggregation.Average
        : TimeAggregation.Sum;

    /// <summary>By their periods.</summary>
    internal IReadOnlyCollection<DatedTarget> Targets => targets.Values;

    /// <summary>Whether a row speaks of it though it has no number.</summary>
    internal bool IsNamed { get; set; }

    /// <summary>What one numbers its file's rows by; -1 before its first value.</summary>
    internal int Number { get; set; } = -1;

    internal void See(decimal value) =>
        (hasDecimals, largest) = (hasDecimals || value != decimal.Truncate(value), Math.Max(largest, Math.Abs(value)));

    /// <summary>Takes down what stands beside a number; false where it is another unit than before.</summary>
    internal bool TakeSign(string sign)
    {
        if (sign.Length == 0 || (UnitOfMeasure.Length > 0 && WrittenUnit.ForeignSign(sign, UnitOfMeasure) is null))
            return true;
        if (Kpi is not null || Choice.UnitOfMeasure is not null || UnitOfMeasure.Length > 0)
            return false;
        UnitOfMeasure = sign;
        return true;
    }

    internal void TakeUnit(string unit)
    {
        if (Kpi is null && UnitOfMeasure.Length == 0 && unit.Length > 0)
            UnitOfMeasure = unit;
    }

    /// <returns>The row that gave another target for the period; 0 where none did.</returns>
    internal int Aim(Period period, CellNumber target, int line)
    {
        AtLeast ??= target.AtLeast;
        if (targets.TryGetValue(period.Start, out var before))
            return before.Value == target.Value ? 0 : before.Line;
        targets[period.Start] = new(period, target.Value, line);
        return 0;
    }
}

/// <param name="Line">The row that gives it.</param>
internal sealed record DatedTarget(Period Period, decimal Value, int Line);
