using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Scorecard.Data.Operations;
using Scorecard.Data.Tests.Import;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

/// <summary>What happens where the database takes an act for the victim of a deadlock, or goes away for a moment.</summary>
public sealed class SecondTryTests
{
    [Theory]
    [InlineData("UPDATE \"Organizations\"")]
    [InlineData("INSERT INTO \"Measurements\"")]
    public async Task A_value_is_saved_once_at_the_second_try(string at)
    {
        var fails = new FailsOnce(at);
        await using var store = await Store.OnSqliteAsync(options => options.AddInterceptors(fails));

        Assert.NotNull((await RecordAsync(store))!.Recorded);

        Assert.Equal(1, fails.Faults);
        Assert.Equal((2, 9), await StateAsync(store));
    }

    [Fact]
    public async Task A_write_of_a_page_begins_at_the_second_try()
    {
        await using var store = await Store.OnSqliteAsync(options => options.AddInterceptors(new FailsOnce("UPDATE \"Organizations\"")));

        await store.WriteAsync(
            World.Acme.Organization.Id,
            async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Operations")
        );

        Assert.Equal((2, 8), await StateAsync(store));
    }

    [Fact]
    public async Task An_import_is_written_at_the_second_try()
    {
        var fails = new FailsOnce("INSERT INTO \"Changes\"");
        await using var store = await Store.OnSqliteAsync(options => options.AddInterceptors(fails));
        using var folder = ImportFolder.Company();
        using var files = folder.Open();

        var report = await store.Import(new FixedTime(Start)).ExecuteAsync(files, new(null, "The new one"), null);

        Assert.Empty(report.Problems);
        Assert.True(report.Written);
        Assert.Equal(1, fails.Faults);
    }

    [Fact]
    public async Task What_may_be_committed_is_not_tried_again()
    {
        var fails = new FailsOnce("commit");
        await using var store = await Store.OnSqliteAsync(options => options.AddInterceptors(fails));

        await Assert.ThrowsAsync<Passing>(() => RecordAsync(store));

        Assert.Equal(1, fails.Faults);
        Assert.Equal(1, fails.Commits);
    }

    private static TwoCompanies World { get; } = new();

    private static Task<RecordMeasurement.Outcome?> RecordAsync(Store store) =>
        store.RecordAsync(
            record =>
                record.ExecuteAsync(
                    World.Acme.Organization.Id,
                    new(Uma, [new Membership(Uma, Unit(World.Acme, "SALES"), Role.Updater)]),
                    Kpi(World.Acme, "ORDERS").Id,
                    new Period(Frequency.Month, new(2025, 5, 1)),
                    MeasuredValue.Of(80),
                    note: null,
                    seenRevision: 0
                ),
            Start
        );

    private static Task<(int Sequence, int Values)> StateAsync(Store store) =>
        store.ReadAsync(
            World.Acme.Organization.Id,
            async db => ((int)await db.Organizations.Select(o => o.Sequence).SingleAsync(), await db.Measurements.CountAsync())
        );

    private sealed class Passing : DbException
    {
        public override bool IsTransient => true;
    }

    /// <summary>The first command that begins with some words, or the first commit, meets a fault that passes.</summary>
    private sealed class FailsOnce(string at) : DbCommandInterceptor, IDbTransactionInterceptor
    {
        public int Faults { get; private set; }

        public int Commits { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Look(command.CommandText);
            return new(result);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<object> result,
            CancellationToken cancellationToken = default
        )
        {
            Look(command.CommandText);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            Look(command.CommandText);
            return new(result);
        }

        ValueTask<InterceptionResult> IDbTransactionInterceptor.TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken
        )
        {
            Commits++;
            Look("commit");
            return new(result);
        }

        private void Look(string text)
        {
            if (Faults > 0 || !text.Contains(at, StringComparison.Ordinal))
                return;
            Faults++;
            throw new Passing();
        }
    }
}
