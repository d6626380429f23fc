using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Units;

/// <summary>
/// What the dashboard of a unit says to all who see the same of its organization. It is kept with the book until a value changes, and drawn
/// once.
/// </summary>
/// <param name="Moved">Null for a unit without objectives.</param>
public sealed record UnitFigures(
    SummaryStrip Summary,
    IReadOnlyList<PerspectiveCard> Perspectives,
    MovedCard? Moved,
    IReadOnlyList<KpiRow> Kpis,
    ChildUnits Children
)
{
    private const int MostMoved = 6;

    public DrawnParts Drawn { get; } = new();

    /// <param name="allChildren">Whether all units below are shown, not only those with the lowest scores.</param>
    public static UnitFigures Of(OrganizationView o, Unit unit, PeriodChoice period, bool allChildren) =>
        o.SeesAll
            ? o.Book.Remember(
                new Question(unit.Id, period.Window, period.Today, allChildren, CultureInfo.CurrentCulture.Name),
                () => Made(o, unit, period, allChildren)
            )
            : Made(o, unit, period, allChildren);

    private sealed record Question(long UnitId, Window Window, DateOnly Today, bool AllChildren, string Culture) : IQuestion<UnitFigures>
    {
        /// <summary>A dashboard of 70 rows is drawn in 90,000 characters.</summary>
        public long Bytes => 250_000;
    }

    private static UnitFigures Made(OrganizationView o, Unit unit, PeriodChoice period, bool allChildren)
    {
        var cards = PerspectiveCard.AllOf(o, unit, period);
        IReadOnlyList<KpiRow> kpis = [.. o.Model.ObjectivesOf(unit).SelectMany(o.Model.KpisOf).Select(k => KpiRow.Of(o, k, period))];
        var summary = SummaryStrip.Of(
            o,
            new(NodeKind.Unit, unit.Id),
            period,
            [.. cards.SelectMany(c => c.Objectives).Select(r => r.Score.Tone)]
        );
        return new(
            summary with
            {
                Signals = kpis.Count > 0 ? SignalCount.Of(kpis, $"~/kpis?unit={PublicIds.Format(unit.Id)}&{period.Query}") : null,
            },
            cards,
            cards.Count > 0 ? MovedCard.Of(o, unit, period.Previous, period, MovedBy.Objective, MostMoved) : null,
            kpis,
            ChildUnits.Of(o, unit, period, allChildren)
        );
    }
}
