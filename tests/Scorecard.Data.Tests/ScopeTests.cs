using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Scorecard.Data.Tests;

public abstract class ScopeTests(Func<Task<Store>> create) : StoreTests(create)
{
    private static readonly MethodInfo RowsOfMethod = typeof(ScopeTests).GetMethod(
        nameof(RowsOf),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    [SkippableFact]
    public async Task Without_a_scope_nothing_is_seen()
    {
        await using var db = Store.Open();
        foreach (var type in Scoped(db))
            Assert.Empty(Rows(db, type));
    }

    [SkippableFact]
    public async Task With_a_scope_only_that_organizations_rows_are_seen()
    {
        await using var acme = Store.Open(Acme.Id);
        await using var globex = Store.Open(Globex.Id);
        foreach (var type in Scoped(acme))
        {
            Assert.NotEmpty(Rows(acme, type));
            Assert.NotEmpty(Rows(globex, type));
            Assert.All(Rows(acme, type), row => Assert.Equal(Acme.Id, OrganizationOf(row)));
            Assert.All(Rows(globex, type), row => Assert.Equal(Globex.Id, OrganizationOf(row)));
        }
    }

    [SkippableFact]
    public async Task The_parts_of_a_KPI_are_its_organizations_too()
    {
        await using var db = Store.Open(Globex.Id);
        var kpis = await db.Kpis.ToListAsync();
        Assert.All(kpis.SelectMany(k => k.Definitions), d => Assert.Equal(Globex.Id, d.OrganizationId));
        Assert.Equal([TwoCompanies.Gus], kpis.SelectMany(k => k.Updaters).Select(u => u.PersonId));
        Assert.Equal(2, kpis.Single(k => k.Code == "ORDERS").Definitions.Count);
    }

    [SkippableFact]
    public async Task A_row_of_another_organization_cannot_be_saved_into_this_one()
    {
        await using var db = Store.Open();
        await using var write = await db.BeginWriteAsync(Acme.Id, null, TwoCompanies.Start);
        var theirs = await db.Units.IgnoreQueryFilters().SingleAsync(u => u.OrganizationId == Globex.Id && u.Code == "OPS");
        theirs.Rename("Ours now");

        await Assert.ThrowsAsync<InvalidOperationException>(() => write.CommitAsync());
    }

    private static IEnumerable<Type> Scoped(ScorecardDbContext db) =>
        db.Model.GetEntityTypes().Where(t => t.GetDeclaredQueryFilters().Count > 0).Select(t => t.ClrType);

    private static IEnumerable<object> Rows(ScorecardDbContext db, Type type) =>
        (IEnumerable<object>)RowsOfMethod.MakeGenericMethod(type).Invoke(null, [db])!;

    private static List<T> RowsOf<T>(ScorecardDbContext db)
        where T : class => [.. db.Set<T>().AsNoTracking()];

    private static long OrganizationOf(object row) =>
        (long)(row.GetType().GetProperty("OrganizationId") ?? row.GetType().GetProperty("Id")!).GetValue(row)!;
}

public sealed class ScopeOnSqlite() : ScopeTests(() => Store.OnSqliteAsync());

public sealed class ScopeOnPostgreSql() : ScopeTests(() => Store.OnPostgreSqlAsync());

public sealed class ScopeOnSqlServer() : ScopeTests(() => Store.OnSqlServerAsync());
