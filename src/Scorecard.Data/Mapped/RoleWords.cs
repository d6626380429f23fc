using Scorecard.Domain.Periods;

namespace Scorecard.Data.Mapped;

/// <summary>What columns hold, in words.</summary>
public static class RoleWords
{
    public static string Of(ColumnRole role) =>
        role switch
        {
            ColumnRole.LeftOut => "nothing that is taken",
            ColumnRole.Unit => "the unit",
            ColumnRole.Measure => "the name of the measure",
            ColumnRole.Code => "its code",
            ColumnRole.UnitOfMeasure => "its unit of measure",
            ColumnRole.Period => "the period",
            ColumnRole.Series => "actual, plan or last year",
            ColumnRole.Value => "the value",
            ColumnRole.Numerator => "the numerator",
            ColumnRole.Denominator => "the denominator",
            ColumnRole.Target => "the target",
            ColumnRole.LastYear => "last year’s value",
            ColumnRole.Note => "a note",
            ColumnRole.PeriodValues => "values of this period",
            ColumnRole.MeasureValues => "values of this measure",
        };
}

internal static class PeriodsOfYears
{
    /// <summary>How many periods of a frequency a year has.</summary>
    public static int PeriodsOf(this Period year, Frequency frequency) =>
        frequency switch
        {
            Frequency.Day => year.End.DayNumber - year.Start.DayNumber + 1,
            Frequency.Week => 52,
            Frequency.Month => 12,
            Frequency.Quarter => 4,
            Frequency.HalfYear => 2,
            Frequency.Year => 1,
        };
}
