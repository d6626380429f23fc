using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

/// <summary>What had been reported by a day that is over is what was shown then, to the last bit.</summary>
public abstract class AsReportedTests(Func<Task<Store>> create) : ScoreBookStoreTests(create)
{
    private static readonly DateOnly First = DateOnly.FromDateTime(Start);

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_histories_come_back_as_each_day_ended(int seed)
    {
        var acts = new RandomActs(Store, Acme.Id, seed);
        var shown = new List<string> { await NowAsync() };
        for (var day = 1; day <= 25; day++)
        {
            for (var act = 1 + acts.Next(3); act > 0; act--)
                await acts.DoAsync(Start.AddDays(day).AddMinutes(60 - act));
            shown.Add(await NowAsync());
        }

        Assert.True(shown.Distinct().Count() > 15, "the history hardly changes");
        for (var day = 24; day >= 0; day--)
            AssertSame(shown[day], await OnAsync(First.AddDays(day)), $"seed {seed}, day {day}, of {acts.Done}");
    }

    [SkippableFact]
    public async Task Before_anything_was_kept_the_first_structure_stands_in_for_it()
    {
        var asOf = await DayAsync(First.AddDays(-1));

        Assert.Equal(4, await Store.Books.ReadAsync(Acme.Id, asOf, book => book.Model.Units.Count));
        Assert.Equal(First, asOf.StructureFrom);
        Assert.Null((await DayAsync(First)).StructureFrom);
        Assert.Null(await Store.Books.AsOfAsync(Acme.Id, First.AddDays(30), Start.AddDays(30)));
    }

    [SkippableFact]
    public async Task What_became_private_since_is_hidden_in_the_past_as_well()
    {
        var stranger = new Actor(Gus, [new Membership(Gus, Unit(World.Acme, "OPS"), Role.Viewer)]);
        var day = First.AddDays(1);
        var north = Unit(World.Acme, "NORTH");
        Assert.True(await SeesAsync());

        await WriteAsync(2, async db => (await db.Units.SingleAsync(u => u.Id == north.Id)).SetPrivate(true));

        Assert.False(await SeesAsync());

        async Task<bool> SeesAsync() =>
            await Store.Books.ReadAsync(
                Acme.Id,
                await DayAsync(day),
                book => book.Model.Allows(stranger, Operation.View, book.Model.Unit(north.Id))
            );
    }

    [SkippableFact]
    public async Task A_kept_past_learns_of_values_that_an_import_says_were_recorded_before()
    {
        var day = First.AddDays(3);
        var before = await OrdersOnAsync();
        await using (var db = Store.Open())
        await using (var write = await db.BeginWriteAsync(Acme.Id, Ann, Start.AddDays(9)))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Measurements" ("OrganizationId", "KpiId", "PeriodStart", "Revision", "Value", "NotApplicable", "RecordedAt")
                VALUES ({Acme.Id}, {Id("ORDERS")}, {April.Start}, 2, {42m}, {false}, {Start.AddDays(2)})
                """
            );
            write.Log(Domain.Changes.Subject.Import, 0, "import", null, "1 value");
            await write.CommitAsync();
        }

        Assert.Equal(80, before);
        Assert.Equal(42, await OrdersOnAsync());

        async Task<double> OrdersOnAsync() =>
            await Store.Books.ReadAsync(Acme.Id, await DayAsync(day), book => book.Figure(Id("ORDERS"), Window.Of(April)).Value);
    }

    private Task<string> NowAsync() => Store.AnotherNodesBooks().ReadAsync(Acme.Id, BookText.Of);

    private async Task<string> OnAsync(DateOnly day) => await Store.Books.ReadAsync(Acme.Id, await DayAsync(day), BookText.Of);

    private async Task<AsOf> DayAsync(DateOnly day) => (await Store.Books.AsOfAsync(Acme.Id, day, Start.AddDays(30)))!;

    private async Task WriteAsync(int day, Func<ScorecardDbContext, Task> edit)
    {
        await using var db = Store.Open();
        await using var write = await db.BeginWriteAsync(Acme.Id, Ann, Start.AddDays(day));
        await edit(db);
        await write.CommitAsync();
    }

    private static void AssertSame(string expected, string actual, string which)
    {
        if (expected == actual)
            return;
        var (was, now) = (expected.Split('\n'), actual.Split('\n'));
        var lost = was.Except(now).Take(3);
        var made = now.Except(was).Take(3);
        Assert.Fail($"{which}: shown then was\n{string.Join("\n", lost)}\nand is told now as\n{string.Join("\n", made)}");
    }
}

public sealed class AsReportedOnSqlite() : AsReportedTests(() => Store.OnSqliteAsync());

public sealed class AsReportedOnPostgreSql() : AsReportedTests(() => Store.OnPostgreSqlAsync());
