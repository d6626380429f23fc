using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Scorecard.Data.Tests.Import;

/// <summary>
/// What PostgreSQL makes of rows that it has not counted yet: values that follow a new structure at once must not have it look through all KPIs for each.
/// </summary>
public sealed class CountedStructureTests : ImportTests
{
    private const int Kpis = 300;

    private readonly AwayWhileCounting away;

    public CountedStructureTests()
        : this(new AwayWhileCounting()) { }

    private CountedStructureTests(AwayWhileCounting away)
        : base(() => Store.OnPostgreSqlAsync(options => options.AddInterceptors(away))) => this.away = away;

    [SkippableFact]
    public async Task The_key_of_each_value_is_looked_up_as_a_key_while_nothing_is_counted()
    {
        await using var db = Store.Open();
        await db.Database.OpenConnectionAsync();
        // As the server itself checks a foreign key.
        await db.Database.ExecuteSqlRawAsync(
            """PREPARE key (bigint, bigint) AS SELECT 1 FROM ONLY "Kpis" x WHERE "OrganizationId" = $1 AND "Id" = $2 FOR KEY SHARE OF x"""
        );

        await using var explain = db.Database.GetDbConnection().CreateCommand();
        explain.CommandText = "EXPLAIN EXECUTE key(1, 2)";
        await using var plan = await explain.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await plan.ReadAsync())
            lines.Add(plan.GetString(0));

        Assert.Contains(
            lines,
            line => line.Contains("Index Cond", StringComparison.Ordinal) && line.Contains("\"Id\" =", StringComparison.Ordinal)
        );
    }

    [SkippableFact]
    public async Task Rows_of_a_large_structure_are_counted_once_they_are_there()
    {
        AddKpis();

        await ImportedAsync();

        await using var db = Store.Open();
        Assert.Equal(
            await db.Kpis.IgnoreQueryFilters().CountAsync(),
            await db.Database.SqlQueryRaw<int>("""SELECT reltuples::int AS "Value" FROM pg_class WHERE relname = 'Kpis'""").SingleAsync()
        );
    }

    [SkippableFact]
    public async Task A_server_that_goes_away_while_it_counts_changes_nothing_about_the_import()
    {
        AddKpis();
        away.IsOn = true;

        var imported = await ImportedAsync();

        Assert.True(away.WasAsked);
        await using var db = Store.Open();
        var named = db.Organizations.IgnoreQueryFilters().Where(o => o.Name == NewName).Select(o => o.Id);
        Assert.Equal([imported], await named.ToListAsync());
    }

    private void AddKpis()
    {
        Folder.File(
            "kpis.csv",
            [
                "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source",
                .. Enumerable
                    .Range(0, Kpis)
                    .Select(k =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"K{k},SELL,KPI {k},EUR,Month,Average,HigherIsBetter,Progress,0,100,1,Lagging,Entered"
                        )
                    ),
            ]
        );
        Folder.File("values.csv", "kpi,period,value", "K7,2025-01,42");
    }

    private sealed class AwayWhileCounting : DbCommandInterceptor
    {
        public bool IsOn { get; set; }

        public bool WasAsked { get; private set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (!IsOn || !command.CommandText.StartsWith("ANALYZE", StringComparison.Ordinal))
                return new(result);
            WasAsked = true;
            throw new NpgsqlException("The server is gone.", new IOException());
        }
    }
}
