using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>Removes what hangs on a thing that is about to be removed and means nothing without it.</summary>
public static class Dependents
{
    public static async Task RemoveDependentsAsync(this ScorecardDbContext db, Objective objective, CancellationToken cancel)
    {
        db.RemoveRange(
            await db.Causes.Where(c => c.CauseObjectiveId == objective.Id || c.EffectObjectiveId == objective.Id).ToListAsync(cancel)
        );
        db.RemoveRange(await db.CascadeAnswers.Where(a => a.ObjectiveId == objective.Id).ToListAsync(cancel));
        db.RemoveRange(await db.FieldOverrides.Where(f => f.ObjectiveId == objective.Id).ToListAsync(cancel));
        db.RemoveRange(await db.Set<InitiativeObjective>().Where(x => x.ObjectiveId == objective.Id).ToListAsync(cancel));
        foreach (var entry in await db.MeetingEntries.Where(e => e.ObjectiveId == objective.Id).ToListAsync(cancel))
            entry.LoseObjective();
        foreach (var follower in await db.Objectives.Where(o => o.SourceId == objective.Id).ToListAsync(cancel))
            follower.Follow(null);
    }

    public static async Task RemoveDependentsAsync(this ScorecardDbContext db, Kpi kpi, CancellationToken cancel)
    {
        db.RemoveRange(await db.Causes.Where(c => c.CauseKpiId == kpi.Id || c.EffectKpiId == kpi.Id).ToListAsync(cancel));
        db.RemoveRange(await db.FieldOverrides.Where(f => f.KpiId == kpi.Id).ToListAsync(cancel));
        db.RemoveRange(await db.Set<InitiativeKpi>().Where(x => x.KpiId == kpi.Id).ToListAsync(cancel));
        foreach (var follower in await db.Kpis.Where(k => k.SourceId == kpi.Id).ToListAsync(cancel))
            follower.Follow(null);
    }

    public static async Task RemoveDependentsAsync(this ScorecardDbContext db, Initiative initiative, CancellationToken cancel) =>
        db.RemoveRange(await db.Set<InitiativeDependency>().Where(x => x.AwaitsId == initiative.Id).ToListAsync(cancel));

    public static async Task RemoveDependentsAsync(this ScorecardDbContext db, Unit unit, CancellationToken cancel)
    {
        db.RemoveRange(await db.Memberships.Where(m => m.UnitId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.CascadeAnswers.Where(a => a.UnitId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.AcceptedFindings.Where(f => f.UnitId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.MeetingEntries.Where(e => e.UnitId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.Meetings.Where(m => m.UnitId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.UnitHealth.Where(h => h.UnitId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.Hooks.Where(h => h.UnitId == unit.Id).ToListAsync(cancel));
    }
}
