using Microsoft.EntityFrameworkCore;

namespace Scorecard.Data.Operations;

/// <summary>Gives what a person answers for in the context's organization to somebody else, inside a write.</summary>
public static class HandedOver
{
    /// <param name="heir">Null for nobody.</param>
    public static async Task HandOverAsync(this ScorecardDbContext db, long person, long? heir, CancellationToken cancel)
    {
        foreach (
            var kpi in await db
                .Kpis.Where(k => k.OwnerId == person || k.SponsorId == person || k.Updaters.Any(u => u.PersonId == person))
                .ToListAsync(cancel)
        )
        {
            if (kpi.OwnerId == person)
                kpi.Describe(kpi.Details with { OwnerId = heir });
            if (kpi.SponsorId == person)
                kpi.Describe(kpi.Details with { SponsorId = heir });
            if (kpi.Updaters.Any(u => u.PersonId == person))
                kpi.NameUpdaters(kpi.Updaters.Select(u => u.PersonId).Append(heir ?? person).Where(p => p != person).Distinct().ToList());
        }
        foreach (var initiative in await db.Initiatives.Where(i => i.OwnerId == person).ToListAsync(cancel))
            initiative.Own(heir);
        foreach (var answer in await db.CascadeAnswers.Where(a => a.OwnerId == person).ToListAsync(cancel))
            answer.Change(answer.Kind, answer.Reason, heir);
        var perspectives = await db.Perspectives.ToDictionaryAsync(p => p.Id, cancel);
        foreach (var objective in await db.Objectives.Where(o => o.OwnerId == person).ToListAsync(cancel))
            objective.Change(
                objective.Name,
                objective.Description,
                perspectives[objective.PerspectiveId],
                objective.Weight,
                objective.CascadeShare,
                objective.Rule,
                heir
            );
    }
}
