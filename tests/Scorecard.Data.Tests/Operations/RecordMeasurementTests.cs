using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

/// <summary>Tests that record values of Acme's KPIs.</summary>
public abstract class RecordMeasurementTests(Func<Task<Store>> create) : StoreTests(create)
{
    protected static readonly Period May = new(Frequency.Month, new(2025, 5, 1));
    protected static readonly Period April = new(Frequency.Month, new(2025, 4, 1));

    protected long Id(string kpi) => Kpi(World.Acme, kpi).Id;

    protected Task<RecordMeasurement.Outcome?> RecordAsync(
        string kpi,
        Period period,
        MeasuredValue value,
        string? note = null,
        int seen = 0,
        long by = Uma,
        Role role = Role.Updater,
        string of = "SALES",
        bool meant = false
    ) => ExecuteAsync(Acme.Id, by, [new Membership(by, Unit(World.Acme, of), role)], Id(kpi), period, value, note, seen, meant);

    protected Task<RecordMeasurement.Outcome?> ExecuteAsync(
        long organization,
        long person,
        IReadOnlyCollection<Membership> memberships,
        long kpi,
        Period period,
        MeasuredValue value,
        string? note = null,
        int seen = 0,
        bool meant = false
    ) =>
        Store.RecordAsync(
            record => record.ExecuteAsync(organization, new(person, memberships), kpi, period, value, note, seen, meant),
            Start
        );

    protected async Task NothingHappenedAsync(int since = 1) =>
        Assert.Equal(
            (since, 8),
            await Store.ReadAsync(
                Acme.Id,
                async db => ((int)await db.Organizations.Select(o => o.Sequence).SingleAsync(), await db.Measurements.CountAsync())
            )
        );
}
