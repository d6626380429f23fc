using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>The two states between which a score moved, as they are shown.</summary>
internal sealed record MovedEnds(OrganizationView View, PeriodChoice Before, PeriodChoice Period, ShownScore From, ShownScore To)
{
    public static MovedEnds Of(OrganizationView o, NodeRef node, PeriodChoice before, PeriodChoice period) =>
        new(o, before, period, ShownScore.Of(o.Book, node, before.Window), ShownScore.Of(o.Book, node, period.Window));

    /// <summary>The change as a reader gets it by subtracting; the rows of a waterfall add up to it.</summary>
    public double Shown => Math.Round((To.Rounded ?? 0) - (From.Rounded ?? 0), 1);

    /// <summary>What a KPI did, for one cause: “96.3% → 94.2%”.</summary>
    public string Change(Kpi kpi, MovementCause cause)
    {
        var was = KpiWords.Value(kpi, View.Book.Figure(kpi.Id, Before.Window));
        var now = KpiWords.Value(kpi, View.Book.Figure(kpi.Id, Period.Window));
        return cause switch
        {
            MovementCause.Value => $"{was} → {now}",
            MovementCause.Target => "target changed",
            MovementCause.Weight => "weight changed",
            MovementCause.NewlyReported => $"newly reported: {now}",
            MovementCause.Missing => $"was {was}, now missing",
            MovementCause.Added => $"added: {now}",
            MovementCause.Removed => $"was {was}, now gone",
        };
    }
}
