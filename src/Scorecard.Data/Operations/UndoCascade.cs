using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Formulas;
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
        var told = await ToldAsync(objectiveId, cancel);
        var written = told.Where(c => c.Why == CascadeObjective.Why).DistinctBy(c => c.Sequence).ToDictionary(c => c.Sequence, c => c.At);
        var made = await FindAsync(objectiveId, told, [.. written.Keys.OrderDescending()], QueryTrackingBehavior.NoTracking, cancel);
        if (made.Count == 0)
            return [];
        var standing = await StandingAsync(made, await books.EditableAsync(organizationId, actor, cancel), cancel);
        return
        [
            .. made.Where(one => standing.Hindrance(one) is null)
                .Select(one => new UndoableCascade(one.Sequence, written[one.Sequence], [.. one.UnitIds])),
        ];
    }

    /// <param name="sequence">What <see cref="CascadeObjective"/> returned.</param>
    /// <exception cref="RuleViolation">The person may not edit one of the units, or something was built on it since.</exception>
    public async Task ExecuteAsync(long organizationId, Actor actor, long objectiveId, long sequence, CancellationToken cancel = default)
    {
        var editable = await books.EditableAsync(organizationId, actor, cancel);
        await using var write = await db.BeginWriteAsync(organizationId, actor.PersonId, time.GetUtcNow().UtcDateTime, "undo", cancel);
        var told = await ToldAsync(objectiveId, cancel);
        var found = await FindAsync(objectiveId, told, [sequence], QueryTrackingBehavior.TrackAll, cancel);
        if (found is not [var made])
            throw new RuleViolation("Nothing of this cascade is there any more, so there is nothing to undo.");
        if ((await StandingAsync(found, editable, cancel)).Hindrance(made) is { } hindrance)
            throw new RuleViolation(hindrance);
        foreach (var kpi in made.Kpis)
            await db.RemoveDependentsAsync(kpi, cancel);
        foreach (var objective in made.Objectives)
            await db.RemoveDependentsAsync(objective, cancel);
        db.RemoveRange([.. made.Answers, .. made.Links, .. made.Kpis, .. made.Objectives]);
        await write.CommitAsync(cancel);
    }

    /// <summary>The journal's lines on what was added below an objective: answers and contributions.</summary>
    private Task<List<Change>> ToldAsync(long objectiveId, CancellationToken cancel) =>
        db
            .Changes.AsNoTracking()
            .Where(c => (c.Subject == Subject.Contribution || c.Subject == Subject.CascadeAnswer) && c.SubjectId == objectiveId)
            .Where(c => c.What == Added)
            .ToListAsync(cancel);

    /// <summary>
    /// What cascades of an objective added and still stands, in the order of the sequences; nothing of a cascade that is gone.
    /// </summary>
    private async Task<List<Made>> FindAsync(
        long objectiveId,
        List<Change> told,
        List<long> sequences,
        QueryTrackingBehavior tracking,
        CancellationToken cancel
    )
    {
        if (sequences.Count == 0)
            return [];
        var added = await db
            .Changes.AsNoTracking()
            .Where(c => sequences.Contains(c.Sequence) && c.What == Added && c.Why == CascadeObjective.Why)
            .ToListAsync(cancel);
        var ids = added.Where(c => c.Subject == Subject.Objective).Select(c => c.SubjectId).Distinct().ToList();
        var objectives = await db.Objectives.AsTracking(tracking).Where(o => ids.Contains(o.Id)).ToListAsync(cancel);
        var kpis = await db.Kpis.AsTracking(tracking).Where(k => ids.Contains(k.ObjectiveId)).ToListAsync(cancel);
        var links = await db
            .Contributions.AsTracking(tracking)
            .Where(c => ids.Contains(c.FromId) || ids.Contains(c.ToId))
            .ToListAsync(cancel);
        var answers = await db.CascadeAnswers.AsTracking(tracking).Where(a => a.ObjectiveId == objectiveId).ToListAsync(cancel);
        var answeredBy = answers.ToLookup(answer => GivenBy(answer, told));
        return [.. sequences.Select(Of).Where(made => made.Objectives.Count > 0 || made.Answers.Count > 0)];

        Made Of(long sequence)
        {
            var lines = added.Where(c => c.Sequence == sequence).ToList();
            var objectiveIds = lines.Where(c => c.Subject == Subject.Objective).Select(c => c.SubjectId).ToHashSet();
            var supports = lines.Exists(c => c.Subject == Subject.Contribution && c.SubjectId == objectiveId);
            var answered = lines.Exists(c => c.Subject == Subject.CascadeAnswer && c.SubjectId == objectiveId);
            return new(
                sequence,
                objectiveId,
                supports ? objectives.FindAll(o => objectiveIds.Contains(o.Id)) : [],
                answered ? [.. answeredBy[sequence]] : [],
                kpis.FindAll(k => objectiveIds.Contains(k.ObjectiveId)),
                links.FindAll(l => objectiveIds.Contains(l.FromId) || objectiveIds.Contains(l.ToId)),
                [.. lines.Where(c => c.Subject == Subject.Kpi).Select(c => c.SubjectId)]
            );
        }
    }

    /// <summary>The write that gave an answer, 0 for none. One that was taken back and given anew belongs to the later write.</summary>
    private static long GivenBy(CascadeAnswer answer, IEnumerable<Change> told) =>
        told.Where(c => c.Subject == Subject.CascadeAnswer && c.To!.Contains(PublicIds.Format(answer.UnitId), StringComparison.Ordinal))
            .Select(c => c.Sequence)
            .DefaultIfEmpty()
            .Max();

    private async Task<Standing> StandingAsync(List<Made> made, HashSet<long> editable, CancellationToken cancel)
    {
        var kpiIds = made.SelectMany(one => one.KpiIds).Distinct().ToList();
        var recorded = await db.Measurements.Where(m => kpiIds.Contains(m.KpiId)).Select(m => m.KpiId).Distinct().ToListAsync(cancel);
        var fed = await db
            .Kpis.Where(k => k.ParentId != null && kpiIds.Contains(k.ParentId.Value))
            .Select(k => k.ParentId!.Value)
            .ToListAsync(cancel);
        var named = new HashSet<long>();
        foreach (
            var text in await db.Set<KpiDefinition>()
                .Where(d => d.FormulaText != null && db.Kpis.Any(k => k.Id == d.KpiId && k.ValueSource == ValueSource.Calculated))
                .Select(d => d.FormulaText!)
                .ToListAsync(cancel)
        )
            named.UnionWith(Formula.Read(text).KpiIds);
        return new(editable, [.. recorded], fed, named);
    }

    /// <summary>What may hinder the undoing of cascades.</summary>
    /// <param name="Editable">The units that the person may edit.</param>
    /// <param name="Recorded">The KPIs that have values.</param>
    /// <param name="Fed">The KPIs that others feed, once for each.</param>
    /// <param name="Named">The KPIs that formulas name.</param>
    private sealed record Standing(HashSet<long> Editable, HashSet<long> Recorded, List<long> Fed, HashSet<long> Named)
    {
        /// <summary>Why a cascade cannot be undone, as a sentence; null where it can.</summary>
        public string? Hindrance(Made made)
        {
            if (!made.UnitIds.IsSubsetOf(Editable))
                return "You may not edit one of these units any more. Ask its manager.";
            var isBuiltOn =
                made.Kpis.Exists(k =>
                    Named.Contains(k.Id)
                    || k.WhatHindersDeletion(Recorded.Contains(k.Id), Fed.Count(parent => parent == k.Id), []) is not null
                ) || made.Objectives.Exists(o => o.WhatHindersDeletion(made.KpisAddedTo(o), made.LinksAddedTo(o)) is not null);
            return isBuiltOn
                ? "Values, KPIs or links were added to it since, so it is not undone. Delete what is no longer wanted one by one."
                : null;
        }
    }

    /// <param name="KpiIds">Of the KPIs that came with the cascade itself.</param>
    private sealed record Made(
        long Sequence,
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
