using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Tests.Import;

/// <summary>What waits for a word of a person when a file brings a value of the same period.</summary>
public abstract class HeldValueImportTests(Func<Task<Store>> create) : ImportTests(create)
{
    [SkippableFact]
    public async Task A_newer_value_settles_what_is_held_for_its_period_and_for_no_other()
    {
        var id = await ImportedAsync();
        await HoldAsync(id, "2025-01", "2025-02", "2025-03");
        Folder.Edit("values.csv", "SALES-REV,2025-01,800", "SALES-REV,2025-01,900000");

        Assert.False((await ImportAsync(id, areMeant: false)).Written);
        Assert.Equal([1, 2, 3], await MonthsHeldAsync(id));

        Assert.True((await ImportAsync(id)).Written);
        Assert.Equal([2, 3], await MonthsHeldAsync(id));
    }

    private Task HoldAsync(long id, params string[] months) =>
        Store.WriteAsync(
            id,
            async db =>
            {
                var kpi = await db.Kpis.SingleAsync(k => k.Code == "SALES-REV");
                foreach (var month in months)
                {
                    var period = PeriodCode.Parse(month, FiscalCalendar.Calendar)!.Value;
                    db.Add(new HeldValue(kpi, period, MeasuredValue.Of(9000), null, TwoCompanies.Uma, TwoCompanies.Start));
                }
            }
        );

    private Task<List<int>> MonthsHeldAsync(long id) =>
        Store.ReadAsync(id, db => db.HeldValues.OrderBy(h => h.PeriodStart).Select(h => h.PeriodStart.Month).ToListAsync());
}

public sealed class HeldValueImportOnSqlite() : HeldValueImportTests(() => Store.OnSqliteAsync());

public sealed class HeldValueImportOnPostgreSql() : HeldValueImportTests(() => Store.OnPostgreSqlAsync());

public sealed class HeldValueImportOnSqlServer() : HeldValueImportTests(() => Store.OnSqlServerAsync());
