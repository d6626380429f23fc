using Scorecard.Domain;
using Scorecard.Domain.Cascading;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>A KPI that can go along.</summary>
/// <param name="LastYear">What each unit reached last year, where a KPI of it feeds this one or bears its name; in the order of the
/// units.</param>
public sealed record OfferedKpi(Kpi Kpi, FiscalCalendar Calendar, IReadOnlyList<decimal> LastYear)
{
    public string Id => PublicIds.Format(Kpi.Id);

    public bool Adds => HandedDown.AddsUp(Kpi);

    /// <summary>How its target can be given to the units: only one that adds up over them is split.</summary>
    public IReadOnlyList<SplitMethod> Methods => Adds ? Enum.GetValues<SplitMethod>() : [SplitMethod.Same, SplitMethod.ByHand];

    public IReadOnlyList<KpiDefinition> Definitions(DateOnly from) => HandedDown.Definitions(Kpi, from, Calendar);

    /// <summary>The first period that owes a value below, in words.</summary>
    public string Begins(DateOnly from) => PeriodOf(Definitions(from)[0]);

    /// <summary>The targets from a day on, in words: “1.18, 1.1 from January 2027”; null where there is no single one.</summary>
    public string? Targets(DateOnly from) =>
        HandedDown.Targets(Definitions(from)) is { } targets ? InTurn(Definitions(from), targets) : null;

    /// <summary>Numbers that hold one after the other as these definitions do.</summary>
    public string InTurn(IReadOnlyList<KpiDefinition> definitions, IReadOnlyList<decimal> numbers) =>
        string.Join(
            ", ",
            definitions.Zip(
                numbers,
                (d, number) => d == definitions[0] ? NumberText.Write(number) : $"{NumberText.Write(number)} from {PeriodOf(d)}"
            )
        );

    private string PeriodOf(KpiDefinition definition) =>
        PeriodWords.Of(Calendar.Containing(Kpi.Frequency, definition.EffectiveFrom), Calendar);
}
