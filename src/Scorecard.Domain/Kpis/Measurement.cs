using Scorecard.Domain.Changes;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Kpis;

/// <summary>
/// What a person reported for one KPI and period, once. A correction is a further measurement with the next revision; nothing is updated or
/// deleted, and of the revisions that count (<see cref="Standing"/>) the highest does.
/// </summary>
public sealed class Measurement : IOwned, IAppendOnly, IJournaled
{
    private Measurement() { }

    internal Measurement(Kpi kpi, Period period, int revision, MeasuredValue value, string? note, DateTime at, long? by, Standing standing)
    {
        OrganizationId = kpi.OrganizationId;
        KpiId = kpi.Id;
        PeriodStart = period.Start;
        Revision = revision;
        Value = value.Value;
        Numerator = value.Numerator;
        Denominator = value.Denominator;
        NotApplicable = value.NotApplicable;
        Note = TextRules.Description(note, "Note");
        RecordedAt = at;
        RecordedBy = by;
        Standing = standing;
    }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Measurement;

    long IJournaled.SubjectId => KpiId;

    FormattableString IJournaled.Label =>
        this switch
        {
            { NotApplicable: true } => $"N/A",
            { Numerator: { } numerator, Denominator: { } denominator } => $"{numerator} / {denominator}",
            { Value: { } value } => $"{value}",
            _ => $"withdrawn",
        };

    public long KpiId { get; private set; }

    /// <summary>First day of the period, at the KPI's own frequency.</summary>
    public DateOnly PeriodStart { get; private set; }

    /// <summary>1 for the first report of the period, then 2, 3, …</summary>
    public int Revision { get; private set; }

    /// <summary>The value, up to six decimals. Null for a ratio (its parts are kept), for N/A, and for a withdrawn value.</summary>
    public decimal? Value { get; private set; }

    public decimal? Numerator { get; private set; }

    public decimal? Denominator { get; private set; }

    /// <summary>A person said that the KPI does not apply in this period.</summary>
    public bool NotApplicable { get; private set; }

    public string? Note { get; private set; }

    public Standing Standing { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Who, or null for the program itself.</summary>
    public long? RecordedBy { get; private set; }

    /// <summary>What was reported, without the who and when.</summary>
    public MeasuredValue Measured => new(Value, Numerator, Denominator, NotApplicable);
}

/// <summary>
/// A reported value: a number, a numerator and denominator, N/A, or (all empty) a withdrawal, which makes the period missing again.
/// </summary>
public readonly record struct MeasuredValue(decimal? Value, decimal? Numerator, decimal? Denominator, bool NotApplicable)
{
    public static MeasuredValue Of(decimal value) => new(value, null, null, false);

    public static MeasuredValue Ratio(decimal numerator, decimal denominator) => new(null, numerator, denominator, false);

    public static MeasuredValue NA => new(null, null, null, true);

    /// <summary>Nothing: the period is open again.</summary>
    public static MeasuredValue Withdrawn => default;

    /// <summary>The one number that counts; null for N/A, a withdrawal and a ratio of nothing.</summary>
    /// <param name="multiplier">Of the KPI, see <see cref="Kpi.Multiplier"/>.</param>
    public double? Number(int multiplier) =>
        this switch
        {
            { NotApplicable: true } or { Denominator: 0 } => null,
            { Numerator: { } numerator, Denominator: { } denominator } => multiplier * (double)numerator / (double)denominator,
            _ => (double?)Value,
        };
}
