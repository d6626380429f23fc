using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Objectives;

/// <summary>Everything the page of one objective shows for one window.</summary>
public sealed record ObjectiveContent
{
    public required UnitBar Bar { get; init; }
    public required long Key { get; init; }
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public required string Perspective { get; init; }
    public required string Period { get; init; }
    public required string Query { get; init; }
    public required DateOnly Today { get; init; }
    public long? OwnerId { get; init; }
    public required SummaryStrip Summary { get; init; }
    public required ScoreSum Sum { get; init; }
    public string? NeverMet { get; init; }

    /// <summary>Objectives that are linked to it and do not count in its score.</summary>
    public required IReadOnlyList<Supporter> Aligned { get; init; }

    /// <summary>Units that own it together with its own, and who answers there.</summary>
    public required IReadOnlyList<(string Id, string Unit, long? OwnerId)> SharedBy { get; init; }

    /// <summary>The people who answer for it, here and there.</summary>
    public IEnumerable<long> OwnerIds => SharedBy.Select(s => s.OwnerId).Append(OwnerId).OfType<long>();
    public required Serving Initiatives { get; init; }

    /// <summary>Whether it may end the fiscal year green; null where no KPI of its own says anything of it.</summary>
    public OutlookText? Outlook { get; init; }
    public required WayUp WayUp { get; init; }
    public required LinkedView Linked { get; init; }
    public bool CanEdit { get; init; }

    /// <summary>Whether a unit directly below is one that the person may edit.</summary>
    public bool CanCascade { get; init; }

    public static ObjectiveContent Of(OrganizationView o, Objective objective, PeriodChoice period)
    {
        var node = new NodeRef(NodeKind.Objective, objective.Id);
        var unit = o.Model.UnitOf(objective);
        IReadOnlyList<KpiRow> kpis = [.. o.Model.KpisOf(objective).Select(k => KpiRow.Of(o, k, period))];
        var supporters = Supporter.AllOf(o, objective, period);
        return new()
        {
            Bar = UnitBar.Of(o, unit, period),
            Key = objective.Id,
            Id = PublicIds.Format(objective.Id),
            Name = objective.Name,
            Description = objective.Description,
            Perspective = o.Model.Perspective(objective.PerspectiveId).Name,
            Period = PeriodWords.Of(period.Window, period.Calendar),
            Query = period.Query,
            Today = period.Today,
            OwnerId = objective.OwnerId,
            Summary = SummaryStrip.Of(o, node, period, []),
            Sum = ScoreSum.Of(o, objective, period.Window, kpis, supporters),
            NeverMet = KpiRow.NeverMetIn(kpis),
            Aligned = [.. supporters.Where(s => !s.Counts)],
            SharedBy =
            [
                .. o
                    .Model.AnswersTo(objective)
                    .Where(a => a.Kind == CascadeAnswerKind.Shared && o.Sees(o.Model.Unit(a.UnitId)))
                    .Select(a => (PublicIds.Format(a.UnitId), o.Model.Unit(a.UnitId).Name, a.OwnerId))
                    .OrderBy(s => s.Name, StringComparer.CurrentCultureIgnoreCase),
            ],
            Initiatives = new(
                InitiativeRow.Serving(o, objective, period.Today),
                o.Allows(Operation.Edit, unit) ? $"~/initiatives/new?objective={PublicIds.Format(objective.Id)}" : null,
                new Dictionary<long, string>()
            ),
            Outlook = OutlookText.Of(o, objective, period),
            WayUp = WayUp.Of(o, node, period),
            Linked = LinkedView.Of(o, objective),
            CanEdit = o.Allows(Operation.Edit, unit),
            CanCascade = o.Model.ChildrenOf(unit).Any(u => o.Allows(Operation.Edit, u)),
        };
    }
}

/// <summary>An objective that contributes to another.</summary>
/// <param name="Counts">False where the link only shows alignment.</param>
public sealed record Supporter(
    string Id,
    string Name,
    string Unit,
    bool Across,
    bool Counts,
    ShownScore Score,
    IReadOnlyList<double?> Trend
)
{
    public string Relation => (Across ? "from across" : "from below") + (Counts ? "" : ", alignment only");

    public static TableFile ToFile(string objective, string period, IReadOnlyList<Supporter> rows) =>
        TableFile.Of(
            "aligned",
            $"Aligned with {objective}",
            period,
            rows,
            ("Objective", row => row.Name),
            ("Unit", row => row.Unit),
            ("Relation", row => row.Relation),
            ("Score", row => row.Score.Value),
            ("Status", row => row.Score.Word)
        );

    public static IReadOnlyList<Supporter> AllOf(OrganizationView o, Objective objective, PeriodChoice period)
    {
        var tier = o.Model.UnitOf(objective).Tier;
        var trail = period.Trail(SummaryStrip.Windows);
        return
        [
            .. o
                .Model.ContributionsTo(objective)
                .Select(c => (c.Counts, Objective: o.Model.Objective(c.FromId), Unit: o.Model.UnitOf(o.Model.Objective(c.FromId))))
                .Where(x => o.Sees(x.Unit))
                .OrderByDescending(x => x.Counts)
                .ThenBy(x => x.Unit.Tier != tier)
                .ThenBy(x => x.Objective.Code, StringComparer.OrdinalIgnoreCase)
                .Select(x => new Supporter(
                    PublicIds.Format(x.Objective.Id),
                    x.Objective.Name,
                    x.Unit.Name,
                    x.Unit.Tier == tier,
                    x.Counts,
                    ShownScore.Of(o.Book, new(NodeKind.Objective, x.Objective.Id), period.Window),
                    ShownScore.Trend(o.Book, new(NodeKind.Objective, x.Objective.Id), trail)
                )),
        ];
    }
}
