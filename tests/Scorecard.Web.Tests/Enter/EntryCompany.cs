using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Enter;

/// <summary>
/// The application with a third organization, Initech, whose unit TEAM has one KPI of each kind to enter. Una is updater of TEAM. It is
/// 12 November 2026.
/// </summary>
public sealed class EntryCompany : IAsyncLifetime
{
    public EntryCompany() => App = new() { Database = options => options.AddInterceptors(Sql, Trips) };

    public TestApp App { get; }

    public SqlLog Sql { get; } = new();

    public RoundTrips Trips { get; } = new();

    public World Initech { get; } =
        new ModelBuilder("Initech", firstId: 20_001)
            .Unit("TEAM")
            .Unit("OTHER")
            .Unit("SHUT")
            .CloseUnit("SHUT", "2026-10")
            .Objective("WORK", of: "TEAM")
            .Objective("REST", of: "OTHER")
            .Objective("PAST", of: "SHUT")
            .Objective("TOP")
            .Kpi("AVERAGE", of: "TOP", target: 100, measuredIn: "%", rollUp: KpiRollUp.Average)
            .Kpi("ON-TIME", of: "WORK", baseline: 90, target: 98, measuredIn: "%", feeds: "AVERAGE")
            .Kpi("COST", of: "WORK", baseline: 5.5m, target: 4.2m, measuredIn: "€")
            .Kpi("RATIO", of: "WORK", baseline: 50, target: 90, aggregation: TimeAggregation.Ratio, measuredIn: "%")
            .Kpi(
                "AUDIT",
                of: "WORK",
                scale: new ScaleInput(ScaleKind.YesNo, GoodAnswer: true),
                aggregation: TimeAggregation.Last,
                measuredIn: ""
            )
            .Kpi("WEEKLY", of: "WORK", target: 20, frequency: Frequency.Week, measuredIn: "reports")
            .Kpi("QUARTERLY", of: "WORK", target: 60, frequency: Frequency.Quarter)
            .Kpi(
                "STAFF",
                of: "WORK",
                scale: new ScaleInput(ScaleKind.Range, LowZero: 5, Low: 10, High: 12, HighZero: 20),
                measuredIn: "people"
            )
            .Kpi("LATER", of: "WORK", from: "2026-11")
            .Kpi("ELSEWHERE", of: "REST", target: 10)
            .Kpi("OVER", of: "PAST", target: 10)
            .Build();

    /// <summary>Updater of TEAM.</summary>
    public Person Una { get; } = Someone(20_901, "Una Underhill");

    /// <summary>Manager of OTHER: owes nothing, but may enter there.</summary>
    public Person Max { get; } = Someone(20_902, "Max Manager");

    public Person Administrator { get; } = Someone(20_903, "Ada Admin");

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
        await App.SaveAsync(Initech.Model);
        await App.WriteAsync(
            Initech.Model.Organization.Id,
            db =>
            {
                db.Users.AddRange(Una, Max, Administrator);
                db.AddRange(
                    new Membership(Una.Id, Initech.Unit("TEAM"), Role.Updater),
                    new Membership(Max.Id, Initech.Unit("OTHER"), Role.Manager),
                    new Membership(Administrator.Id, Initech.Unit("ORG"), Role.Administrator)
                );
                return Task.CompletedTask;
            }
        );
    }

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    public string Id(string kpi) => PublicIds.Format(Initech.Kpi(kpi).Id);

    public string UnitId(string unit) => PublicIds.Format(Initech.Unit(unit).Id);

    /// <summary>What is recorded for a period, first revision first.</summary>
    public Task<List<Measurement>> SavedAsync(string kpi, string period)
    {
        var (id, start) = (Initech.Kpi(kpi).Id, Initech.Period(period).Start);
        return App.ReadAsync(
            Initech.Model.Organization.Id,
            db => db.Measurements.AsNoTracking().Where(m => m.KpiId == id && m.PeriodStart == start).OrderBy(m => m.Revision).ToListAsync()
        );
    }

    /// <summary>Records a value as somebody else would.</summary>
    public Task RecordAsync(string kpi, string period, MeasuredValue value, string? note = null, Person? by = null) =>
        App.WriteAsync(
            Initech.Model.Organization.Id,
            async db =>
            {
                var (id, own) = (Initech.Kpi(kpi).Id, Initech.Period(period));
                var known = await db.Kpis.SingleAsync(k => k.Id == id);
                var current = await db
                    .Measurements.Where(m => m.KpiId == id && m.PeriodStart == own.Start)
                    .OrderByDescending(m => m.Revision)
                    .FirstOrDefaultAsync();
                db.Add(
                    known.Record(
                        own,
                        value,
                        note,
                        current,
                        Initech.Calendar,
                        null,
                        DateOnly.FromDateTime(TestApp.Now.Date),
                        TestApp.Now.UtcDateTime,
                        by?.Id
                    )
                );
            }
        );

    public Task RecordAsync(string kpi, string period, decimal value, string? note = null, Person? by = null) =>
        RecordAsync(kpi, period, MeasuredValue.Of(value), note, by);

    private static Person Someone(long id, string name)
    {
        var email = $"{name.Split(' ')[0]}@initech.example";
        return new(id, name, email)
        {
            SecurityStamp = name,
            NormalizedEmail = email.ToUpperInvariant(),
            NormalizedUserName = email.ToUpperInvariant(),
        };
    }
}
