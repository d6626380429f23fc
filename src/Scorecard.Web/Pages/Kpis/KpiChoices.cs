using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What the form of a KPI offers.</summary>
/// <param name="Parents">KPIs of the same unit and those above, without the KPI itself and what feeds it.</param>
public sealed record KpiChoices(IReadOnlyList<SelectListItem> Parents)
{
    public static readonly IReadOnlyList<SelectListItem> Frequencies = Choices.Of<Frequency>(each => each.InWords().Capital());

    public static readonly IReadOnlyList<SelectListItem> Aggregations = Choices.Of<TimeAggregation>(aggregation =>
        aggregation switch
        {
            TimeAggregation.Sum => "Sum: periods add up",
            TimeAggregation.Average => "Average of the periods",
            TimeAggregation.Last => "Last value holds",
            TimeAggregation.Min => "Lowest value",
            TimeAggregation.Max => "Highest value",
            TimeAggregation.Ratio => "Ratio of two entered numbers",
        }
    );

    public static readonly IReadOnlyList<SelectListItem> Multipliers =
    [
        .. RatioMultiplier.All.Select(times => new SelectListItem(
            times.ToString("N0", CultureInfo.CurrentCulture),
            times.ToString(CultureInfo.InvariantCulture)
        )),
    ];

    public static readonly IReadOnlyList<SelectListItem> Directions =
    [
        Item(Direction.HigherIsBetter, "Higher is better"),
        Item(Direction.LowerIsBetter, "Lower is better"),
        Item(Direction.WithinRange, "Within a range is best"),
        Item(Direction.YesNo, "Yes or no"),
    ];

    public static readonly IReadOnlyList<SelectListItem> Indicators = Choices.Of<Indicator>(indicator =>
        indicator switch
        {
            Indicator.Leading => "Leading: moves first",
            Indicator.Lagging => "Lagging: the outcome itself",
        }
    );

    public static readonly IReadOnlyList<SelectListItem> Sources = Choices.Of<ValueSource>(source =>
        source switch
        {
            ValueSource.Entered => "Entered by a person or an import",
            ValueSource.RolledUp => "Rolled up from the KPIs that feed it",
            ValueSource.Calculated => "Calculated from other KPIs by a formula",
        }
    );

    public static readonly IReadOnlyList<SelectListItem> RollUps = Choices.Of<KpiRollUp>(rollUp =>
        rollUp switch
        {
            KpiRollUp.Sum => "Sum",
            KpiRollUp.Average => "Average",
            KpiRollUp.WeightedAverage => "Average by roll-up weight",
            KpiRollUp.Min => "Lowest",
            KpiRollUp.Max => "Highest",
            KpiRollUp.Ratio => "Ratio of the added parts",
        }
    );

    public static readonly IReadOnlyList<SelectListItem> Scales = [.. ScaleKinds.All.Select(kind => Item(kind.Kind, kind.Label))];

    public IReadOnlyList<SelectListItem> People { get; init; } = [];

    /// <summary>How the month is typed in which it begins.</summary>
    public MonthBox Month { get; private init; } = MonthBox.Of(FiscalCalendar.Calendar);

    public static KpiChoices Of(OrganizationView o, Objective objective, Kpi? self)
    {
        var path = o.Model.PathUp(o.Model.UnitOf(objective)).Where(o.Sees).ToList();
        var feeding = self is null ? [] : Feeding(o, self).Select(k => k.Id).ToHashSet();
        var offered = path.SelectMany(u =>
                o.Model.ObjectivesOf(u)
                    .SelectMany(o.Model.KpisOf)
                    .Where(k => !feeding.Contains(k.Id))
                    .Select(k => new SelectListItem(InWords(u, k), PublicIds.Format(k.Id)))
            )
            .ToList();
        if (self?.ParentId is { } present && offered.TrueForAll(item => item.Value != PublicIds.Format(present)))
            offered.Add(
                new(o.Sees(o.Model.UnitOf(o.Model.Kpi(present))) ? o.Model.Kpi(present).Name : "Private", PublicIds.Format(present))
            );
        return new(offered) { Month = MonthBox.Of(o.Model.Organization.Calendar) };
    }

    /// <summary>The first free code that begins with the objective's: SALES-O3-K2.</summary>
    public static string Suggest(OrganizationView o, Objective objective)
    {
        var taken = o.Model.Kpis.Select(k => k.CodeNormalized).ToHashSet();
        var start = objective.Code[..Math.Min(objective.Code.Length, TextRules.CodeLength - 6)];
        return Enumerable
            .Range(o.Model.KpisOf(objective).Count() + 1, 9_999)
            .Select(n => $"{start}-K{n}")
            .First(code => !taken.Contains(TextRules.Normalize(code)));
    }

    private static string InWords(Unit unit, Kpi kpi)
    {
        var measured = kpi.UnitOfMeasure.Length > 0 ? $"{kpi.UnitOfMeasure}, " : "";
        return $"{unit.Name}: {kpi.Name} ({measured}{kpi.Frequency.InWords()})";
    }

    private static IEnumerable<Kpi> Feeding(OrganizationView o, Kpi kpi) =>
        o.Model.ChildrenOf(kpi).SelectMany(child => Feeding(o, child)).Prepend(kpi);

    private static SelectListItem Item<T>(T value, string text)
        where T : struct, Enum => new(text, value.ToString());
}
