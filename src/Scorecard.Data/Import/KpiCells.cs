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
        KpiDetails Kept(string column) => row.Kept(column, before, details);
        return details with
        {
            Description = row.Text("description") ?? Kept("description").Description,
            Indicator = row.RequiredChoice<Indicator>("indicator"),
            ValueSource = row.RequiredChoice<ValueSource>("value_source"),
            RollUp = row.Choice<KpiRollUp>("roll_up") ?? Kept("roll_up").RollUp,
            RollUpWeight = row.Number("roll_up_weight") ?? Kept("roll_up_weight").RollUpWeight,
            RequireAll = row.YesNo("require_all") ?? Kept("require_all").RequireAll,
            CarryForward = row.Whole("carry_forward") ?? Kept("carry_forward").CarryForward,
            AmberFrom = (double?)row.Number("amber_from") ?? Kept("amber_from").AmberFrom,
            GreenFrom = (double?)row.Number("green_from") ?? Kept("green_from").GreenFrom,
            OwnerId = row.Person("owner") ?? Kept("owner").OwnerId,
            DueDays = row.Whole("due_days") ?? Kept("due_days").DueDays,
            Multiplier = row.Whole("multiplier") ?? (details.UnitOfMeasure == known?.UnitOfMeasure ? Kept("multiplier").Multiplier : null),
            NumeratorName = row.Text("numerator_name") ?? Kept("numerator_name").NumeratorName,
            DenominatorName = row.Text("denominator_name") ?? Kept("denominator_name").DenominatorName,
            Lowest = row.Number("lowest") ?? Kept("lowest").Lowest,
            Highest = row.Number("highest") ?? Kept("highest").Highest,
            NeedsApproval = row.YesNo("approval") ?? Kept("approval").NeedsApproval,
            SponsorId = row.Person("sponsor") ?? Kept("sponsor").SponsorId,
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
        if (ScaleCells.Read(row, known?.Definitions[0].Scale, row.Empties) is { } scale && row.Ok)
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
