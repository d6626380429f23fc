using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>A lock beside figures of a closed month.</summary>
/// <param name="On">The day on which it was closed; null draws nothing.</param>
/// <param name="Path">The page of the month.</param>
/// <param name="Before">What was shown when it was closed; null where that is what is shown now.</param>
public sealed record ClosedMark(string? On, string Path, string? Before)
{
    public static readonly ClosedMark None = new(null, "", null);
}

/// <summary>
/// <c>&lt;vc:closed-mark on="unit" id="…" /&gt;</c>: says that the shown period is closed, and what it showed then where that differs.
/// Nothing is drawn, and nothing asked of the database, where the period is open.
/// </summary>
public sealed class ClosedMarkViewComponent(OrganizationReader reader, FrozenScoreShelf shelf, TimeProvider time) : ViewComponent
{
    private sealed record Found(
        Closing Closing,
        NodeRef Node,
        Window Window,
        string Code,
        string Day,
        FrozenScore? Now,
        Bands Bands,
        Kpi? Kpi
    );

    /// <param name="on">unit, objective or kpi.</param>
    /// <param name="id">As in addresses.</param>
    public async Task<IViewComponentResult> InvokeAsync(string on, string id) =>
        View("/Pages/Parts/_ClosedMark.cshtml", await MarkAsync(on, id));

    private async Task<ClosedMark> MarkAsync(string on, string id)
    {
        if (await reader.ReadOnAsync(o => Find(o, on, id), HttpContext.RequestAborted) is not { } found)
            return ClosedMark.None;
        var mark = new ClosedMark(found.Day, $"~/periods/{found.Code}", null);
        if (found.Now is not { } now || await shelf.OfAsync(reader.Db, found.Closing.Id, HttpContext.RequestAborted) is not { } frozen)
            return mark;
        return frozen.Find(found.Node, found.Window) is { } then && !then.Says(now)
            ? mark with
            {
                Before = FrozenWords.Of(then, now, found.Kpi, found.Bands),
            }
            : mark;
    }

    private Found? Find(OrganizationView o, string on, string id)
    {
        var period = PeriodChoice.Of(o, HttpContext.Request.Query, time);
        if (o.Model.Closed.Of(period.Window, period.Calendar) is not { } closing)
            return null;
        var kpi = on == "kpi" ? o.Kpi(id) : null;
        NodeRef? node =
            kpi is not null ? new(NodeKind.Kpi, kpi.Id)
            : on == "objective" && o.Objective(id) is { } objective ? new(NodeKind.Objective, objective.Id)
            : on == "unit" && o.Unit(id) is { } unit ? new(NodeKind.Unit, unit.Id)
            : null;
        if (node is not { } shown)
            return null;
        var organization = o.Model.Organization;
        return new(
            closing,
            shown,
            period.Window,
            PeriodCode.Format(period.Calendar.Containing(Frequency.Month, closing.Month), period.Calendar),
            PeriodWords.Day(organization.DateAt(closing.ClosedAt)),
            // What counts roughly for the person cannot be compared with exact figures, and must not be.
            o.Book.IsAbout(shown)
                ? null
                : FrozenScore.Of(o.Book, shown, period.Window),
            kpi?.BandsWithin(organization.Bands) ?? organization.Bands,
            kpi
        );
    }
}
