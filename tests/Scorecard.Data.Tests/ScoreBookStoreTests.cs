using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

/// <summary>Tests that write values and read the book of the organization that has them.</summary>
public abstract class ScoreBookStoreTests(Func<Task<Store>> create) : StoreTests(create)
{
    protected static readonly Period April = new(Frequency.Month, new(2025, 4, 1));

    protected Task<double> OrdersAsync(ScoreBookStore store) =>
        store.ReadAsync(Acme.Id, book => book.Figure(Id("ORDERS"), Window.Of(April)).Value);

    protected static async Task AddAsync(ScorecardDbContext db, string kpi, Period period, MeasuredValue value)
    {
        var tracked = await KpiAsync(db, kpi);
        var current = await db
            .Measurements.AsNoTracking()
            .Where(m => m.KpiId == tracked.Id && m.PeriodStart == period.Start)
            .OrderByDescending(m => m.Revision)
            .FirstOrDefaultAsync();
        db.Add(tracked.Record(period, value, null, current, FiscalCalendar.Calendar, null, new(2025, 6, 15), Start, Uma));
    }

    protected static Task<Kpi> KpiAsync(ScorecardDbContext db, string code) => db.Kpis.SingleAsync(k => k.Code == code);

    protected long Id(string kpi) => Kpi(World.Acme, kpi).Id;
}
