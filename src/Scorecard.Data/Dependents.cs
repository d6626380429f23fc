using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Comments;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>Removes what hangs on a thing that is about to be removed and means nothing without it.</summary>
public static class Dependents
{
    public static async Task RemoveDependentsAsync(this ScorecardDbContext db, Objective objective, CancellationToken cancel)
    {
        // The times without a contribution go too.
        db.RemoveRange(
            await db
                .EarlierTerms.Where(e =>
                    (e.Of == TermsOf.Objective && e.SubjectId == objective.Id)
                    || (e.Of == TermsOf.Contribution && (e.SubjectId == objective.Id || e.OtherId == objective.Id))
                )
                .ToListAsync(cancel)
        );
        await db.RemoveLinksAsync(c => c.CauseObjectiveId == objective.Id || c.EffectObjectiveId == objective.Id, cancel);
        await db.RemoveCommentsAsync(c => c.ObjectiveId == objective.Id, cancel);
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
        db.RemoveRange(await db.EarlierTerms.Where(e => e.Of == TermsOf.Kpi && e.SubjectId == kpi.Id).ToListAsync(cancel));
        await db.RemoveLinksAsync(c => c.CauseKpiId == kpi.Id || c.EffectKpiId == kpi.Id, cancel);
        await db.RemoveCommentsAsync(c => c.KpiId == kpi.Id, cancel);
        db.RemoveRange(await db.FieldOverrides.Where(f => f.KpiId == kpi.Id).ToListAsync(cancel));
        db.RemoveRange(await db.KpiFeeds.Where(f => f.KpiId == kpi.Id).ToListAsync(cancel));
        db.RemoveRange(await db.Set<InitiativeKpi>().Where(x => x.KpiId == kpi.Id).ToListAsync(cancel));
        foreach (var follower in await db.Kpis.Where(k => k.SourceId == kpi.Id).ToListAsync(cancel))
            follower.Follow(null);
    }

    public static async Task RemoveDependentsAsync(this ScorecardDbContext db, Initiative initiative, CancellationToken cancel)
    {
        db.RemoveRange(await db.Set<InitiativeDependency>().Where(x => x.AwaitsId == initiative.Id).ToListAsync(cancel));
        await db.RemoveCommentsAsync(c => c.InitiativeId == initiative.Id, cancel);
    }

    public static Task RemoveDependentsAsync(this ScorecardDbContext db, CauseEffectLink link, CancellationToken cancel) =>
        db.RemoveCommentsAsync(c => c.LinkId == link.Id, cancel);

    public static async Task RemoveDependentsAsync(this ScorecardDbContext db, Unit unit, CancellationToken cancel)
    {
        db.RemoveRange(await db.EarlierTerms.Where(e => e.Of == TermsOf.Unit && e.SubjectId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.Memberships.Where(m => m.UnitId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.CascadeAnswers.Where(a => a.UnitId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.AcceptedFindings.Where(f => f.UnitId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.MeetingEntries.Where(e => e.UnitId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.Meetings.Where(m => m.UnitId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.UnitHealth.Where(h => h.UnitId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.Hooks.Where(h => h.UnitId == unit.Id).ToListAsync(cancel));
        db.RemoveRange(await db.ApiTokens.Where(t => t.UnitId == unit.Id).ToListAsync(cancel));
    }

    private static async Task RemoveLinksAsync(
        this ScorecardDbContext db,
        Expression<Func<CauseEffectLink, bool>> which,
        CancellationToken cancel
    )
    {
        var links = await db.Causes.Where(which).ToListAsync(cancel);
        var ids = links.Select(link => link.Id).ToList();
        if (ids.Count > 0)
            await db.RemoveCommentsAsync(c => c.LinkId != null && ids.Contains(c.LinkId.Value), cancel);
        db.RemoveRange(links);
    }

    /// <summary>With their mentions and files, which go with them.</summary>
    private static async Task RemoveCommentsAsync(
        this ScorecardDbContext db,
        Expression<Func<Comment, bool>> which,
        CancellationToken cancel
    ) => db.RemoveRange(await db.Comments.Where(which).ToListAsync(cancel));
}
