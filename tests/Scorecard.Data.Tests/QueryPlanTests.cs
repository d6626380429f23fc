using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.TestData;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

/// <summary>How often the store asks, and that nothing that grows is read from end to end.</summary>
public sealed class QueryPlanTests : IAsyncLifetime
{
    private readonly SqlLog log = new();
    private readonly TwoCompanies world = new();
    private Store store = null!;

    private long Acme => world.Acme.Organization.Id;

    public async Task InitializeAsync() => store = await Store.OnSqliteAsync(options => options.AddInterceptors(log));

    public async Task DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task A_book_that_is_up_to_date_costs_one_point_read()
    {
        await ReadAsync();
        log.Clear();

        await ReadAsync();

        await AssertAsync(commands: 1);
    }

    [Fact]
    public async Task A_book_is_built_without_reading_another_organizations_rows()
    {
        await ReadAsync();

        await AssertAsync(commands: 24);
    }

    [Fact]
    public async Task A_changed_value_is_brought_in_by_point_reads()
    {
        var other = store.AnotherNodesBooks();
        await ReadAsync(other);
        await RecordAsync();
        log.Clear();

        await ReadAsync(other);

        await AssertAsync(commands: 4);
    }

    [Fact]
    public async Task A_value_that_was_recorded_here_need_not_be_asked_for()
    {
        await ReadAsync();
        await RecordAsync();
        log.Clear();

        await ReadAsync();

        await AssertAsync(commands: 1);
    }

    [Fact]
    public async Task A_changed_structure_is_read_anew_without_the_values()
    {
        await ReadAsync();
        await store.WriteAsync(Acme, async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Operations"));
        log.Clear();

        await ReadAsync();

        Assert.DoesNotContain("Measurements", log.ToString(), StringComparison.Ordinal);
        await AssertAsync(commands: 24);
    }

    [Fact]
    public async Task Recording_a_value_is_a_handful_of_point_reads_and_writes()
    {
        await ReadAsync();
        log.Clear();

        await RecordAsync();

        // What is known, the lock, and three rows: the value, its line in the journal, and the held value that it settles.
        await AssertAsync(commands: 5);
    }

    [Fact]
    public async Task The_history_of_a_thing_is_found_by_its_index()
    {
        await using var db = store.Open(Acme);
        log.Clear();

        _ = await db
            .Changes.Where(c => c.OrganizationId == Acme && c.Subject == Subject.Kpi && c.SubjectId == 1)
            .OrderByDescending(c => c.Sequence)
            .Take(20)
            .ToListAsync();

        await AssertAsync(commands: 1);
    }

    [Fact]
    public async Task A_full_scan_is_found()
    {
        await using var db = store.Open(Acme);
        log.Clear();
        _ = await db.Kpis.IgnoreQueryFilters().Where(k => k.Description == "x").Select(k => k.Id).ToListAsync();
        _ = await db.Measurements.IgnoreQueryFilters().CountAsync();
        _ = await db.Changes.IgnoreQueryFilters().Where(c => c.To == "x").ExecuteDeleteAsync();

        var scans = await log.FullScansAsync(db);

        Assert.Equal(["Kpis", "Measurements", "Changes"], scans.Select(s => s.Split(' ')[0]));
    }

    private Task<int> ReadAsync(ScoreBookStore? books = null) => (books ?? store.Books).ReadAsync(Acme, book => book.Model.Units.Count);

    private async Task RecordAsync()
    {
        var outcome = await store.RecordAsync(
            record =>
                record.ExecuteAsync(
                    Acme,
                    new(Uma, [new Membership(Uma, Unit(world.Acme, "SALES"), Role.Updater)]),
                    Kpi(world.Acme, "ORDERS").Id,
                    new(Frequency.Month, new(2025, 5, 1)),
                    MeasuredValue.Of(5),
                    null,
                    0
                ),
            Start
        );
        Assert.NotNull(outcome!.Recorded);
    }

    private async Task AssertAsync(int commands)
    {
        Assert.True(commands == log.Count, $"Expected {commands} commands, not {log.Count}:\n\n{log}");
        await using var db = store.Open();
        Assert.Empty(await log.FullScansAsync(db));
    }
}
