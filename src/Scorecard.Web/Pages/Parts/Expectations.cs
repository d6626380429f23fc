using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>
/// What should move soon in a unit or below it, or among what the person owns anywhere, since a KPI that leads it gave a signal.
/// </summary>
/// <param name="Lines">The person's own first, then by when they are over.</param>
/// <param name="More">How many more there are.</param>
public sealed record Expectations(IReadOnlyList<WarningLine> Lines, int More)
{
    private const int Few = 3;

    private static readonly CompiledQuery<Func<ScorecardDbContext, IAsyncEnumerable<LeadWarning>>> Open = new(() =>
        EF.CompileAsyncQuery((ScorecardDbContext db) => db.LeadWarnings.AsNoTracking().Where(w => w.Outcome == WarningOutcome.Open))
    );

    public static async Task<Expectations> ReadAsync(
        ScorecardDbContext db,
        OrganizationView o,
        Unit unit,
        DateOnly today,
        long person,
        CancellationToken cancel
    )
    {
        // Without links, as in most organizations at first, there is nothing to ask for.
        var open =
            o.Model.Causes.Count == 0 ? [] : await Open.For(db)(db).Where(w => w.Until >= today && w.SignalOn <= today).ToListAsync(cancel);
        var lines = new List<WarningLine>();
        // A cause that goes on giving signals warns each time; the last says it for all.
        foreach (
            var warning in WarningLine
                .SeenBy(o, open)
                .GroupBy(w => (w.CauseKpiId, w.EffectKpiId))
                .Select(g => g.MaxBy(w => w.SignalOn)!)
                .OrderBy(w => w.Until)
        )
            if (
                o.Model.TryKpi(warning.EffectKpiId, out var effect)
                && WarningLine.Of(o.Model, warning) is { } line
                && (effect.OwnerId == person || o.Model.PathUp(o.Model.UnitOf(effect)).Any(u => u.Id == unit.Id))
            )
                lines.Add(line with { IsYours = effect.OwnerId == person });
        return new([.. lines.OrderBy(l => !l.IsYours).Take(Few)], Math.Max(0, lines.Count - Few));
    }
}
