using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

public abstract class JournalWordsTests(Func<Task<Store>> create) : StoreTests(create)
{
    [SkippableFact]
    public async Task Everything_is_called_by_words_of_its_own_with_ids_as_in_addresses()
    {
        await using var db = Store.Open(Acme.Id);
        var lines = await db.Changes.AsNoTracking().Where(c => c.Sequence == 1).Select(c => new { c.Subject, c.To }).ToListAsync();
        var (grow, ship) = (PublicIds.Format(Objective(World.Acme, "GROW").Id), PublicIds.Format(Objective(World.Acme, "SHIP").Id));
        var (orders, ops) = (PublicIds.Format(Kpi(World.Acme, "ORDERS").Id), PublicIds.Format(Unit(World.Acme, "OPS").Id));

        Assert.Superset(
            new HashSet<string>
            {
                "Organization: Acme",
                "Organization: tier 2: Department",
                "Organization: template Ours",
                "Perspective: Customer",
                "Unit: OPS OPS",
                "Objective: SHIP SHIP",
                "Objective: own name: Own words",
                "Kpi: ORDERS ORDERS",
                "Kpi: own description: Own words",
                "Kpi: limits start again on 2025-03-01: A new process",
                $"Kpi: updater {PublicIds.Format(Uma)}",
                "Measurement: 20",
                "Measurement: 1 / 50",
                "Kpi: from the start: weight 1, Progress, baseline 10, target 2",
                "Kpi: from 2025-03-01: weight 2, Progress, baseline 0, target 120",
                $"Contribution: from {PublicIds.Format(Objective(World.Acme, "WIN").Id)}, weight 2",
                $"Contribution: from {ship}, alignment only",
                $"CauseEffectLink: cause {ship}, lowers after 3",
                $"CauseEffectLink: cause {orders}, raises after 0",
                $"CauseEffectLink: proposed cause {orders}, after 3",
                $"CascadeAnswer: shared by {ops}: Together",
                $"Initiative: FIRST-{Acme.Id + 500} First",
                "Initiative: milestone Half of it, due 2025-09-02",
                $"Initiative: objective {ship}",
                $"Initiative: KPI {orders}",
                $"Initiative: after {PublicIds.Format(Acme.Id + 500)}",
                $"Finding: key-{Acme.Id + 500}: Known",
                "Meeting: held on 2025-06-12",
                "Meeting: action: Ask the carrier",
                "Comment: comment: Why so few of them?",
                "Comment: reply: Two shifts",
                "Comment: file shifts.csv, 3 bytes",
                $"Membership: Manager on {PublicIds.Format(Unit(World.Acme, "SALES").Id)}",
            },
            lines.Select(l => $"{l.Subject}: {l.To}").ToHashSet()
        );
    }
}

public sealed class JournalWordsOnSqlite() : JournalWordsTests(() => Store.OnSqliteAsync());

public sealed class JournalWordsOnPostgreSql() : JournalWordsTests(() => Store.OnPostgreSqlAsync());

public sealed class JournalWordsOnSqlServer() : JournalWordsTests(() => Store.OnSqlServerAsync());
