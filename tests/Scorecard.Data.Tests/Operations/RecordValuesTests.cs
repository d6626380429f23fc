using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

/// <summary>Many values in one write, by the rules of one that is entered.</summary>
public abstract class RecordValuesTests(Func<Task<Store>> create) : ApprovalActs(create)
{
    private Actor Updater => new(Uma, [new Membership(Uma, Unit(World.Acme, "SALES"), Role.Updater)]);

    [SkippableFact]
    public async Task A_few_have_a_line_each_in_the_journal_and_count_at_once()
    {
        var outcomes = await SendAsync([Row("ORDERS", "2025-04", 81), Row("ORDERS", "2025-05", 77), Row("ORDERS", "2025-05", 78)]);

        Assert.Equal([RowState.Recorded, RowState.Recorded, RowState.Refused], outcomes.Select(o => o.State));
        Assert.Equal([2, 1, 1], outcomes.Select(o => o.Revision));
        Assert.Equal(["81", "77"], await LinesAsync(Subject.Measurement));
        Assert.Equal(77, await FigureAsync());
        Assert.Equal(RowState.Unchanged, Assert.Single(await SendAsync([Row("ORDERS", "2025-05", 77)])).State);
        Assert.Equal(2, await SequenceAsync());
    }

    [SkippableFact]
    public async Task Many_have_one_line_and_the_book_on_every_node_has_them()
    {
        await Store.WriteAsync(Acme.Id, async db => (await db.Organizations.SingleAsync()).SetMinimumCoverage(0.4));
        var before = await Store.Books.ReadAsync(Acme.Id, book => book.Sequence);
        var rows = Enumerable
            .Range(0, 300)
            .Select(i => new DateOnly(2000, 1, 1).AddMonths(i))
            .Select(month => Row("ORDERS", $"{month:yyyy-MM}", 70 + month.Month, meant: true))
            .ToList();

        var outcomes = await SendAsync(rows);

        Assert.All(outcomes.Take(290), o => Assert.True(o.IsRecorded, o.Sentence));
        Assert.StartsWith("values: ", Assert.Single(await LinesAsync(Subject.Import)), StringComparison.Ordinal);
        var may = Window.Of(new Period(Frequency.Month, new(2020, 5, 1)));
        Assert.Equal(75, await Store.Books.ReadAsync(Acme.Id, book => book.Figure(Id("ORDERS"), may).Value));
        Assert.Equal(before + 1, await Store.Books.ReadAsync(Acme.Id, book => book.Sequence));
        var elsewhere = new ScoreBookStore(new Factory(Store), new(1 << 30));
        Assert.Equal(75, await elsewhere.ReadAsync(Acme.Id, book => book.Figure(Id("ORDERS"), may).Value));
    }

    [SkippableFact]
    public async Task What_needs_approval_waits_and_what_is_far_is_asked_about()
    {
        await NeedApprovalAsync();

        var outcomes = await SendAsync([Row("ORDERS", "2025-05", 99_999), Row("ORDERS", "2025-03", 71)]);

        Assert.Equal([RowState.Refused, RowState.Waiting], outcomes.Select(o => o.State));
        Assert.Contains("far from what", outcomes[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(RowState.Waiting, Assert.Single(await SendAsync([Row("ORDERS", "2025-05", 99_999, meant: true)])).State);
        // Sent again it says nothing new.
        Assert.Equal(RowState.Unchanged, Assert.Single(await SendAsync([Row("ORDERS", "2025-05", 99_999, meant: true)])).State);
    }

    [SkippableFact]
    public async Task A_closed_month_takes_a_reason()
    {
        await using (var db = Store.Open())
            await new CloseMonth(db, Store.Books, new NewIds(TimeProvider.System), new FixedTime(Start)).CloseAsync(
                Acme.Id,
                new(Ann, [new Membership(Ann, Unit(World.Acme, "ORG"), Role.Administrator)]),
                April
            );

        var refused = await SendAsync([Row("ORDERS", "2025-04", 85), Row("ORDERS", "2025-05", 85)]);

        Assert.Equal([RowState.Refused, RowState.Recorded], refused.Select(o => o.State));
        Assert.Contains("reason", refused[0].Sentence, StringComparison.Ordinal);

        Assert.Equal(RowState.Recorded, Assert.Single(await SendAsync([Row("ORDERS", "2025-04", 85)], "A carrier reported late")).State);
        // Beside the one that the company begins with.
        var reasons = await Store.ReadAsync(Acme.Id, db => db.Restatements.Select(r => r.Reason).ToListAsync());
        Assert.Single(reasons, "A carrier reported late");
    }

    [SkippableFact]
    public async Task Who_may_not_enter_or_see_is_told_so_row_by_row()
    {
        var viewer = new Actor(990_001, [new Membership(990_001, Unit(World.Acme, "SALES"), Role.Viewer)]);

        var outcomes = await SendAsync([Row("ORDERS", "2025-05", 77), Row("NOWHERE", "2025-05", 77)], actor: viewer);

        Assert.Equal([RowState.Forbidden, RowState.Hidden], outcomes.Select(o => o.State));
        Assert.Equal(1, await SequenceAsync());
    }

    private static ValueRow Row(string kpi, string period, decimal value, bool meant = false) =>
        new(kpi, period, MeasuredValue.Of(value), null, meant);

    private async Task<RowOutcome[]> SendAsync(IReadOnlyList<ValueRow> rows, string? reason = null, Actor? actor = null)
    {
        await using var db = Store.Open();
        return await new RecordValues(db, Store.Books, new FixedTime(Start)).ExecuteAsync(
            Acme.Id,
            actor ?? Updater,
            Uma,
            null,
            rows,
            reason,
            _ => null
        );
    }

    private Task<List<string>> LinesAsync(Subject subject) =>
        Store.ReadAsync(
            Acme.Id,
            db =>
                db.Changes.Where(c => c.Subject == subject && c.Sequence > 1)
                    .OrderBy(c => c.Sequence)
                    .ThenBy(c => c.Ordinal)
                    .Select(c => c.To!)
                    .ToListAsync()
        );

    private Task<long> SequenceAsync() => Store.ReadAsync(Acme.Id, db => db.Organizations.Select(o => o.Sequence).SingleAsync());

    private sealed class Factory(Store store) : IDbContextFactory<ScorecardDbContext>
    {
        public ScorecardDbContext CreateDbContext() => store.Open();
    }
}

public sealed class RecordValuesOnSqliteTests() : RecordValuesTests(() => Store.OnSqliteAsync());

public sealed class RecordValuesOnPostgreSqlTests() : RecordValuesTests(() => Store.OnPostgreSqlAsync());
