using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

public abstract class ApprovalTests(Func<Task<Store>> create) : ApprovalActs(create)
{
    [SkippableFact]
    public async Task A_submitted_value_waits_and_counts_once_it_is_approved()
    {
        await NeedApprovalAsync();
        var before = await ScoresAsync();

        var outcome = await RecordAsync("ORDERS", May, MeasuredValue.Of(77), note: "one large order");

        Assert.Equal((1, Standing.Waiting, Uma), (outcome!.Recorded!.Revision, outcome.Recorded.Standing, outcome.Recorded.RecordedBy));
        Assert.Equal(before, await ScoresAsync());
        Assert.Equal((77m, 1, Uma), await WaitingAsync());

        var settled = await ApproveAsync(Ann, Role.Manager, 1);

        Assert.Equal((1, 0, 0), (settled.Settled, settled.Changed, settled.Denied));
        Assert.Null(await WaitingAsync());
        Assert.Equal(77, await FigureAsync());
        Assert.NotEqual(before, await ScoresAsync());
        Assert.Equal(
            [(1, 77m, "one large order", Standing.Waiting, Uma), (2, 77m, "one large order", Standing.Counted, Ann)],
            (await RevisionsAsync()).Select(m => (m.Revision, m.Value!.Value, m.Note!, m.Standing, m.RecordedBy!.Value))
        );
        Assert.Equal(
            [("77", "Waits for approval", Uma), ("77", "Approved", Ann)],
            (
                await Store.ReadAsync(
                    Acme.Id,
                    db => db.Changes.Where(c => c.Subject == Subject.Measurement && c.What == "2025-05-01").ToListAsync()
                )
            )
                .OrderBy(c => c.Sequence)
                .Select(c => (c.To!, c.Why!, c.By!.Value))
        );
    }

    [SkippableFact]
    public async Task What_is_returned_leaves_what_counted_before_and_can_be_submitted_again()
    {
        await NeedApprovalAsync();
        await RecordAsync("ORDERS", April, MeasuredValue.Of(81), seen: 1);
        Assert.Equal(80, await FigureAsync(April));

        await ReturnAsync(Ann, Role.Manager, 2, "The fleet of April is missing.", April);

        Assert.Equal(80, await FigureAsync(April));
        Assert.Equal(
            (3, Standing.Returned, "The fleet of April is missing."),
            (await RevisionsAsync(April))[^1] is var last ? (last.Revision, last.Standing, last.Note!) : default
        );
        await RecordAsync("ORDERS", April, MeasuredValue.Of(85), seen: 3);
        await ApproveAsync(Ann, Role.Manager, 4, April);
        Assert.Equal(85, await FigureAsync(April));
    }

    [SkippableFact]
    public async Task Whoever_submitted_it_takes_it_back_or_changes_it_while_it_waits()
    {
        await NeedApprovalAsync();
        await RecordAsync("ORDERS", May, MeasuredValue.Of(77));
        await RecordAsync("ORDERS", May, MeasuredValue.Of(78), seen: 1);
        Assert.Equal((78m, 2, Uma), await WaitingAsync());

        // Approved as it was seen before: the newer one is not.
        Assert.Equal((0, 1), await ApproveAsync(Ann, Role.Manager, 1) is var late ? (late.Settled, late.Changed) : default);

        await RecordAsync("ORDERS", May, MeasuredValue.Withdrawn, seen: 2);
        Assert.Null(await WaitingAsync());
        Assert.Equal(Standing.Returned, (await RevisionsAsync())[^1].Standing);
        Assert.False(await HasFigureAsync());
    }

    [SkippableFact]
    public async Task Nobody_approves_their_own_value_unless_the_organization_lets_them()
    {
        await NeedApprovalAsync();
        await RecordAsync("ORDERS", May, MeasuredValue.Of(77), by: Ann, role: Role.Manager);
        Assert.Equal((77m, 1, Ann), await WaitingAsync());

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => ApproveAsync(Ann, Role.Manager, 1));
        Assert.Contains("nobody approves their own value here", refused.Message, StringComparison.Ordinal);
        Assert.Single(await RevisionsAsync());

        await Store.WriteAsync(Acme.Id, async db => (await db.Organizations.SingleAsync()).ApproveValues(true, false));
        await RecordAsync("ORDERS", May, MeasuredValue.Of(78), seen: 1, by: Ann, role: Role.Manager);
        Assert.Equal(78, await FigureAsync());
    }

    [SkippableFact]
    public async Task Who_may_not_approve_changes_nothing()
    {
        await NeedApprovalAsync();
        await RecordAsync("ORDERS", May, MeasuredValue.Of(77));

        Assert.Equal(1, (await ApproveAsync(Gus, Role.Updater, 1)).Denied);
        await Assert.ThrowsAsync<RuleViolation>(() => ReturnAsync(Ann, Role.Manager, 1, " "));
        Assert.Single(await RevisionsAsync());
    }

    [SkippableFact]
    public async Task Of_two_who_approve_at_once_one_does()
    {
        await NeedApprovalAsync();
        await RecordAsync("ORDERS", May, MeasuredValue.Of(77));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => ApproveAsync(Ann, Role.Manager, 1))));

        Assert.Equal([0, 1], outcomes.Select(o => o.Settled).Order());
        Assert.Equal(2, (await RevisionsAsync()).Count);
    }

    [SkippableFact]
    public async Task All_at_once_are_one_act_and_another_node_knows_them()
    {
        await NeedApprovalAsync();
        var other = Store.AnotherNodesBooks();
        await other.ReadAsync(Acme.Id, book => book.Sequence);
        await RecordAsync("ORDERS", May, MeasuredValue.Of(77));
        await RecordAsync("ORDERS", April, MeasuredValue.Of(81), seen: 1);
        Assert.Equal(2, await other.ReadAsync(Acme.Id, book => book.Waiting().Count()));
        Assert.Equal(80, await other.ReadAsync(Acme.Id, book => book.Figure(Id("ORDERS"), Window.Of(April)).Value));

        var settled = await SettleAsync(
            (settle, actor) => settle.ApproveAsync(Acme.Id, actor, [new(Id("ORDERS"), May.Start, 1), new(Id("ORDERS"), April.Start, 2)]),
            Ann,
            Role.Manager
        );

        Assert.Equal(2, settled.Settled);
        Assert.Equal(
            (0, 81, 77),
            await other.ReadAsync(
                Acme.Id,
                book =>
                    (
                        book.Waiting().Count(),
                        (int)book.Figure(Id("ORDERS"), Window.Of(April)).Value,
                        (int)book.Figure(Id("ORDERS"), Window.Of(May)).Value
                    )
            )
        );
        Assert.Equal(2, await Store.ReadAsync(Acme.Id, db => db.Changes.CountAsync(c => c.Sequence == settled.Sequence)));
    }

    [SkippableFact]
    public async Task Waiting_values_count_where_the_organization_says_so_and_no_longer_once_it_does_not()
    {
        await NeedApprovalAsync();
        await RecordAsync("ORDERS", May, MeasuredValue.Of(77));
        Assert.False(await HasFigureAsync());

        await Store.WriteAsync(Acme.Id, async db => (await db.Organizations.SingleAsync()).ApproveValues(false, true));
        Assert.Equal(77, await FigureAsync());
        Assert.Equal((77m, 1, Uma), await WaitingAsync());
        Assert.Equal(77, await Store.AnotherNodesBooks().ReadAsync(Acme.Id, book => book.Figure(Id("ORDERS"), Window.Of(May)).Value));

        await Store.WriteAsync(Acme.Id, async db => (await db.Organizations.SingleAsync()).ApproveValues(false, false));
        Assert.False(await HasFigureAsync());
        Assert.Equal((77m, 1, Uma), await WaitingAsync());
    }

    [SkippableFact]
    public async Task An_owner_who_leaves_the_organization_is_asked_no_more()
    {
        await NeedApprovalAsync(owner: Gus);
        await Store.WriteAsync(
            Acme.Id,
            async db => db.Add(new Membership(Gus, await db.Units.SingleAsync(u => u.Code == "OPS"), Role.Viewer))
        );
        await RecordAsync("ORDERS", May, MeasuredValue.Of(77));
        Assert.Equal(Gus, await ApproverAsync());
        Assert.Equal(1, (await ApproveAsync(Ann, Role.Manager, 1)).Denied);

        await Store.WriteAsync(Acme.Id, async db => db.RemoveRange(await db.Memberships.Where(m => m.PersonId == Gus).ToListAsync()));

        Assert.Null(await ApproverAsync());
        Assert.Equal(1, (await ApproveAsync(Ann, Role.Manager, 1)).Settled);
    }
}

public sealed class ApprovalOnSqlite() : ApprovalTests(() => Store.OnSqliteAsync());

public sealed class ApprovalOnPostgreSql() : ApprovalTests(() => Store.OnPostgreSqlAsync());

public sealed class ApprovalOnSqlServer() : ApprovalTests(() => Store.OnSqlServerAsync());
