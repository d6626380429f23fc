using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Map;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Briefings;

/// <summary>The scorecard of a unit in one period, to be read on paper or taken along as a workbook.</summary>
public sealed record BriefingContent
{
    private const int MostMoved = 12;

    public required UnitBar Bar { get; init; }
    public required long UnitKey { get; init; }
    public required string UnitId { get; init; }
    public required string UnitName { get; init; }
    public required string UnitCode { get; init; }
    public required string Tier { get; init; }
    public required string OrganizationName { get; init; }
    public required string? Currency { get; init; }
    public required string Period { get; init; }
    public required string Since { get; init; }
    public required string Query { get; init; }

    /// <summary>When it was made, by the organization's clock.</summary>
    public required DateTime AsOf { get; init; }
    public required string AsOfText { get; init; }
    public required DateOnly Today { get; init; }
    public required Bands Bands { get; init; }
    public required double MinimumCoverage { get; init; }
    public required SummaryStrip Summary { get; init; }
    public required MovedCard Moved { get; init; }
    public required IReadOnlyList<Part> Perspectives { get; init; }
    public required UnitAttention Attention { get; init; }
    public required MapContent Map { get; init; }
    public required IReadOnlyList<InitiativeRow> Initiatives { get; init; }
    public required IReadOnlyDictionary<long, string> Objectives { get; init; }

    /// <summary>What comments are quoted of.</summary>
    public required QuotedComment.Scope Spoken { get; init; }

    /// <summary>A perspective with its objectives and their KPIs.</summary>
    public sealed record Part(
        PerspectiveCard Card,
        KpiCount Kpis,
        IReadOnlyList<(ObjectiveRow Row, ShownScore Before, IReadOnlyList<Measured> Kpis)> Objectives
    );

    /// <summary>A KPI as it reads, and its numbers.</summary>
    public sealed record Measured(KpiRow Row, string UnitOfMeasure, double? Value, double? Target, double? Before)
    {
        /// <summary>The value less its target, signed; null where either is not a number of its own.</summary>
        public string? Variance { get; init; }
    }

    public string Title => $"{UnitName}, {Period}";

    public static BriefingContent Of(OrganizationView o, Unit unit, PeriodChoice period, DateTime now)
    {
        var organization = o.Model.Organization;
        var cards = PerspectiveCard.AllOf(o, unit, period);
        var inputs = o.Book.Inputs(new(NodeKind.Unit, unit.Id), period.Window);
        return new()
        {
            Bar = UnitBar.Of(o, unit, period),
            UnitKey = unit.Id,
            UnitId = PublicIds.Format(unit.Id),
            UnitName = unit.Name,
            UnitCode = unit.Code,
            Tier = organization.Tiers[unit.Tier - 1].Name,
            OrganizationName = organization.Name,
            Currency = organization.Currency,
            Period = PeriodWords.Of(period.Window, period.Calendar),
            Since = PeriodWords.Beside(period.Previous.Window, period.Window, period.Calendar),
            Query = period.Query,
            AsOf = TimeZoneInfo.ConvertTimeFromUtc(now, TimeZoneInfo.FindSystemTimeZoneById(organization.TimeZone)),
            AsOfText = PeriodWords.Moment(now, organization.TimeZone),
            Today = period.Today,
            Bands = organization.Bands,
            MinimumCoverage = organization.MinimumCoverage,
            Summary = SummaryStrip.Of(
                o,
                new(NodeKind.Unit, unit.Id),
                period,
                [.. cards.SelectMany(c => c.Objectives).Select(r => r.Score.Tone)]
            ),
            Moved = MovedCard.Of(o, unit, period.Previous, period, MovedBy.Objective, MostMoved),
            Perspectives = [.. cards.Zip(inputs, (card, input) => PartOf(o, card, input.Node, period))],
            Attention = UnitAttention.Of(o, unit, period),
            Map = MapContent.Of(o, unit, period, new MapView(period.Query, Themes: false, Across: false, Edit: false)),
            Initiatives = InitiativesOf(o, unit, period.Today),
            Objectives = o.Model.ObjectivesOf(unit).ToDictionary(x => x.Id, x => x.Name),
            Spoken = QuotedComment.Scope.Of(o, unit),
        };
    }

    private static Part PartOf(OrganizationView o, PerspectiveCard card, NodeRef node, PeriodChoice period) =>
        new(
            card,
            KpiCount.Of(o.Book, node, period.Window),
            [
                .. card.Objectives.Zip(
                    o.Book.Inputs(node, period.Window),
                    (row, input) =>
                        (
                            row,
                            ShownScore.Of(o.Book, input.Node, period.Previous.Window),
                            (IReadOnlyList<Measured>)
                                [.. o.Model.KpisOf(o.Model.Objective(input.Node.Id)).Select(k => MeasuredOf(o, k, period))]
                        )
                ),
            ]
        );

    private static Measured MeasuredOf(OrganizationView o, Kpi kpi, PeriodChoice period)
    {
        var figure = o.Book.Figure(kpi.Id, period.Window);
        var target = o.Book.AimIn(kpi.Id, period.Window)?.Value;
        return new(
            KpiRow.Of(o, kpi, period),
            kpi.UnitOfMeasure,
            figure.IsPresent ? figure.Value : null,
            target,
            o.Book.Kpi(kpi.Id, period.Previous.Window).Known
        )
        {
            Variance = KpiWords.Variance(kpi, figure, target),
        };
    }

    /// <summary>The unit's own, and the visible ones of others that serve its objectives or KPIs; open ones first.</summary>
    private static IReadOnlyList<InitiativeRow> InitiativesOf(OrganizationView o, Unit unit, DateOnly today)
    {
        var objectives = o.Model.ObjectivesOf(unit).ToList();
        var (own, kpis) = (objectives.Select(x => x.Id).ToHashSet(), objectives.SelectMany(o.Model.KpisOf).Select(k => k.Id).ToHashSet());
        return
        [
            .. o
                .Model.Initiatives.Where(i => i.UnitId == unit.Id || i.ObjectiveIds.Any(own.Contains) || i.KpiIds.Any(kpis.Contains))
                .Where(i => o.Sees(o.Model.UnitOf(i)))
                .OrderByDescending(i => i.IsOpen)
                .Select(i => InitiativeRow.Of(o, i, today)),
        ];
    }
}
