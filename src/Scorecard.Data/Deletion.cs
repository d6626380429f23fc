using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Formulas;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>
/// Deletes what nothing rests on any more, with what means nothing without it. The things themselves say what hinders; here it is counted,
/// which holds against simultaneous edits where it is asked inside a write.
/// </summary>
public static class Deletion
{
    /// <summary>Why a unit cannot go, as a sentence; null where it can.</summary>
    public static async Task<string?> WhatHindersAsync(this ScorecardDbContext db, Unit unit, CancellationToken cancel) =>
        unit.WhatHindersDeletion(
            await db.Units.CountAsync(u => u.ParentId == unit.Id, cancel)
                + await db.EarlierTerms.CountAsync(e => e.Of == TermsOf.Unit && e.ParentId == unit.Id, cancel),
            await db.Objectives.CountAsync(o => o.UnitId == unit.Id, cancel),
            await db.Initiatives.CountAsync(i => i.UnitId == unit.Id, cancel)
        );

    /// <summary>Why an objective cannot go, as a sentence; null where it can.</summary>
    public static async Task<string?> WhatHindersAsync(this ScorecardDbContext db, Objective objective, CancellationToken cancel) =>
        objective.WhatHindersDeletion(
            await db.Kpis.CountAsync(k => k.ObjectiveId == objective.Id, cancel),
            await db.Contributions.CountAsync(c => c.FromId == objective.Id || c.ToId == objective.Id, cancel)
                + await db.EarlierTerms.CountAsync(
                    e => e.Of == TermsOf.Contribution && e.Weight != null && (e.SubjectId == objective.Id || e.OtherId == objective.Id),
                    cancel
                )
        );

    /// <summary>Why a KPI cannot go, as a sentence; null where it can.</summary>
    public static async Task<string?> WhatHindersAsync(this ScorecardDbContext db, Kpi kpi, CancellationToken cancel) =>
        kpi.WhatHindersDeletion(
            await db.Measurements.AnyAsync(m => m.KpiId == kpi.Id, cancel),
            await db.Kpis.CountAsync(k => k.ParentId == kpi.Id, cancel)
                + await db.EarlierTerms.CountAsync(e => e.Of == TermsOf.Kpi && e.ParentId == kpi.Id, cancel),
            await db.UsersOfAsync(kpi, cancel)
        );

    /// <summary>What the KPIs are called whose formulas name one, at any time; of private units only that there are some.</summary>
    private static async Task<IReadOnlyCollection<string>> UsersOfAsync(this ScorecardDbContext db, Kpi kpi, CancellationToken cancel)
    {
        var reference = Formula.ReferenceTo(kpi.Id);
        var users = await db
            .Kpis.Where(k =>
                k.Id != kpi.Id && k.ValueSource == ValueSource.Calculated && k.Definitions.Any(d => d.FormulaText!.Contains(reference))
            )
            .Join(db.Objectives, k => k.ObjectiveId, o => o.Id, (k, o) => new { k.Name, o.UnitId })
            .ToListAsync(cancel);
        if (users.Count == 0)
            return [];
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, cancel);
        return [.. users.Select(user => IsPrivate(units[user.UnitId]) ? "a KPI of a private unit" : user.Name).Distinct()];

        bool IsPrivate(Unit unit) => unit.Private || (unit.ParentId is { } parent && IsPrivate(units[parent]));
    }

    /// <summary>Marks a unit, with its ties, for deletion in the write that is open.</summary>
    /// <exception cref="RuleViolation">Something rests on it; the sentence says what.</exception>
    public static async Task DeleteAsync(this ScorecardDbContext db, Unit unit, CancellationToken cancel)
    {
        Refuse(await db.WhatHindersAsync(unit, cancel));
        await db.RemoveDependentsAsync(unit, cancel);
        db.Remove(unit);
    }

    /// <summary>Marks an objective, with its ties, for deletion in the write that is open.</summary>
    /// <inheritdoc cref="DeleteAsync(ScorecardDbContext, Unit, CancellationToken)" path="/exception"/>
    public static async Task DeleteAsync(this ScorecardDbContext db, Objective objective, CancellationToken cancel)
    {
        Refuse(await db.WhatHindersAsync(objective, cancel));
        await db.RemoveDependentsAsync(objective, cancel);
        db.Remove(objective);
    }

    /// <summary>Marks a KPI, with its ties, for deletion in the write that is open.</summary>
    /// <inheritdoc cref="DeleteAsync(ScorecardDbContext, Unit, CancellationToken)" path="/exception"/>
    public static async Task DeleteAsync(this ScorecardDbContext db, Kpi kpi, CancellationToken cancel)
    {
        Refuse(await db.WhatHindersAsync(kpi, cancel));
        await db.RemoveDependentsAsync(kpi, cancel);
        db.Remove(kpi);
    }

    private static void Refuse(string? obstacle)
    {
        if (obstacle is not null)
            throw new RuleViolation(obstacle);
    }
}
