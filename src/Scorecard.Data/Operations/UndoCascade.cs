using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Objectives;

namespace Scorecard.Data.Operations;

/// <summary>Takes a cascade back: what it added goes, and nothing else changes. The journal says what that was.</summary>
public sealed class UndoCascade(ScorecardDbContext db, ScoreBookStore books, TimeProvider time)
{
    /// <param name="sequence">What <see cref="CascadeObjective"/> returned.</param>
    /// <exception cref="RuleViolation">The person may not edit one of the units, or something was built on it since.</exception>
    public async Task ExecuteAsync(long organizationId, Actor actor, long objectiveId, long sequence, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(organizationId, actor.PersonId, time.GetUtcNow().UtcDateTime, "undo", cancel);
        var added = await db
            .Changes.AsNoTracking()
            .Where(c => c.OrganizationId == organizationId && c.Sequence == sequence && c.What == "added")
            .ToListAsync(cancel);
        var objectiveIds = added.Where(c => c.Subject == Subject.Objective).Select(c => c.SubjectId).ToList();
        var kpiIds = added.Where(c => c.Subject == Subject.Kpi).Select(c => c.SubjectId).ToHashSet();
        if (!added.Any(c => c.Subject is Subject.Contribution or Subject.CascadeAnswer && c.SubjectId == objectiveId))
            throw new RuleViolation("There is nothing to undo here.");

        var objectives = await db.Objectives.Where(o => objectiveIds.Contains(o.Id)).ToListAsync(cancel);
        var answers = await db.CascadeAnswers.Where(a => a.ObjectiveId == objectiveId).ToListAsync(cancel);
        answers.RemoveAll(a =>
            !added.Any(c => c.Subject == Subject.CascadeAnswer && c.To!.Contains(PublicIds.Format(a.UnitId), StringComparison.Ordinal))
        );
        var units = objectives.Select(o => o.UnitId).Concat(answers.Select(a => a.UnitId)).ToHashSet();
        if (!units.SetEquals(await books.EditableAsync(organizationId, actor, units, cancel)))
            throw new RuleViolation("You may not edit one of these units any more. Ask its manager.");
        var kpis = await db.Kpis.Where(k => objectiveIds.Contains(k.ObjectiveId)).ToListAsync(cancel);
        var links = await db.Contributions.Where(c => objectiveIds.Contains(c.FromId) || objectiveIds.Contains(c.ToId)).ToListAsync(cancel);
        var recorded = await db.Measurements.Where(m => kpiIds.Contains(m.KpiId)).Select(m => m.KpiId).Distinct().ToListAsync(cancel);
        var fed = await db
            .Kpis.Where(k => k.ParentId != null && kpiIds.Contains(k.ParentId.Value))
            .Select(k => k.ParentId!.Value)
            .ToListAsync(cancel);
        if (
            kpis.Any(k => k.WhatHindersDeletion(recorded.Contains(k.Id), fed.Count(parent => parent == k.Id)) is not null)
            || objectives.Any(o => o.WhatHindersDeletion(KpisAddedTo(o), LinksAddedTo(o)) is not null)
        )
            throw new RuleViolation(
                "Values, KPIs or links were added to it since, so it is not undone. Delete what is no longer wanted one by one."
            );

        foreach (var kpi in kpis)
            await db.RemoveDependentsAsync(kpi, cancel);
        foreach (var objective in objectives)
            await db.RemoveDependentsAsync(objective, cancel);
        db.RemoveRange([.. answers, .. links, .. kpis, .. objectives]);
        await write.CommitAsync(cancel);

        // What the cascade itself made goes with it, so only what came later counts.
        int KpisAddedTo(Objective objective) => kpis.Count(k => k.ObjectiveId == objective.Id && !kpiIds.Contains(k.Id));
        int LinksAddedTo(Objective objective) =>
            links.Count(l => l.ToId != objectiveId && (l.FromId == objective.Id || l.ToId == objective.Id));
    }
}
