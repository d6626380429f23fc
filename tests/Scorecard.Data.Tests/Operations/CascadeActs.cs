using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

/// <summary>Acme's objective GROW, taken down by Ann and back.</summary>
public abstract class CascadeActs(Func<Task<Store>> create) : StoreTests(create)
{
    protected Membership[] Top => [new(Ann, Unit(World.Acme, "ORG"), Role.Manager)];

    protected long Grow => Objective(World.Acme, "GROW").Id;

    protected Task WithoutAnswersAsync() => Store.WriteAsync(Acme.Id, async db => db.RemoveRange(await db.CascadeAnswers.ToListAsync()));

    protected CascadePlan Plan(params (string Unit, CascadeAs As, string? Text)[] units) =>
        new(
            Grow,
            0,
            new DateOnly(2025, 6, 1),
            [.. units.Select(u => new CascadeUnit(Unit(World.Acme, u.Unit).Id, u.As, u.Text, u.Text))],
            [new(Kpi(World.Acme, "REVENUE").Id, units.ToDictionary(u => Unit(World.Acme, u.Unit).Id, _ => (IReadOnlyList<decimal>)[60m]))]
        );

    protected async Task<long> CascadeAsync(CascadePlan plan, Membership[]? memberships = null)
    {
        await using var db = Store.Open();
        return await new CascadeObjective(db, Store.Books, new NewIds(TimeProvider.System), new FixedTime(Start)).ExecuteAsync(
            Acme.Id,
            new(Ann, memberships ?? Top),
            plan
        );
    }

    protected Task<int> VersionAsync() =>
        Store.ReadAsync(Acme.Id, db => db.Objectives.Where(o => o.Id == Grow).Select(o => o.Version).SingleAsync());

    protected async Task<IReadOnlyList<UndoableCascade>> UndoableAsync(Membership? membership = null)
    {
        await using var db = Store.Open();
        return await new UndoCascade(db, Store.Books, new FixedTime(Start)).UndoableAsync(
            Acme.Id,
            new(Ann, membership is null ? Top : [membership]),
            Grow
        );
    }

    protected async Task UndoAsync(long sequence)
    {
        await using var db = Store.Open();
        await new UndoCascade(db, Store.Books, new FixedTime(Start)).ExecuteAsync(Acme.Id, new(Ann, Top), Grow, sequence);
    }

    protected async Task RefusedAsync(string words, CascadePlan plan, Membership[]? memberships = null)
    {
        var rows = await RowsAsync();
        Assert.Contains(
            words,
            (await Assert.ThrowsAsync<RuleViolation>(() => CascadeAsync(plan, memberships))).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(rows, await RowsAsync());
    }

    /// <summary>Every row of the organization but for the journal, with every column but for the counters of changes.</summary>
    protected async Task<string> RowsAsync()
    {
        await using var db = Store.Open(Acme.Id);
        foreach (
            var type in new[]
            {
                typeof(Objective),
                typeof(Contribution),
                typeof(Kpi),
                typeof(KpiDefinition),
                typeof(CascadeAnswer),
                typeof(Initiative),
                typeof(CauseEffectLink),
                typeof(FieldOverride),
                typeof(Measurement),
            }
        )
            _ = ((IQueryable<object>)db.GetType().GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type).Invoke(db, null)!).ToList();
        return string.Join(
            '\n',
            db.ChangeTracker.Entries()
                .Select(e =>
                    e.Metadata.ShortName()
                    + " "
                    + string.Join(
                        ", ",
                        e.Metadata.GetFlattenedProperties()
                            .Where(p => p.Name != nameof(IVersioned.Version))
                            .Select(p => $"{p.Name}={e.CurrentValues[p]}")
                    )
                )
                .Order()
        );
    }
}
