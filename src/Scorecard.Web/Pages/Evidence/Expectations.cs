using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Attention;
using Scorecard.Web.Pages.Map;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>What should move soon in a unit or below it, or among what the person owns anywhere, since a KPI that leads it gave a signal.</summary>
/// <param name="Lines">The person's own first, then by when they are over.</param>
/// <param name="More">How many more there are.</param>
public sealed record Expectations(IReadOnlyList<WarningLine> Lines, int More)
{
    private const int Few = 3;

    private static readonly CompiledQuery<Func<ScorecardDbContext, IAsyncEnumerable<LeadWarning>>> Open = new(() =>
        EF.CompileAsyncQuery((ScorecardDbContext db) => db.LeadWarnings.AsNoTracking().Where(w => w.Outcome == WarningOutcome.Open)));

    public static async Task<Expectations> ReadAsync(ScorecardDbContext db, AttentionLook look, long person, CancellationToken cancel)
    {
        var (o, today) = (look.View, look.Period.Today);
        // Without links, as in most organizations at first, there is nothing to ask for.
        var open = o.Model.Causes.Count == 0 ? [] : await Open.For(db)(db).Where(w => w.Until >= today).ToListAsync(cancel);
        var seen = open.Count == 0 ? [] : o.Model.Causes.Where(o.Sees).Select(link => link.Id).ToHashSet();
        var lines = new List<WarningLine>();
        // A cause that goes on giving signals warns each time; the last says it for all.
        foreach (var warning in open.Where(w => seen.Contains(w.LinkId)).GroupBy(w => (w.CauseKpiId, w.EffectKpiId)).Select(g => g.MaxBy(w => w.SignalOn)!).OrderBy(w => w.Until))
            if (o.Model.TryKpi(warning.EffectKpiId, out var effect) && WarningLine.Of(o.Model, warning) is { } line
                && (effect.OwnerId == person || IsBelow(o.Model, o.Model.UnitOf(effect), look.Unit)))
                lines.Add(line with { IsYours = effect.OwnerId == person });
        return new([.. lines.OrderBy(l => !l.IsYours).Take(Few)], Math.Max(0, lines.Count - Few));
    }

    private static bool IsBelow(OrganizationModel model, Unit unit, Unit top)
    {
        while (unit.Id != top.Id && unit.ParentId is { } parent)
            unit = model.Unit(parent);
        return unit.Id == top.Id;
    }
}
