using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>Finds what a write is about to change in closed months, whatever page, command or import asks for it.</summary>
internal static class ClosedGuard
{
    /// <summary>What decides how the values of a KPI count, and holds for all months at once.</summary>
    private static readonly string[] OfAllMonths =
    [
        nameof(Kpi.Frequency),
        nameof(Kpi.Aggregation),
        nameof(Kpi.ValueSource),
        nameof(Kpi.RollUp),
        nameof(Kpi.RequireAll),
        nameof(Kpi.CarryForward),
        nameof(Kpi.AmberFrom),
        nameof(Kpi.GreenFrom),
        nameof(Kpi.Multiplier),
        nameof(Kpi.ObjectiveId),
    ];

    private static readonly string[] OfTheOrganization =
    [
        nameof(Organization.AmberFrom),
        nameof(Organization.GreenFrom),
        nameof(Organization.MinimumCoverage),
        nameof(Organization.FiscalYearStart),
    ];

    /// <summary>Takes all that is tracked and changed.</summary>
    /// <param name="through">The last closed day.</param>
    public static async Task<List<Touched>> TouchedAsync(this ScorecardDbContext db, DateOnly through, CancellationToken cancel)
    {
        db.ChangeTracker.DetectChanges();
        var changed = db
            .ChangeTracker.Entries()
            .Where(e =>
                e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is IOwned and not IUnjournaled
            )
            .ToList();
        List<Touched> touched = [.. await ValuesAsync(db, changed, through, cancel), .. changed.SelectMany(e => Of(e, through))];
        touched.AddRange(await db.TermsTouchedAsync(changed, [], through, cancel));
        touched.AddRange(await GoneAsync(db, changed, through, cancel));
        return touched;
    }

    /// <summary>Refuses with what is touched and when the last month of it was closed.</summary>
    /// <exception cref="RuleViolation">Always.</exception>
    public static async Task RefuseClosedAsync(this ScorecardDbContext db, IReadOnlyList<Touched> touched, CancellationToken cancel)
    {
        var last = touched.Max(t => t.Through);
        ClosedMonths.Refuse(
            touched,
            await db
                .Closings.AsNoTracking()
                .Where(c => c.ReopenedAt == null && c.Month <= last && c.Through >= last)
                .FirstOrDefaultAsync(cancel),
            await db.Organizations.AsNoTracking().SingleAsync(cancel)
        );
    }

    /// <summary>A value of a period that is over with a closed month; null where the period is not.</summary>
    public static Touched? Value(Kpi kpi, Period period, FiscalCalendar calendar, DateOnly through) =>
        Value(kpi.Id, kpi.Name, period, calendar, through);

    /// <summary>A definition that holds in closed months; null where it does not.</summary>
    public static Touched? Definition(KpiDefinition definition, string kpi, DateOnly through) =>
        definition.EffectiveFrom <= through
            ? new(Subject.Kpi, definition.KpiId, kpi, "the definition", definition.EffectiveFrom, through)
            : null;

    private static Touched? Value(long kpi, string name, Period period, FiscalCalendar calendar, DateOnly through)
    {
        var month = calendar.MonthOf(period);
        return month.End > through
            ? null
            : new(Subject.Measurement, kpi, name, "the value", calendar.Containing(Frequency.Month, period.Anchor).Start, month.End);
    }

    private static async Task<IReadOnlyList<Touched>> ValuesAsync(
        ScorecardDbContext db,
        List<EntityEntry> changed,
        DateOnly through,
        CancellationToken cancel
    )
    {
        var values = changed.Select(e => e.Entity).OfType<Measurement>().Where(m => m.PeriodStart <= through).ToList();
        if (values.Count == 0)
            return [];
        var ids = values.Select(m => m.KpiId).Distinct().ToList();
        var kpis = await db
            .Kpis.Where(k => ids.Contains(k.Id))
            .Select(k => new
            {
                k.Id,
                k.Name,
                k.Frequency,
            })
            .ToDictionaryAsync(k => k.Id, cancel);
        var calendar = (await db.Organizations.AsNoTracking().SingleAsync(cancel)).Calendar;
        return
        [
            .. values
                .Where(m => kpis.ContainsKey(m.KpiId))
                .Select(m => (Kpi: kpis[m.KpiId], m.PeriodStart))
                .Select(v => Value(v.Kpi.Id, v.Kpi.Name, calendar.Containing(v.Kpi.Frequency, v.PeriodStart), calendar, through))
                .OfType<Touched>(),
        ];
    }

    /// <summary>What an entity tells by itself.</summary>
    private static IEnumerable<Touched> Of(EntityEntry entry, DateOnly through)
    {
        switch (entry.Entity)
        {
            case KpiDefinition definition when Says(entry) && Whole(entry) is { State: not EntityState.Deleted, Entity: Kpi kpi }:
                if (Definition(definition, kpi.Name, through) is { } touched)
                    yield return touched;
                break;
            case Kpi kpi when entry.State == EntityState.Modified:
                if (kpi.BeginsOn <= through && Differs(entry, OfAllMonths))
                    yield return new(Subject.Kpi, kpi.Id, kpi.Name, "what is measured", kpi.BeginsOn, through);
                if (Ends(entry, nameof(kpi.ClosedFrom)) is { } end && end <= through)
                    yield return new(Subject.Kpi, kpi.Id, kpi.Name, "the end", end, through);
                break;
            case Unit unit when entry.State == EntityState.Modified:
                if (Ends(entry, nameof(unit.ClosedFrom)) is { } day && day <= through)
                    yield return new(Subject.Unit, unit.Id, unit.Name, "the end", day, through);
                break;
            case Objective objective when entry.State == EntityState.Modified:
                if (Differs(entry, nameof(objective.PerspectiveId)))
                    yield return new(Subject.Objective, objective.Id, objective.Name, "the place", DateOnly.MinValue, through);
                break;
            case Organization organization when entry.State == EntityState.Modified && Differs(entry, OfTheOrganization):
                yield return new(Subject.Organization, organization.Id, organization.Name, "the settings", DateOnly.MinValue, through);
                break;
        }
    }

    /// <summary>What goes altogether and was in the last month that was closed.</summary>
    private static async Task<IReadOnlyList<Touched>> GoneAsync(
        ScorecardDbContext db,
        List<EntityEntry> changed,
        DateOnly through,
        CancellationToken cancel
    )
    {
        var gone = changed.Where(e => e.State == EntityState.Deleted).Select(e => NodeOf(e.Entity)).Where(e => e.Name is not null).ToList();
        if (gone.Count == 0)
            return [];
        var bytes = await db
            .ClosingScores.Where(s => db.Closings.Any(c => c.Id == s.ClosingId && c.ReopenedAt == null && c.Through == through))
            .Select(s => s.Bytes)
            .FirstOrDefaultAsync(cancel);
        if (bytes is null)
            return [];
        var there = FrozenScores.Read(bytes);
        return
        [
            .. gone.Where(g => there.Has(g.Node))
                .Select(g => new Touched(g.Subject, g.Node.Id, g.Name!, "all", DateOnly.MinValue, through)),
        ];
    }

    private static (NodeRef Node, Subject Subject, string? Name) NodeOf(object entity) =>
        entity switch
        {
            Unit unit => (new(NodeKind.Unit, unit.Id), Subject.Unit, unit.Name),
            Objective objective => (new(NodeKind.Objective, objective.Id), Subject.Objective, objective.Name),
            Kpi kpi => (new(NodeKind.Kpi, kpi.Id), Subject.Kpi, kpi.Name),
            _ => default,
        };

    private static EntityEntry<Kpi>? Whole(EntityEntry part) =>
        part.Entity is IPartOf { WholeId: var id } ? ((ScorecardDbContext)part.Context).Kpis.Local.FindEntry(id) : null;

    /// <summary>Whether a definition says anything else than before.</summary>
    private static bool Says(EntityEntry entry) =>
        entry.State != EntityState.Modified
        || Journal.Label((IJournaled)entry.OriginalValues.ToObject()) != Journal.Label((IJournaled)entry.Entity);

    private static bool Differs(EntityEntry entry, params string[] properties) =>
        properties.Any(p => !Equals(entry.OriginalValues[p], entry.CurrentValues[p]));

    /// <summary>The earlier of two days of ending, where they differ.</summary>
    private static DateOnly? Ends(EntityEntry entry, string property)
    {
        var (before, after) = ((DateOnly?)entry.OriginalValues[property], (DateOnly?)entry.CurrentValues[property]);
        return before == after ? null
            : before is { } one && after is { } other ? (one < other ? one : other)
            : before ?? after;
    }
}
