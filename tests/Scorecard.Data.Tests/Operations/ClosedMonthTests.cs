using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

/// <summary>What reaches into a closed month takes a reason, whoever saves it, and is listed with it.</summary>
public abstract class ClosedMonthTests(Func<Task<Store>> create) : RecordMeasurementTests(create)
{
    private const string Reason = "A carrier reported late";

    private Actor Boss => new(Ann, [new Membership(Ann, Unit(World.Acme, "ORG"), Role.Administrator)]);

    [SkippableFact]
    public async Task Closing_keeps_what_each_month_showed_and_closes_the_open_ones_before_it()
    {
        var before = await ScoreAsync(April);

        var closed = await CloseAsync(April);

        Assert.Equal([1, 2, 3, 4], closed!.Select(m => m.Start.Month));
        var (closings, bytes) = await Store.ReadAsync(
            Acme.Id,
            async db =>
            {
                var closings = await db.Closings.Where(c => c.ReopenedAt == null).OrderBy(c => c.Month).ToListAsync();
                var last = closings[^1].Id;
                return (closings, await db.ClosingScores.Where(s => s.ClosingId == last).Select(s => s.Bytes).SingleAsync());
            }
        );
        Assert.All(closings, c => Assert.Equal((Ann, 1L), (c.ClosedBy, c.Sequence)));
        var grow = new NodeRef(NodeKind.Objective, Objective(World.Acme, "GROW").Id);
        Assert.Equal(before, FrozenScores.Read(bytes).Find(grow, Window.Of(April))!.Value.Value);
        Assert.Equal(April.End, await Store.Books.ReadAsync(Acme.Id, book => book.Model.Closed.Through));
        Assert.Equal(
            (4, "added"),
            await Store.ReadAsync(
                Acme.Id,
                async db =>
                    (
                        await db.Changes.CountAsync(c => c.Subject == Subject.Closing && c.Sequence == 2),
                        await db.Changes.Where(c => c.Subject == Subject.Closing && c.Sequence == 2).Select(c => c.What).FirstAsync()
                    )
            )
        );
        await Assert.ThrowsAsync<RuleViolation>(() => CloseAsync(April));
        await Assert.ThrowsAsync<RuleViolation>(() => CloseAsync(new(Frequency.Month, new(2025, 6, 1))));
    }

    [SkippableFact]
    public async Task Who_does_not_run_the_organization_closes_and_reopens_nothing()
    {
        var manager = new Actor(Ann, [new Membership(Ann, Unit(World.Acme, "SALES"), Role.Manager)]);
        Assert.Null(await ActAsync(close => close.CloseAsync(Acme.Id, manager, April)));
        await CloseAsync(April);
        Assert.Null(await ActAsync(close => close.ReopenAsync(Acme.Id, manager, April, Reason)));
    }

    [SkippableFact]
    public async Task A_value_for_a_closed_month_takes_a_reason_and_becomes_a_restatement()
    {
        await CloseAsync(April);

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => RecordAsync("ORDERS", April, MeasuredValue.Of(85), seen: 1));

        Assert.Equal(
            "This changes the value of “ORDERS” in 2025-04, which was closed on 2025-06-15. Give the reason for the restatement to save "
                + "it all the same, or ask an administrator to reopen the month.",
            refused.Message
        );
        Assert.Equal(8, await Store.ReadAsync(Acme.Id, db => db.Measurements.CountAsync()));

        var saved = await RestateAsync("ORDERS", April, 85);

        Assert.Equal(85, saved!.Recorded!.Value);
        var (restatement, why) = await Store.ReadAsync(
            Acme.Id,
            async db =>
                (
                    await db.Restatements.OrderByDescending(r => r.Sequence).FirstAsync(r => r.Reason == Reason),
                    await db
                        .Changes.Where(c => c.Subject == Subject.Measurement && c.Sequence == saved.Sequence)
                        .Select(c => c.Why)
                        .SingleAsync()
                )
        );
        Assert.Equal((saved.Sequence, Uma, "the value", 1), (restatement.Sequence, restatement.By, restatement.What, restatement.Count));
        Assert.Equal((April.Start, April.End, Reason), (restatement.From, restatement.Through, why));
        Assert.Equal(Id("ORDERS"), restatement.SubjectId);
        Assert.NotNull((await RecordAsync("ORDERS", May, MeasuredValue.Of(100)))!.Recorded);
    }

    [SkippableFact]
    public async Task A_quarter_that_ends_in_an_open_month_takes_its_value_without_a_reason()
    {
        await CloseAsync(April);
        var quarter = new Period(Frequency.Quarter, new(2025, 4, 1));

        Assert.NotNull((await RecordAsync("AUDITED", quarter, MeasuredValue.Of(1), role: Role.Manager, of: "OPS"))!.Recorded);
        var first = new Period(Frequency.Quarter, new(2025, 1, 1));
        await Assert.ThrowsAsync<RuleViolation>(() => RecordAsync("AUDITED", first, MeasuredValue.Of(1), role: Role.Manager, of: "OPS"));
    }

    [SkippableFact]
    public async Task What_moves_from_an_open_month_on_needs_no_reason()
    {
        await CloseAsync(April);
        var before = await RestatementsAsync();

        await Store.WriteAsync(
            Acme.Id,
            async db =>
            {
                (await db.Objectives.SingleAsync(o => o.Code == "WIN")).MoveTo(await db.Units.SingleAsync(u => u.Code == "OPS"));
                await db.HoldFromAsync(new(2025, 5, 1), default);
            }
        );

        Assert.Equal(before, await RestatementsAsync());

        Task<int> RestatementsAsync() => Store.ReadAsync(Acme.Id, db => db.Restatements.CountAsync());
    }

    [SkippableTheory]
    [MemberData(nameof(ClosedMonthChanges.All), MemberType = typeof(ClosedMonthChanges))]
    public async Task Whatever_reaches_into_a_closed_month_is_refused_and_saved_with_a_reason(string what, string says)
    {
        await CloseAsync(April);
        var before = await Store.ReadAsync(Acme.Id, db => db.Organizations.Select(o => o.Sequence).SingleAsync());

        var refused = await Assert.ThrowsAsync<RuleViolation>(() =>
            Store.WriteAsync(Acme.Id, db => ClosedMonthChanges.MakeAsync(db, what))
        );

        Assert.StartsWith($"This changes {says}, which was closed on 2025-06-15.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Store.ReadAsync(Acme.Id, db => db.Organizations.Select(o => o.Sequence).SingleAsync()));

        await using var db = Store.Open();
        db.RestatementReason = Reason;
        await using var write = await db.BeginWriteAsync(Acme.Id, Ann, Start);
        await ClosedMonthChanges.MakeAsync(db, what);
        await write.CommitAsync();
        Assert.Equal(
            (1, Reason),
            await Store.ReadAsync(
                Acme.Id,
                async read =>
                    (
                        await read.Restatements.CountAsync(r => r.Sequence == write.Sequence && r.Reason == Reason),
                        await read.Changes.Where(c => c.Sequence == write.Sequence).Select(c => c.Why).FirstAsync()
                    )
            )
        );
    }

    [SkippableFact]
    public async Task What_begins_after_the_closed_months_needs_no_reason()
    {
        await CloseAsync(April);

        await Store.WriteAsync(
            Acme.Id,
            async db =>
            {
                var orders = await db.Kpis.SingleAsync(k => k.Code == "ORDERS");
                orders.Define(new(new(2025, 5, 1), ScaleInput.Progress(0, 500), 3));
                orders.Close(new(2025, 9, 1));
                var win = await db.Objectives.SingleAsync(o => o.Code == "WIN");
                win.Change(
                    "Win more",
                    null,
                    await db.Perspectives.FirstAsync(p => p.Id == win.PerspectiveId),
                    5,
                    0.5m,
                    RollUpRule.Worst,
                    Ann
                );
                await db.HoldFromAsync(new(2025, 5, 1), default);
                var added = new Objective(
                    99_001,
                    await db.Units.SingleAsync(u => u.Code == "OPS"),
                    await db.Perspectives.FirstAsync(),
                    "ADDED",
                    "Add"
                );
                db.AddRange(added, new Contribution(added, await db.Objectives.SingleAsync(o => o.Code == "GROW")));
            }
        );

        Assert.Empty(await Store.ReadAsync(Acme.Id, db => db.Restatements.Where(r => r.Sequence == 3).ToListAsync()));
    }

    [SkippableFact]
    public async Task A_reopened_month_takes_values_again_and_can_be_closed_again()
    {
        await CloseAsync(April);
        await Assert.ThrowsAsync<RuleViolation>(() => ActAsync(close => close.ReopenAsync(Acme.Id, Boss, April, " ")));

        var opened = await ActAsync(close => close.ReopenAsync(Acme.Id, Boss, new(Frequency.Month, new(2025, 3, 1)), Reason));

        Assert.Equal([3, 4], opened!.Select(m => m.Start.Month));
        Assert.NotNull((await RecordAsync("ORDERS", April, MeasuredValue.Of(85), seen: 1))!.Recorded);
        Assert.Equal([3, 4], (await CloseAsync(April))!.Select(m => m.Start.Month));
        Assert.Equal(2, await Store.ReadAsync(Acme.Id, db => db.Closings.CountAsync(c => c.Month == April.Start)));
        await Assert.ThrowsAsync<RuleViolation>(() => ActAsync(close => close.ReopenAsync(Globex.Id, Stranger, April, Reason)));
    }

    private Actor Stranger => new(Gus, [new Membership(Gus, Unit(World.Globex, "ORG"), Role.Administrator)]);

    private Task<double> ScoreAsync(Period month) =>
        Store.Books.ReadAsync(Acme.Id, book => book.Objective(Objective(World.Acme, "GROW").Id, Window.Of(month)).Value);

    private Task<IReadOnlyList<Period>?> CloseAsync(Period month) => ActAsync(close => close.CloseAsync(Acme.Id, Boss, month));

    private async Task<T> ActAsync<T>(Func<CloseMonth, Task<T>> act)
    {
        await using var db = Store.Open();
        var time = new FixedTime(Start);
        return await act(new CloseMonth(db, Store.Books, new NewIds(time), time));
    }

    private async Task<RecordMeasurement.Outcome?> RestateAsync(string kpi, Period period, decimal value)
    {
        await using var db = Store.Open();
        db.RestatementReason = Reason;
        var actor = new Actor(Uma, [new Membership(Uma, Unit(World.Acme, "SALES"), Role.Updater)]);
        return await new RecordMeasurement(db, Store.Books, new FixedTime(Start)).ExecuteAsync(
            Acme.Id,
            actor,
            Id(kpi),
            period,
            MeasuredValue.Of(value),
            null,
            1
        );
    }
}

public sealed class ClosedMonthsOnSqlite() : ClosedMonthTests(() => Store.OnSqliteAsync());

public sealed class ClosedMonthsOnPostgreSql() : ClosedMonthTests(() => Store.OnPostgreSqlAsync());
