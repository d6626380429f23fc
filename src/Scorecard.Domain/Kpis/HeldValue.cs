using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Kpis;

/// <summary>
/// A value that somebody typed and that looks like a slip. It counts nowhere until a person says that it is meant; a recorded value of the
/// period stays what it is meanwhile. One for a KPI and period: the next one typed takes its place.
/// </summary>
public sealed class HeldValue : IUnjournaled
{
    private HeldValue() { }

    /// <param name="by">Who typed it.</param>
    /// <param name="at">When, UTC.</param>
    public HeldValue(Kpi kpi, Period period, MeasuredValue value, string? note, long by, DateTime at)
    {
        OrganizationId = kpi.OrganizationId;
        KpiId = kpi.Id;
        PeriodStart = period.Start;
        Become(value, note, by, at);
    }

    public long OrganizationId { get; private set; }

    public long KpiId { get; private set; }

    /// <summary>First day of the period, at the KPI's own frequency.</summary>
    public DateOnly PeriodStart { get; private set; }

    public decimal? Value { get; private set; }

    public decimal? Numerator { get; private set; }

    public decimal? Denominator { get; private set; }

    public string? Note { get; private set; }

    public long HeldBy { get; private set; }

    public DateTime HeldAt { get; private set; }

    /// <summary>What was typed.</summary>
    public MeasuredValue Measured => new(Value, Numerator, Denominator, false);

    /// <inheritdoc cref="HeldValue(Kpi, Period, MeasuredValue, string?, long, DateTime)"/>
    public void Become(MeasuredValue value, string? note, long by, DateTime at)
    {
        Value = value.Value;
        Numerator = value.Numerator;
        Denominator = value.Denominator;
        Note = TextRules.Description(note, "Note");
        HeldBy = by;
        HeldAt = at;
    }
}
