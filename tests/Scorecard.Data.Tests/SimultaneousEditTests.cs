using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

/// <summary>Each of two people adds half of a circle. Either half alone is fine.</summary>
public abstract class SimultaneousEditTests(Func<Task<Store>> create) : StoreTests(create)
{
    [SkippableFact]
    public async Task Two_halves_of_a_circle_of_contributions_are_not_both_saved()
    {
        var refusal = await OneIsRefusedAsync(() => LinkAsync("WIN", "SHIP"), () => LinkAsync("SHIP", "WIN"));

        Assert.StartsWith("This link would close a circle: ", refusal.Message, StringComparison.Ordinal);
        var links = await Store.ReadAsync(Acme.Id, db => db.Contributions.ToListAsync());
        Assert.Equal(3, links.Count);
        ContributionGraph.CheckAcyclic(links, PublicIds.Format);
    }

    [SkippableFact]
    public async Task Two_halves_of_a_circle_of_KPI_parents_are_not_both_saved()
    {
        var refusal = await OneIsRefusedAsync(() => FeedAsync("CHURN", "AUDITED"), () => FeedAsync("AUDITED", "CHURN"));

        Assert.StartsWith("These KPIs form a circle of parents: ", refusal.Message, StringComparison.Ordinal);
        var kpis = await Store.ReadAsync(Acme.Id, db => db.Kpis.Where(k => k.Code == "CHURN" || k.Code == "AUDITED").ToListAsync());
        Assert.Single(kpis, k => k.ParentId is not null);
    }

    private async Task LinkAsync(string from, string to)
    {
        await using var db = Store.Open();
        await using var write = await db.BeginWriteAsync(Acme.Id, Ann, Start);
        var objectives = await db.Objectives.ToDictionaryAsync(o => o.Code);
        var units = await db.Units.ToDictionaryAsync(u => u.Id);
        var link = new Contribution(objectives[from], objectives[to]);
        ContributionGraph.Check(
            link,
            units[objectives[from].UnitId],
            units[objectives[to].UnitId],
            await db.Contributions.ToListAsync(),
            PublicIds.Format
        );
        db.Add(link);
        await write.CommitAsync();
    }

    private async Task FeedAsync(string child, string parent)
    {
        await using var db = Store.Open();
        await using var write = await db.BeginWriteAsync(Acme.Id, Ann, Start);
        var kpis = await db.Kpis.ToDictionaryAsync(k => k.Code);
        var objectives = await db.Objectives.ToDictionaryAsync(o => o.Id);
        var units = await db.Units.ToDictionaryAsync(u => u.Id);
        kpis[child].FeedInto(kpis[parent].Id);
        KpiTree.Check(kpis.Values, k => units[objectives[k.ObjectiveId].UnitId]);
        await write.CommitAsync();
    }

    private static async Task<RuleViolation> OneIsRefusedAsync(params Func<Task>[] edits)
    {
        using var start = new Barrier(edits.Length);
        var outcomes = await Task.WhenAll(
            edits.Select(edit =>
                Task.Factory.StartNew(
                        async () =>
                        {
                            start.SignalAndWait();
                            return await Record.ExceptionAsync(edit);
                        },
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                    .Unwrap()
            )
        );
        return Assert.IsType<RuleViolation>(Assert.Single(outcomes, o => o is not null));
    }
}

public sealed class SimultaneousEditsOnSqlite() : SimultaneousEditTests(() => Store.OnSqliteAsync());

public sealed class SimultaneousEditsOnPostgreSql() : SimultaneousEditTests(() => Store.OnPostgreSqlAsync());

public sealed class SimultaneousEditsOnSqlServer() : SimultaneousEditTests(() => Store.OnSqlServerAsync());
