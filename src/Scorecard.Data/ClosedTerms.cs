using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>Finds where the dated structure comes to differ in closed months.</summary>
internal static class ClosedTerms
{
    private sealed record Rows(IReadOnlyList<EarlierTerms> Before, IReadOnlyList<EarlierTerms> After)
    {
        /// <summary>The first day on which something else holds than before; null for none.</summary>
        public DateOnly? Difference<T>(T before, T after, Func<EarlierTerms, T> of) =>
            new Timeline<T>(before, Before.Select(r => (r.Until, of(r)))).FirstDifference(
                new Timeline<T>(after, After.Select(r => (r.Until, of(r))))
            );
    }

    /// <param name="changed">What is tracked and changed.</param>
    /// <param name="added">Contributions that are written past the change tracker.</param>
    /// <param name="through">The last closed day.</param>
    public static async Task<IReadOnlyList<Touched>> TermsTouchedAsync(
        this ScorecardDbContext db,
        IEnumerable<EntityEntry> changed,
        IReadOnlyCollection<Contribution> added,
        DateOnly through,
        CancellationToken cancel
    )
    {
        var keys = changed
            .Select(e => KeyOf(e))
            .Concat(added.Select(link => PlaceOf(link)))
            .OfType<(TermsOf Of, long Id, long Other)>()
            .ToHashSet();
        if (keys.Count == 0)
            return [];
        var ids = keys.Select(k => k.Id).Distinct().ToList();
        await db.EarlierTerms.Where(e => ids.Contains(e.SubjectId)).LoadAsync(cancel);
        var known = db.ChangeTracker.Entries<EarlierTerms>().ToLookup(e => (e.Entity.Of, e.Entity.SubjectId, e.Entity.OtherId));
        var things = db.ChangeTracker.Entries().Where(e => PlaceOf(e.Entity) is not null).ToDictionary(e => PlaceOf(e.Entity)!.Value);
        var links = added.ToDictionary(link => PlaceOf(link)!.Value);
        var touched = new List<Touched>();
        foreach (var key in keys)
        {
            var rows = new Rows(
                [.. known[key].Where(e => e.State != EntityState.Added).Select(e => (EarlierTerms)e.OriginalValues.ToObject())],
                [.. known[key].Where(e => e.State != EntityState.Deleted).Select(e => e.Entity)]
            );
            var found =
                key.Of == TermsOf.Contribution ? OfLink(key, rows, things, links.GetValueOrDefault(key))
                : things.TryGetValue(key, out var thing) && thing.State is not (EntityState.Added or EntityState.Deleted)
                    ? OfThing(thing, rows)
                : null;
            if (found is { } differs && differs.From <= through)
                touched.Add(differs with { Through = through });
        }
        return touched;
    }

    private static Touched? OfThing(EntityEntry entry, Rows rows)
    {
        return entry.Entity switch
        {
            Unit u => Of(Subject.Unit, u.Id, u.Name, "the place", rows.Difference(HoldingFrom.Before(entry, u), u.Terms, r => r.OfUnit)),
            Kpi k => Of(Subject.Kpi, k.Id, k.Name, "what it feeds", rows.Difference(HoldingFrom.Before(entry, k), k.Terms, r => r.OfKpi)),
            Objective o => Of(
                Subject.Objective,
                o.Id,
                o.Name,
                "the unit, weight, share or rule",
                rows.Difference(HoldingFrom.Before(entry, o), o.Terms, r => r.OfObjective(HoldingFrom.Before(entry, o).UnitId))
            ),
            Perspective p => Of(
                Subject.Perspective,
                p.Id,
                p.Name,
                "the weight",
                rows.Difference(HoldingFrom.Before(entry, p), p.Terms, r => r.OfPerspective)
            ),
            _ => null,
        };

        static Touched? Of(Subject subject, long id, string name, string what, DateOnly? from) =>
            from is { } day ? new(subject, id, name, what, day, day) : null;
    }

    private static Touched? OfLink(
        (TermsOf, long Id, long Other) key,
        Rows rows,
        Dictionary<(TermsOf, long, long), EntityEntry> things,
        Contribution? added
    )
    {
        var upper = things.GetValueOrDefault((TermsOf.Objective, key.Other, 0));
        // An objective that is new has no closed month to differ in, and one that goes is told of by itself.
        foreach (var end in (EntityEntry?[])[things.GetValueOrDefault((TermsOf.Objective, key.Id, 0)), upper])
            if (end is { State: EntityState.Added or EntityState.Deleted })
                return null;
        var entry = things.GetValueOrDefault(key);
        var link = entry?.Entity as Contribution;
        ContributionTerms? before = entry is null or { State: EntityState.Added } ? null : HoldingFrom.Before(entry, link!);
        ContributionTerms? after = entry is null or { State: EntityState.Deleted } ? added?.Terms : link!.Terms;
        return rows.Difference(before, after, r => r.OfContribution) is { } from
            ? new(Subject.Contribution, key.Other, (upper?.Entity as Objective)?.Name ?? "", "what supports an objective", from, from)
            : null;
    }

    private static (TermsOf Of, long Id, long Other)? KeyOf(EntityEntry entry) =>
        entry.Entity is EarlierTerms terms ? (terms.Of, terms.SubjectId, terms.OtherId)
        : HoldingFrom.IsOfStructure(entry) ? PlaceOf(entry.Entity)
        : null;

    private static (TermsOf, long, long)? PlaceOf(object thing) =>
        thing switch
        {
            Unit unit => (TermsOf.Unit, unit.Id, 0),
            Kpi kpi => (TermsOf.Kpi, kpi.Id, 0),
            Objective objective => (TermsOf.Objective, objective.Id, 0),
            Perspective perspective => (TermsOf.Perspective, perspective.Id, 0),
            Contribution link => (TermsOf.Contribution, link.FromId, link.ToId),
            _ => null,
        };
}
