using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

/// <summary>Readers of one organization run side by side. Nothing here is timed: what would wait for a held reader waits for ever.</summary>
public abstract class SideBySideReadTests(Func<Task<Store>> create) : ScoreBookStoreTests(create)
{
    private static readonly TimeSpan ForEver = TimeSpan.FromMinutes(2);

    [SkippableFact]
    public async Task Two_readers_are_inside_at_once()
    {
        using var both = new Barrier(2);
        Task<bool> Meet() => Task.Run(() => Store.Books.ReadAsync(Acme.Id, _ => both.SignalAndWait(ForEver)));

        var met = await Task.WhenAll(Meet(), Meet());

        Assert.Equal([true, true], met);
    }

    [SkippableFact]
    public async Task A_long_reader_keeps_its_state_and_holds_up_nobody_who_reads_what_is_new()
    {
        var first = await HeldReader.EnterAsync(this);
        await CorrectAsync(96);
        Assert.Equal(96, await OrdersAsync(Store.Books).WaitAsync(ForEver));

        // Both books are being read now: a third comes beside them.
        var second = await HeldReader.EnterAsync(this);
        await CorrectAsync(97);
        Assert.Equal(97, await OrdersAsync(Store.Books).WaitAsync(ForEver));
        await CorrectAsync(98);
        Assert.Equal(98, await OrdersAsync(Store.Books).WaitAsync(ForEver));

        Assert.Equal((80, 80), await first.LeaveAsync());
        Assert.Equal((96, 96), await second.LeaveAsync());
        for (var value = 99; value < 104; value++)
        {
            var later = await HeldReader.EnterAsync(this);
            await CorrectAsync(value);
            Assert.Equal(value, await OrdersAsync(Store.Books).WaitAsync(ForEver));
            Assert.Equal((value - 1, value - 1), await later.LeaveAsync());
        }
    }

    [SkippableFact]
    public async Task A_changed_structure_leaves_a_long_reader_its_own()
    {
        var reader = await HeldReader.EnterAsync(this);
        await Store.WriteAsync(
            Acme.Id,
            async db =>
            {
                var churn = await KpiAsync(db, "CHURN");
                churn.Describe(churn.Details with { UnitOfMeasure = "per head", Multiplier = 1_000 });
                await CorrectAsync(db, 50);
            }
        );

        Assert.Equal(50, await OrdersAsync(Store.Books).WaitAsync(ForEver));
        Assert.Equal((80, 80), await reader.LeaveAsync());
    }

    [SkippableFact]
    public async Task Readers_at_once_and_writers_always_see_a_whole_whose_parts_make_it_up()
    {
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var reads = 0;
        var readers = Enumerable
            .Range(0, 6)
            .Select(_ =>
                Task.Run(async () =>
                {
                    for (var last = 0.0; !stop.IsCancellationRequested; Interlocked.Increment(ref reads))
                    {
                        var (orders, wrong) = await Store.Books.ReadAsync(Acme.Id, book => (Orders(book), Differences(book).ToList()));
                        Assert.Empty(wrong);
                        Assert.True(orders >= last || last == 80, $"{orders} came after {last}");
                        last = orders;
                        begun.TrySetResult();
                    }
                })
            )
            .ToList();
        // On a busy machine all would be written before anybody has read.
        await Task.WhenAny([begun.Task, .. readers]).WaitAsync(ForEver);

        for (var value = 100; value < 140; value++)
        {
            await Store.WriteAsync(
                Acme.Id,
                async db =>
                {
                    await CorrectAsync(db, value);
                    if (value % 13 == 0)
                        (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename($"Operations {value}");
                    if (value % 19 == 0)
                        await AddAsync(db, "ORDERS", FiscalCalendar.Calendar.Shift(April, -value), MeasuredValue.Of(value));
                }
            );
            Assert.Equal(value, await OrdersAsync(Store.Books));
        }
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.True(reads > 0);
    }

    /// <summary>Two values that are always written together.</summary>
    private Task CorrectAsync(decimal value) => Store.WriteAsync(Acme.Id, db => CorrectAsync(db, value), Uma);

    private static async Task CorrectAsync(ScorecardDbContext db, decimal value)
    {
        await AddAsync(db, "ORDERS", April, MeasuredValue.Of(value));
        await AddAsync(db, "CHURN", April, MeasuredValue.Ratio(value, 500));
    }

    private double Orders(ScoreBook book) => book.Figure(Id("ORDERS"), Window.Of(April)).Value;

    /// <summary>Where a node is not what its inputs make, a sum not that of its parts, or a value not the one written with it.</summary>
    private IEnumerable<string> Differences(ScoreBook book)
    {
        var calendar = book.Model.Organization.Calendar;
        var windows = new[] { April, calendar.Containing(Frequency.Quarter, April.Start), calendar.Containing(Frequency.Week, April.Start) }
            .Select(Window.Of)
            .Append(Window.FiscalYearToDate(April, calendar));
        NodeRef[] nodes =
        [
            .. book.Model.Units.Select(u => new NodeRef(NodeKind.Unit, u.Id)),
            .. book.Model.Objectives.Select(o => new NodeRef(NodeKind.Objective, o.Id)),
        ];
        foreach (var window in windows)
        {
            foreach (var node in nodes)
                if (book.Score(node, window) is { IsPresent: true } score)
                {
                    var sum = Influence.Inputs(book, node, window).Where(i => i.Weight > 0).Sum(i => i.Weight * i.Score.Value);
                    if (Math.Abs(sum - score.Value) > 1e-9)
                        yield return $"{node} in {window}: {score.Value} of {sum}";
                    _ = KpiCount.Of(book, node, window);
                }
            if (!book.Figure(Id("REVENUE"), window).Value.Equals(book.Figure(Id("ORDERS"), window).Value))
                yield return $"REVENUE in {window}";
        }
        if (Orders(book) is var orders and not 80 && orders != book.Figure(Id("CHURN"), Window.Of(April)).Numerator)
            yield return $"{orders} orders";
    }

    /// <summary>Reads, stays inside, and reads again before it leaves.</summary>
    private sealed class HeldReader
    {
        private readonly TaskCompletionSource inside = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource go = new();
        private readonly Task<(double Before, double After)> reading;

        private HeldReader(SideBySideReadTests tests) =>
            reading = Task.Run(() =>
                tests.Store.Books.ReadAsync(
                    tests.Acme.Id,
                    book =>
                    {
                        var before = tests.Orders(book);
                        inside.SetResult();
                        Assert.True(go.Task.Wait(ForEver));
                        Assert.Empty(tests.Differences(book));
                        return (before, tests.Orders(book));
                    }
                )
            );

        public static async Task<HeldReader> EnterAsync(SideBySideReadTests tests)
        {
            var reader = new HeldReader(tests);
            await reader.inside.Task.WaitAsync(ForEver);
            return reader;
        }

        public Task<(double Before, double After)> LeaveAsync()
        {
            go.SetResult();
            return reading;
        }
    }
}

public sealed class ReadsSideBySideOnSqlite() : SideBySideReadTests(() => Store.OnSqliteAsync());

public sealed class ReadsSideBySideOnPostgreSql() : SideBySideReadTests(() => Store.OnPostgreSqlAsync());
