using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Plans;

namespace Scorecard.Web.Tests.Initiatives;

/// <summary>
/// Acme with initiatives: TOUR of SALES, on track, which CLUB of NORTH awaits; PIPES of OPS, late; SECRET of the private LAB, which serves IDEAS.
/// TOUR also serves INVENT, an objective of the LAB. Updater Una of NORTH owns TOUR. KPI ON-TIME is red in October.
/// </summary>
public sealed class PlannedCompany : IAsyncLifetime
{
    private long next = 70_001;

    public TestApp App { get; } = new();

    public long Acme => App.Companies.Acme.Model.Organization.Id;

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
        await AddAsync(
            "TOUR",
            "SALES",
            new(2026, 9, 1),
            new(2027, 2, 28),
            90_000,
            ["SELL", "GROW", "INVENT"],
            ["SALES-REVENUE"],
            owner: App.Companies.NorthUpdater.Id,
            spent: 45_000
        );
        await AddAsync("CLUB", "NORTH", new(2027, 3, 1), new(2027, 6, 30), null, [], ["VISITS"], after: "TOUR");
        await AddAsync("PIPES", "OPS", new(2026, 1, 1), new(2026, 10, 31), 10_000, [], [], spent: 2_000);
        await AddAsync("SECRET", "LAB", new(2026, 1, 1), new(2026, 10, 31), 777_777, [], ["IDEAS"], after: "TOUR");
        await App.RecordAsync(App.Companies.Acme.Kpi("ON-TIME"), "2026-10", 90.5m);
        await App.RecordAsync(App.Companies.Acme.Kpi("IDEAS"), "2026-10", 1);
    }

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    public Task<Initiative> FindAsync(string code) =>
        App.ReadAsync(Acme, db => db.Initiatives.AsNoTracking().AsSplitQuery().SingleAsync(i => i.CodeNormalized == code));

    public async Task<string> PathAsync(string code) => $"/initiatives/{PublicIds.Format((await FindAsync(code)).Id)}";

    public string Id(string code) =>
        PublicIds.Format(
            App.Companies.Acme.Model.Units.FirstOrDefault(u => u.Code == code)?.Id
                ?? App.Companies.Acme.Model.Objectives.FirstOrDefault(x => x.Code == code)?.Id
                ?? App.Companies.Acme.Kpi(code).Id
        );

    private Task AddAsync(
        string code,
        string unit,
        DateOnly start,
        DateOnly due,
        decimal? budget,
        string[] objectives,
        string[] kpis,
        string? after = null,
        long? owner = null,
        decimal spent = 0
    ) =>
        App.WriteAsync(
            Acme,
            async db =>
            {
                var acme = App.Companies.Acme;
                var initiative = new Initiative(next++, acme.Unit(unit), code, new(code, start, due, budget, owner));
                initiative.Serve(objectives.Select(acme.Objective), kpis.Select(acme.Kpi));
                initiative.Report(InitiativeStatus.OnTrack, 0.5m, spent, null);
                if (after is not null)
                    initiative.Await(
                        [(await db.Initiatives.SingleAsync(i => i.CodeNormalized == after)).Id],
                        await db.Initiatives.ToListAsync()
                    );
                initiative.AddMilestone($"{code} half way", start.AddDays(30));
                db.Add(initiative);
            }
        );
}
