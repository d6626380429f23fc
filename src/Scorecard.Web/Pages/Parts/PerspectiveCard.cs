using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>One perspective of a unit with its objectives.</summary>
/// <param name="Share">Of the unit's score, 0 to 1.</param>
public sealed record PerspectiveCard(
    string Id,
    string Name,
    double Share,
    ShownScore Score,
    ShownScore Before,
    IReadOnlyList<ObjectiveRow> Objectives
)
{
    public string Change => Score.ChangeSince(Before);

    public string Icon => IconOf(Name);

    /// <summary>The perspectives in which a unit has objectives.</summary>
    public static IReadOnlyList<PerspectiveCard> AllOf(OrganizationView o, Unit unit, PeriodChoice period)
    {
        var inputs = o.Book.Inputs(new(NodeKind.Unit, unit.Id), period.Window);
        return
        [
            .. inputs.Select(input => new PerspectiveCard(
                PublicIds.Format(input.Node.PerspectiveId),
                o.Model.Perspective(input.Node.PerspectiveId).Name,
                Shares.Of(input, inputs),
                ShownScore.Of(o.Book, input.Node, period.Window),
                ShownScore.Of(o.Book, input.Node, period.Previous.Window),
                ObjectiveRow.AllOf(o, input.Node, period)
            )),
        ];
    }

    public static TableFile ToFile(string unit, string period, IReadOnlyList<PerspectiveCard> cards) =>
        TableFile.Of(
            "objectives",
            $"Objectives of {unit}",
            period,
            cards.SelectMany(card => card.Objectives.Select(row => (Card: card, Row: row))),
            ("Perspective", x => x.Card.Name),
            ("Objective", x => x.Row.Name),
            ("Type", x => x.Row.Indicator),
            ("Share of perspective", x => x.Row.Score.IsApplicable ? x.Row.Share : null),
            ("KPIs reported", x => x.Row.Kpis.Reported),
            ("KPIs", x => x.Row.Kpis.Total),
            ("Score", x => x.Row.Score.Value),
            ("Status", x => x.Row.Score.Word),
            ("Signal", x => x.Row.Signal?.Words)
        );

    private static string IconOf(string name) =>
        Perspective.DefaultNames.Select((known, i) => known == name ? i : -1).Max() switch
        {
            0 => "coin-euro",
            1 => "heart-handshake",
            2 => "route",
            3 => "school",
            _ => "target",
        };
}

/// <summary>One objective in its perspective.</summary>
/// <param name="Indicator">Leading, lagging or both, by its own KPIs; empty where it has none.</param>
public sealed record ObjectiveRow(
    string Id,
    string Name,
    string Indicator,
    double Share,
    ShownScore Score,
    IReadOnlyList<double?> Trend,
    KpiCount Kpis,
    ShownSignal? Signal
)
{
    public static IReadOnlyList<ObjectiveRow> AllOf(OrganizationView o, NodeRef perspective, PeriodChoice period)
    {
        var inputs = o.Book.Inputs(perspective, period.Window);
        var trail = period.Trail(SummaryStrip.Windows);
        return
        [
            .. inputs.Select(input =>
            {
                var objective = o.Model.Objective(input.Node.Id);
                return new ObjectiveRow(
                    PublicIds.Format(objective.Id),
                    objective.Name,
                    IndicatorOf(o, objective),
                    Shares.Of(input, inputs),
                    ShownScore.Of(o.Book, input.Node, period.Window),
                    ShownScore.Trend(o.Book, input.Node, trail),
                    KpiCount.Of(o.Book, input.Node, period.Window),
                    ShownSignal.Of(o.Book, input.Node, period.Window)
                );
            }),
        ];
    }

    /// <summary>“Leading”, “Lagging”, both, or nothing where it has no KPIs.</summary>
    public static string IndicatorOf(OrganizationView o, Objective objective) =>
        o.Model.KpisOf(objective).Select(k => k.Indicator).Distinct().ToList() switch
        {
            [] => "",
            [Domain.Kpis.Indicator.Leading] => "Leading",
            [_] => "Lagging",
            _ => "Leading and lagging",
        };
}

public static class Shares
{
    /// <summary>An input's share of its node by weight, 0 to 1, among those that apply.</summary>
    public static double Of(WeightedInput input, IReadOnlyList<WeightedInput> all)
    {
        var total = all.Where(i => i.Score.Counts).Sum(i => i.Weight);
        return !input.Score.Counts || total == 0 ? 0 : input.Weight / total;
    }
}
