using Scorecard.Domain.Access;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>The two states between which a score moved, as they are shown.</summary>
/// <param name="Earlier">The book of the first: another one where it is as reported on an earlier day.</param>
internal sealed record MovedEnds(
    OrganizationView View,
    ScoreBook Earlier,
    PeriodChoice Before,
    PeriodChoice Period,
    ShownScore From,
    ShownScore To
)
{
    /// <param name="movement">Of what is no KPI.</param>
    public static MovedEnds Of(OrganizationView o, ScoreBook earlier, Movement movement, PeriodChoice before, PeriodChoice period) =>
        new(o, earlier, before, period, ShownScore.Of(earlier, movement.From), ShownScore.Of(o.Book, movement.To));

    /// <summary>What a part of the movement is about, which may be no more.</summary>
    public Kpi Kpi(long id) => View.Model.TryKpi(id, out var kpi) ? kpi : Earlier.Model.Kpi(id);

    /// <inheritdoc cref="Kpi"/>
    public Objective Objective(long id) => View.Model.TryObjective(id, out var objective) ? objective : Earlier.Model.Objective(id);

    public Unit UnitOf(Kpi kpi) => View.Model.TryKpi(kpi.Id, out _) ? View.Model.UnitOf(kpi) : Earlier.Model.UnitOf(kpi);

    public bool Sees(Kpi kpi) =>
        View.Model.TryKpi(kpi.Id, out _)
            ? View.Sees(View.Model.UnitOf(kpi))
            : Earlier.Model.Allows(View.Person.Actor, Operation.View, Earlier.Model.UnitOf(kpi));

    /// <summary>The change as a reader gets it by subtracting; the rows of a waterfall add up to it.</summary>
    public double Shown => Math.Round((To.Rounded ?? 0) - (From.Rounded ?? 0), 1);

    /// <summary>What a KPI did, for one cause: “96.3% → 94.2%”.</summary>
    public string Change(Kpi kpi, MovementCause cause)
    {
        var was = Value(Earlier, kpi, Before);
        var now = Value(View.Book, kpi, Period);
        return cause switch
        {
            MovementCause.Value => $"{was} → {now}",
            MovementCause.Target => "target changed",
            MovementCause.Weight => "weight changed",
            MovementCause.NewlyReported => $"newly reported: {now}",
            MovementCause.Missing => $"was {was}, now missing",
            MovementCause.Added => $"added: {now}",
            MovementCause.Removed => $"was {was}, counts here no longer",
        };
    }

    private static string Value(ScoreBook book, Kpi kpi, PeriodChoice period) =>
        book.Model.TryKpi(kpi.Id, out _) ? KpiWords.Value(kpi, book.Figure(kpi.Id, period.Window)) : Figures.None;
}
