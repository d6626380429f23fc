using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Data.SqlServer;
using Scorecard.Data.Tests.Import;
using Scorecard.TestData.SqlServer;

namespace Scorecard.Data.Tests.SqlServer;

/// <summary>What the store would send to SQL Server, its names checked offline. The pages' queries are checked with the pages.</summary>
public sealed class StatementTests(SchemaTests.Migrated migrated) : IClassFixture<SchemaTests.Migrated>
{
    private readonly List<SqlServerStatement> sent = [];
    private readonly TwoCompanies world = new();

    [Fact]
    public async Task Every_table_can_be_read()
    {
        await using var db = SqlServerStub.Open(_ => { });
        foreach (var entity in db.Model.GetEntityTypes().Where(e => !e.IsOwned()))
            sent.Add(
                new(
                    (
                        (IQueryable)
                            typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity.ClrType).Invoke(db, null)!
                    ).ToQueryString(),
                    []
                )
            );

        Assert.True(sent.Count > 15);
        AssertNames();
    }

    [Fact]
    public async Task Everything_can_be_added_changed_and_removed()
    {
        var all = new List<object>([
            world.Acme.Organization,
            .. world.Acme.Perspectives,
            .. world.Acme.Units,
            .. world.Acme.Objectives,
            .. world.Acme.Contributions,
            .. world.Acme.Kpis,
        ]);
        await using (var db = SqlServerStub.Open(sent.Add))
        {
            await using var write = await WriteTransaction.BeginNewAsync(db, world.Acme.Organization, null, TwoCompanies.Start);
            db.AddRange(all.Skip(1));
            await write.CommitAsync();
        }
        await using (var db = SqlServerStub.Open(sent.Add))
        {
            await using var write = await db.BeginWriteAsync(world.Acme.Organization.Id, null, TwoCompanies.Start);
            db.AttachRange(all);
            foreach (var entry in db.ChangeTracker.Entries().ToList())
            foreach (var property in entry.Properties.Where(p => !p.Metadata.IsPrimaryKey() && p.Metadata.Name != "OrganizationId"))
                property.IsModified = true;
            await db.SaveChangesAsync();
            // The parts before the whole; the organization itself stays with its journal.
            db.RemoveRange(all.Skip(1).Reverse());
            await write.CommitAsync();
        }

        foreach (
            var table in new[]
            {
                "Organizations",
                "Tiers",
                "Perspectives",
                "Units",
                "Objectives",
                "Contributions",
                "Kpis",
                "KpiDefinitions",
            }
        )
        foreach (
            var word in (string[])(
                table is "Organizations" or "Tiers" ? ["INSERT INTO", "UPDATE"] : ["INSERT INTO", "UPDATE", "DELETE FROM"]
            )
        )
            Assert.Contains(sent, s => s.Sql.Contains($"{word} [{table}]", StringComparison.Ordinal));
        AssertNames();
    }

    [Fact]
    public async Task An_import_writes_past_the_change_tracker_into_the_right_columns()
    {
        using var folder = ImportFolder.Company().Planned();
        var report = await new ImportOrganization(
            new Contexts(sent.Add),
            new SqlServerProvider(),
            new NewIds(TimeProvider.System),
            new FixedTime(TwoCompanies.Start)
        ).ExecuteAsync(folder.Open(), new ImportTarget(null, "Acme", null), null);

        Assert.Empty(report.Problems);
        foreach (
            var table in new[]
            {
                "Perspectives",
                "Units",
                "Objectives",
                "Kpis",
                "KpiDefinitions",
                "CauseEffectLinks",
                "Initiatives",
                "Milestones",
                "InitiativeObjectives",
                "InitiativeKpis",
                "InitiativeDependencies",
                "Measurements",
                "Changes",
            }
        )
            Assert.Contains(
                sent,
                s =>
                    s.Sql.StartsWith($"INSERT INTO [{table}]", StringComparison.Ordinal)
                    || s.Sql.Contains($"\nINSERT INTO [{table}]", StringComparison.Ordinal)
            );
        Assert.All(sent, s => Assert.True(s.Parameters.Count <= 2098, "SQL Server takes 2,100 parameters, of which two are the driver's."));
        AssertNames();
    }

    [Fact]
    public async Task The_journal_is_followed_and_its_heads_are_read()
    {
        await using var db = SqlServerStub.Open(sent.Add).Scope(1);
        await new VerifyJournal(db).ExecuteAsync(null, null, CancellationToken.None);
        await JournalHeads.OfAllAsync(db, CancellationToken.None);
        await JournalHeads.OfAsync(db, CancellationToken.None);
        await JournalHeads.OfAsync(db, 1, CancellationToken.None);

        Assert.Contains(sent, s => s.Sql.Contains("FROM [Changes] WHERE [OrganizationId] = @organization", StringComparison.Ordinal));
        AssertNames();
    }

    private void AssertNames() => Assert.Empty(migrated.Schema.Problems(sent));

    private sealed class Contexts(Action<SqlServerStatement> keep) : IDbContextFactory<ScorecardDbContext>
    {
        public ScorecardDbContext CreateDbContext() => SqlServerStub.Open(keep);
    }
}
