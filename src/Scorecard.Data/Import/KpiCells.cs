using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Import;

/// <summary>The cells of a KPI's row. What is not given keeps what the KPI has, or takes the default of a new one.</summary>
internal static class KpiCells
{
    public static KpiDetails ReadDetails(TableReader row, Kpi? known)
    {
        row.Unit = row.Text("unit_of_measure") ?? "";
        var details = new KpiDetails(
            row.RequiredName("KPI"),
            row.Text("unit_of_measure") ?? "",
            row.RequiredChoice<Frequency>("frequency"),
            row.RequiredChoice<TimeAggregation>("aggregation"),
            row.RequiredChoice<Direction>("direction")
        );
        var before = known?.Details ?? details;
        return details with
        {
            Description = row.Text("description") ?? before.Description,
            Indicator = row.RequiredChoice<Indicator>("indicator"),
            ValueSource = row.RequiredChoice<ValueSource>("value_source"),
            RollUp = row.Choice<KpiRollUp>("roll_up") ?? before.RollUp,
            RollUpWeight = row.Number("roll_up_weight") ?? before.RollUpWeight,
            RequireAll = row.YesNo("require_all") ?? before.RequireAll,
            CarryForward = row.Whole("carry_forward") ?? before.CarryForward,
            AmberFrom = (double?)row.Number("amber_from") ?? before.AmberFrom,
            GreenFrom = (double?)row.Number("green_from") ?? before.GreenFrom,
            OwnerId = row.Person("owner") ?? before.OwnerId,
            DueDays = row.Whole("due_days") ?? before.DueDays,
            Multiplier = row.Whole("multiplier") ?? (details.UnitOfMeasure == known?.UnitOfMeasure ? before.Multiplier : null),
            NumeratorName = row.Text("numerator_name") ?? before.NumeratorName,
            DenominatorName = row.Text("denominator_name") ?? before.DenominatorName,
            Lowest = row.Number("lowest") ?? before.Lowest,
            Highest = row.Number("highest") ?? before.Highest,
            NeedsApproval = row.YesNo("approval") ?? before.NeedsApproval,
            SponsorId = row.Person("sponsor") ?? before.SponsorId,
        };
    }

    /// <summary>The first definition; null with a problem where it does not hold together.</summary>
    /// <param name="newFrom">From when on that of a new KPI holds where the row does not say.</param>
    public static KpiDefinition? ReadDefinition(TableReader row, Kpi? known, Frequency frequency, DateOnly newFrom)
    {
        var from = row.Period("effective_from", frequency)?.Start ?? known?.BeginsOn ?? newFrom;
        _ = row.Required("scale");
        var weight = row.RequiredWeight();
        KpiDefinition? definition = null;
        if (ScaleCells.Read(row, known?.Definitions[0].Scale) is { } scale && row.Ok)
            row.Try(
                row.Text("target") is null ? "scale" : "target",
                () => definition = new KpiDefinition(from, scale, weight, known?.Definitions[0].Formula)
            );
        return definition;
    }

    /// <summary>The column to look at when a KPI as a whole breaks a rule; null where no single one is to blame.</summary>
    public static string? ColumnToBlame(KpiDetails details, KpiDefinition definition) =>
        details is { Aggregation: TimeAggregation.Sum, UnitOfMeasure: "%" } ? "aggregation"
        : details is { Aggregation: TimeAggregation.Ratio, ValueSource: ValueSource.Calculated } ? "aggregation"
        : details is { ValueSource: ValueSource.RolledUp, RollUp: null } ? "roll_up"
        : !definition.Scale.Agrees(details.Direction) ? "direction"
        : null;
}
