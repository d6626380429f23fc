using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

public abstract class HeldValueTests(Func<Task<Store>> create) : RecordMeasurementTests(create)
{
    [SkippableFact]
    public async Task A_value_that_may_be_a_slip_is_held_and_counts_once_it_is_meant()
    {
        var held = (await RecordAsync("ORDERS", May, MeasuredValue.Of(864), note: "in haste"))!;
        Assert.Null(held.Recorded);
        Assert.Null(held.Theirs);
        Assert.Equal((864m, "in haste", Uma), (held.Held!.Value, held.Held.Note, held.Held.HeldBy));
        Assert.False(await Store.Books.ReadAsync(Acme.Id, book => book.Figure(Id("ORDERS"), Window.Of(May)).IsPresent));

        Assert.Equal(865, (await RecordAsync("ORDERS", May, MeasuredValue.Of(865), meant: true))!.Held!.Value);
        Assert.Equal(865, (await RecordAsync("ORDERS", May, MeasuredValue.Of(865), meant: true))!.Recorded!.Value);
        Assert.Equal(865, await Store.Books.ReadAsync(Acme.Id, book => book.Figure(Id("ORDERS"), Window.Of(May)).Value));
        Assert.Equal(0, await HeldAsync());

        await RecordAsync("ORDERS", May, MeasuredValue.Of(86), seen: 1);
        Assert.NotNull((await RecordAsync("ORDERS", May, MeasuredValue.Of(865), seen: 2))!.Recorded);
    }

    [SkippableFact]
    public async Task What_is_held_is_dropped_by_another_value_or_by_a_word_of_who_may_enter_it()
    {
        await RecordAsync("ORDERS", May, MeasuredValue.Of(864));
        Assert.Equal(86.4m, (await RecordAsync("ORDERS", May, MeasuredValue.Of(86.4m)))!.Recorded!.Value);
        Assert.Equal(0, await HeldAsync());

        await RecordAsync("ORDERS", May, MeasuredValue.Of(864), seen: 1);
        Assert.False(await DropAsync(Ann, Role.Viewer));
        Assert.Equal(1, await HeldAsync());
        Assert.True(await DropAsync(Uma, Role.Updater));
        Assert.Equal(0, await HeldAsync());

        Task<bool> DropAsync(long by, Role role) =>
            Store.RecordAsync(
                record => record.DropHeldAsync(Acme.Id, new(by, [new Membership(by, Unit(World.Acme, "SALES"), role)]), Id("ORDERS"), May),
                Start
            );
    }

    private Task<int> HeldAsync()
    {
        var orders = Id("ORDERS");
        return Store.ReadAsync(Acme.Id, db => db.HeldValues.CountAsync(h => h.KpiId == orders));
    }
}

public sealed class HeldValuesOnSqlite() : HeldValueTests(() => Store.OnSqliteAsync());

public sealed class HeldValuesOnPostgreSql() : HeldValueTests(() => Store.OnPostgreSqlAsync());

public sealed class HeldValuesOnSqlServer() : HeldValueTests(() => Store.OnSqlServerAsync());
