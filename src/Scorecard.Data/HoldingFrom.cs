using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>Lets what a write changes in the structure hold from a month on, so that what was before stays.</summary>
public static class HoldingFrom
{
    /// <summary>More changed things than this have all earlier terms of the organization read.</summary>
    private const int Few = 50;

    /// <summary>
    /// Takes all that is tracked and changed: places of units and objectives, parents of KPIs, contributions, weights, shares and rules.
    /// To be called before the changes are saved.
    /// </summary>
    /// <param name="from">The first day of a month; <see cref="DateOnly.MinValue"/> is "always".</param>
    /// <returns>Whether anything of that kind was changed.</returns>
    public static Task<bool> HoldFromAsync(this ScorecardDbContext db, DateOnly from, CancellationToken cancel) =>
        db.HoldFromAsync(_ => from, [], cancel);

    /// <inheritdoc cref="HoldFromAsync(ScorecardDbContext, DateOnly, CancellationToken)"/>
    /// <param name="from">By the thing that has changed; it may be another month for each.</param>
    /// <param name="added">Contributions that are written past the change tracker; one that ends again is taken out.</param>
    internal static async Task<bool> HoldFromAsync(
        this ScorecardDbContext db,
        Func<object, DateOnly> from,
        List<Contribution> added,
        CancellationToken cancel
    )
    {
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries().Where(IsOfStructure).ToList();
        if (changed.Count + added.Count == 0)
            return false;
        var known = await KnownAsync(db, changed, added, cancel);
        foreach (var entry in changed)
        {
            var differs = entry.Entity switch
            {
                Unit unit => Set(TermsOf.Unit, unit.Id, 0, k => DatedChange.Hold(unit, Before(entry, unit), from(unit), k)),
                Kpi kpi => Set(TermsOf.Kpi, kpi.Id, 0, k => DatedChange.Hold(kpi, Before(entry, kpi), from(kpi), k)),
                Objective objective => Set(
                    TermsOf.Objective,
                    objective.Id,
                    0,
                    k => DatedChange.Hold(objective, Before(entry, objective), from(objective), k)
                ),
                Perspective perspective => Set(
                    TermsOf.Perspective,
                    perspective.Id,
                    0,
                    k => DatedChange.Hold(perspective, Before(entry, perspective), from(perspective), k)
                ),
                Contribution link => Hold(entry, link),
                _ => false,
            };
            // Who edits the thing in another window has not seen this change, even where the thing itself is as it was.
            if (differs && entry is { Entity: IVersioned, State: EntityState.Modified or EntityState.Unchanged })
                entry.Property(nameof(IVersioned.Version)).IsModified = true;
        }
        added.RemoveAll(link => Held(link, null, link.Terms) is null);
        return true;

        bool Hold(EntityEntry entry, Contribution link)
        {
            ContributionTerms? before = entry.State == EntityState.Added ? null : Before(entry, link);
            ContributionTerms? after = entry.State == EntityState.Deleted ? null : link.Terms;
            var last = Held(link, before, after);
            // What comes later may differ from what changes now: a link that is given up until then, or one that ends again.
            if (last is not null && entry.State == EntityState.Deleted)
                entry.State = EntityState.Unchanged;
            else if (last is null)
                entry.State = entry.State == EntityState.Added ? EntityState.Detached : EntityState.Deleted;
            return true;
        }

        ContributionTerms? Held(Contribution link, ContributionTerms? before, ContributionTerms? after)
        {
            ContributionTerms? last = null;
            Set(
                TermsOf.Contribution,
                link.FromId,
                link.ToId,
                k =>
                {
                    (last, var rows) = DatedChange.Hold(link, before, after, from(link), k);
                    return rows;
                }
            );
            return last;
        }

        // Whether the thing's rows are any others than before.
        bool Set(TermsOf of, long id, long other, Func<IEnumerable<EarlierTerms>, IEnumerable<EarlierTerms>> hold)
        {
            var rows = known[(of, id, other)];
            var wanted = hold(rows).ToDictionary(e => e.Until);
            var differs = false;
            foreach (var row in rows)
                if (wanted.Remove(row.Until, out var now))
                    differs |= row.Become(now);
                else
                    differs = db.Remove(row).State == EntityState.Deleted;
            db.AddRange(wanted.Values);
            return differs || wanted.Count > 0;
        }
    }

    internal static bool IsOfStructure(EntityEntry entry) =>
        (entry.State, entry.Entity) switch
        {
            (EntityState.Modified, Unit unit) => unit.Terms != Before(entry, unit),
            (EntityState.Modified, Kpi kpi) => kpi.Terms != Before(entry, kpi),
            (EntityState.Modified, Objective objective) => objective.Terms != Before(entry, objective),
            (EntityState.Modified, Perspective perspective) => perspective.Terms != Before(entry, perspective),
            (EntityState.Modified, Contribution link) => link.Terms != Before(entry, link),
            (EntityState.Added or EntityState.Deleted, Contribution) => true,
            _ => false,
        };

    internal static UnitTerms Before(EntityEntry entry, Unit unit) => new(Of<long?>(entry, nameof(unit.ParentId)));

    internal static KpiTerms Before(EntityEntry entry, Kpi kpi) =>
        new(Of<long?>(entry, nameof(kpi.ParentId)), Of<decimal>(entry, nameof(kpi.RollUpWeight)));

    internal static ObjectiveTerms Before(EntityEntry entry, Objective objective) =>
        new(
            Of<long>(entry, nameof(objective.UnitId)),
            Of<decimal>(entry, nameof(objective.Weight)),
            Of<decimal>(entry, nameof(objective.CascadeShare)),
            Of<RollUpRule>(entry, nameof(objective.Rule))
        );

    internal static PerspectiveTerms Before(EntityEntry entry, Perspective perspective) =>
        new(Of<decimal>(entry, nameof(perspective.Weight)));

    internal static ContributionTerms Before(EntityEntry entry, Contribution link) =>
        new(Of<decimal>(entry, nameof(link.Weight)), Of<bool>(entry, nameof(link.Counts)));

    private static T Of<T>(EntityEntry entry, string property) => entry.OriginalValues.GetValue<T>(property);

    /// <summary>The earlier terms of what has changed, tracked.</summary>
    private static async Task<ILookup<(TermsOf, long, long), EarlierTerms>> KnownAsync(
        ScorecardDbContext db,
        List<EntityEntry> changed,
        List<Contribution> added,
        CancellationToken cancel
    )
    {
        var ids = changed
            .Select(e => e.Entity is Contribution link ? link.FromId : (long)e.Property(nameof(Unit.Id)).CurrentValue!)
            .Concat(added.Select(link => link.FromId))
            .Distinct()
            .ToList();
        var rows = ids.Count > Few ? db.EarlierTerms : db.EarlierTerms.Where(e => ids.Contains(e.SubjectId));
        return (await rows.ToListAsync(cancel)).ToLookup(e => (e.Of, e.SubjectId, e.OtherId));
    }
}
