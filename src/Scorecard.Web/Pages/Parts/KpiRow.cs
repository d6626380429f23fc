using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>One KPI in a list.</summary>
public sealed record KpiRow(
    string Id,
    string Name,
    string Objective,
    string Indicator,
    string Value,
    string? Target,
    ShownScore Score,
    IReadOnlyList<double?> Trend,
    string? Note
)
{
    public Signal? Signal { get; init; }

    public Assurance Assurance { get; init; }

    public static KpiRow Of(OrganizationView o, Kpi kpi, PeriodChoice period)
    {
        var figure = o.Book.Figure(kpi.Id, period.Window);
        var behaviour = KpiBehaviour.Of(o.Book, kpi, period.Window);
        return new(
            PublicIds.Format(kpi.Id),
            kpi.Name,
            o.Model.Objective(kpi.ObjectiveId).Name,
            kpi.Indicator.ToString(),
            KpiWords.Value(kpi, figure),
            KpiWords.Aim(kpi, o.Book.AimIn(kpi.Id, period.Window)),
            ShownScore.Of(o.Book, new(NodeKind.Kpi, kpi.Id), period.Window),
            ShownScore.Trend(o.Book, new(NodeKind.Kpi, kpi.Id), period.Trail(SummaryStrip.Windows)),
            figure.Carried ? "carried over"
                : figure.IsPresent && figure.Partial ? "partial"
                : null
        )
        {
            Signal = behaviour.Signal,
            Assurance = behaviour.Assurance,
        };
    }
}
