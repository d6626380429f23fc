using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Meetings;

/// <summary>An objective that is red or amber: its KPIs over time, and what is done about it.</summary>
public sealed record ObjectiveSlide(
    string Path,
    string Perspective,
    ShownScore Score,
    string Change,
    string Since,
    IReadOnlyList<(KpiRow Row, KpiChart Chart)> Kpis,
    IReadOnlyList<InitiativeRow> Initiatives
)
{
    public static ObjectiveSlide Of(OrganizationView o, Objective objective, PeriodChoice period)
    {
        var node = new NodeRef(NodeKind.Objective, objective.Id);
        var score = ShownScore.Of(o.Book, node, period.Window);
        return new(
            $"~/objectives/{PublicIds.Format(objective.Id)}?{period.Query}",
            o.Model.Perspective(objective.PerspectiveId).Name,
            score,
            score.ChangeSince(ShownScore.Of(o.Book, node, period.Previous.Window)),
            PeriodWords.Beside(period.Previous.Window, period.Window, period.Calendar),
            [
                .. o
                    .Model.KpisOf(objective)
                    .Select(k => (KpiRow.Of(o, k, period), KpiChart.Of(o, k, period.Window, YearGoal.Of(o.Book, k, period.Window)))),
            ],
            InitiativeRow.Serving(o, objective, period.Today)
        );
    }
}
