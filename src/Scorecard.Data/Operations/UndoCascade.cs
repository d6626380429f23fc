using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;

namespace Scorecard.Data.Operations;

/// <summary>A cascade that can be undone.</summary>
/// <param name="Sequence">Its number in the journal.</param>
/// <param name="At">When it was made, UTC.</param>
/// <param name="UnitIds">Where something of it stands.</param>
public sealed record UndoableCascade(long Sequence, DateTime At, IReadOnlyList<long> UnitIds);

/// <summary>
/// Takes a cascade back: what it added goes, and nothing else changes. The journal says what that was, and so how long it can be undone.
/// </summary>
public sealed class UndoCascade(ScorecardDbContext db, ScoreBookStore books, TimeProvider time)
{
    private const string Added = "added";

    /// <summary>The cascades of an objective that the person can undo, the newest first.</summary>
    public async Task<IReadOnlyList<UndoableCascade>> UndoableAsync(
        long organizationId,
        Actor actor,
        long objectiveId,
        CancellationToken cancel = default
    )
    {
        db.Scope(organizationId);
        var written = await db
            .Changes.AsNoTracking()
            .Where(c => (c.Subject == Subject.Contribution || c.Subject == Subject.CascadeAnswer) && c.SubjectId == objectiveId)
            .Where(c => c.What == Added && c.Why == CascadeObjective.Why)
            .Select(c => new { c.Sequence, c.At })
            .Distinct()
            .OrderByDescending(c => c.Sequence)
            .ToListAsync(cancel);
        var found = new List<UndoableCascade>();
        foreach (var write in written)
            if (await FindAsync(objectiveId, write.Sequence, cancel) is { } made && await HindranceAsync(made, actor, cancel) is null)
                found.Add(new(write.Sequence, write.At, [.. made.UnitIds]));
        return found;
    }

    /// <param name="sequence">What <see cref="CascadeObjective"/> returned.</param>
    /// <exception cref="RuleViolation">The person may not edit one of the units, or something was built on it since.</exception>
    public async Task ExecuteAsync(long organizationId, Actor actor, long objectiveId, long sequence, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(organizationId, actor.PersonId, time.GetUtcNow().UtcDateTime, "undo", cancel);
        var made =
            await FindAsync(objectiveId, sequence, cancel)
            ?? throw new RuleViolation("Nothing of this cascade is there any more, so there is nothing to undo.");
        if (await HindranceAsync(made, actor, cancel) is { } hindrance)
            throw new RuleViolation(hindrance);
        foreach (var kpi in made.Kpis)
            await db.RemoveDependentsAsync(kpi, cancel);
        foreach (var objective in made.Objectives)
            await db.RemoveDependentsAsync(objective, cancel);
        db.RemoveRange([.. made.Answers, .. made.Links, .. made.Kpis, .. made.Objectives]);
        await write.CommitAsync(cancel);
    }

    /// <summary>What a cascade of an objective added and still stands; null where that is nothing.</summary>
    private async Task<Made?> FindAsync(long objectiveId, long sequence, CancellationToken cancel)
    {
        var added = await db
            .Changes.AsNoTracking()
            .Where(c => c.Sequence == sequence && c.What == Added && c.Why == CascadeObjective.Why)
            .ToListAsync(cancel);
        var objectiveIds = added.Where(c => c.Subject == Subject.Objective).Select(c => c.SubjectId).ToList();
        var kpiIds = added.Where(c => c.Subject == Subject.Kpi).Select(c => c.SubjectId).ToHashSet();
        var supports = added.Any(c => c.Subject == Subject.Contribution && c.SubjectId == objectiveId);
        var objectives = supports ? await db.Objectives.Where(o => objectiveIds.Contains(o.Id)).ToListAsync(cancel) : [];
        var answers = added.Any(c => c.Subject == Subject.CascadeAnswer && c.SubjectId == objectiveId)
            ? await AnswersAsync(objectiveId, sequence, cancel)
            : [];
        if (objectives.Count == 0 && answers.Count == 0)
            return null;
        var kpis = await db.Kpis.Where(k => objectiveIds.Contains(k.ObjectiveId)).ToListAsync(cancel);
        var links = await db.Contributions.Where(c => objectiveIds.Contains(c.FromId) || objectiveIds.Contains(c.ToId)).ToListAsync(cancel);
        return new(objectiveId, objectives, answers, kpis, links, kpiIds);
    }

    /// <summary>The answers that a write gave. One that was taken back and given anew belongs to the later write.</summary>
    private async Task<List<CascadeAnswer>> AnswersAsync(long objectiveId, long sequence, CancellationToken cancel)
    {
        var given = await db
            .Changes.AsNoTracking()
            .Where(c => c.Subject == Subject.CascadeAnswer && c.SubjectId == objectiveId && c.What == Added && c.Sequence >= sequence)
            .ToListAsync(cancel);
        var answers = await db.CascadeAnswers.Where(a => a.ObjectiveId == objectiveId).ToListAsync(cancel);
        return
        [
            .. answers.Where(a =>
                given
                    .Where(c => c.To!.Contains(PublicIds.Format(a.UnitId), StringComparison.Ordinal))
                    .Select(c => c.Sequence)
                    .DefaultIfEmpty()
                    .Max() == sequence
            ),
        ];
    }

    /// <summary>Why it cannot be undone, as a sentence; null where it can.</summary>
    private async Task<string?> HindranceAsync(Made made, Actor actor, CancellationToken cancel)
    {
        if (!made.UnitIds.SetEquals(await books.EditableAsync(db.OrganizationId, actor, made.UnitIds, cancel)))
            return "You may not edit one of these units any more. Ask its manager.";
        var recorded = await db.Measurements.Where(m => made.KpiIds.Contains(m.KpiId)).Select(m => m.KpiId).Distinct().ToListAsync(cancel);
        var fed = await db
            .Kpis.Where(k => k.ParentId != null && made.KpiIds.Contains(k.ParentId.Value))
            .Select(k => k.ParentId!.Value)
            .ToListAsync(cancel);
        var isBuiltOn =
            made.Kpis.Any(k => k.WhatHindersDeletion(recorded.Contains(k.Id), fed.Count(parent => parent == k.Id)) is not null)
            || made.Objectives.Any(o => o.WhatHindersDeletion(made.KpisAddedTo(o), made.LinksAddedTo(o)) is not null);
        return isBuiltOn
            ? "Values, KPIs or links were added to it since, so it is not undone. Delete what is no longer wanted one by one."
            : null;
    }

    /// <param name="KpiIds">Of the KPIs that came with the cascade itself.</param>
    private sealed record Made(
        long ObjectiveId,
        List<Objective> Objectives,
        List<CascadeAnswer> Answers,
        List<Kpi> Kpis,
        List<Contribution> Links,
        HashSet<long> KpiIds
    )
    {
        public HashSet<long> UnitIds { get; } = [.. Objectives.Select(o => o.UnitId), .. Answers.Select(a => a.UnitId)];

        // What the cascade itself made goes with it, so only what came later counts.
        public int KpisAddedTo(Objective objective) => Kpis.Count(k => k.ObjectiveId == objective.Id && !KpiIds.Contains(k.Id));

        public int LinksAddedTo(Objective objective) =>
            Links.Count(l => l.ToId != ObjectiveId && (l.FromId == objective.Id || l.ToId == objective.Id));
    }
}
