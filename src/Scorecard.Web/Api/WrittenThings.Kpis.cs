using Scorecard.Data.Export;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Api;

/// <content>From when on a KPI is another.</content>
internal sealed partial class WrittenThings
{
    private const string From = "effective_from";

    /// <summary>The definition over which what is said is laid: that of the period from which on it is to hold.</summary>
    /// <exception cref="Refused">It would be calculated from a day on, and have no formula before.</exception>
    private KpiDefinition Definition(Kpi kpi)
    {
        var isDated = said.GetValueOrDefault(From, "").Length > 0;
        if (said.GetValueOrDefault("formula", "").Length > 0 && !kpi.IsCalculated)
            return kpi.Definitions.Count == 1 && !isDated
                ? kpi.Definitions[0]
                : throw Unfit(
                    $"“{kpi.Code}” was entered or rolled up under earlier targets, which would have no formula. Make a KPI of its own "
                        + "for what is calculated; where it has one target only, leave effectiveFrom away."
                );
        if (!isDated && !ChangedRow.Dated.Any(said.ContainsKey))
            return kpi.Definitions[0];
        var calendar = view.Model.Organization.Calendar;
        var frequency = Enum.TryParse<Frequency>(said.GetValueOrDefault("frequency"), ignoreCase: true, out var other)
            ? other
            : kpi.Frequency;
        if (!isDated)
            said[From] = PeriodCode.Format(calendar.Containing(frequency, Later(kpi.BeginsOn, view.Today(time))), calendar);
        var from = PeriodCode.Read(said[From], calendar, expected: frequency).Period;
        return (from is { } period ? kpi.DefinitionOn(calendar.Containing(frequency, period.Start).End) : null) ?? kpi.Definitions[0];
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
