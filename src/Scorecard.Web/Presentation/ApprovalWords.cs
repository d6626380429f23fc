using Scorecard.Domain.Kpis;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Presentation;

/// <summary>Values that wait for approval, in words.</summary>
public static class ApprovalWords
{
    public static string Value(Kpi kpi, MeasuredValue value) =>
        value.NotApplicable ? "N/A"
        : value == MeasuredValue.Withdrawn ? "no value"
        : value.Number(kpi.Multiplier) is not { } number ? Figures.None
        : value.Numerator is null ? KpiWords.Value(kpi, number)
        : KpiWords.Measured(kpi, number, kpi.Latest.Scale.Decimals + 1);

    /// <summary>“864 of 1,000”; null where it is no ratio.</summary>
    public static string? Parts(MeasuredValue value) =>
        value is { Numerator: { } numerator, Denominator: { } denominator }
            ? $"{Figures.Value(numerator)} of {Figures.Value(denominator)}"
            : null;

    /// <summary>For whom it waits.</summary>
    /// <param name="person">The name of the one who approves; null where it is for those who edit the unit.</param>
    public static string For(string? person, Unit unit) => person ?? $"whoever manages {unit.Name}";
}
