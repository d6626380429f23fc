using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Tests.Operations;

/// <summary>Changes that reach into months up to April 2025, and how they are called where they are refused.</summary>
public static class ClosedMonthChanges
{
    public static TheoryData<string, string> All =>
        new()
        {
            { "a definition from a closed month", "the definition of “ORDERS” in 2025-03 to 2025-04" },
            { "the first definition", "the definition of “ORDERS” in all months up to 2025-04" },
            { "a removed definition", "the definition of “ORDERS” in 2025-03 to 2025-04" },
            { "how a KPI is added up", "what is measured of “ORDERS” in all months up to 2025-04" },
            { "the end of a KPI", "the end of “ORDERS” in 2025-02 to 2025-04" },
            { "the end of a unit", "the end of “SALES” in 2025-02 to 2025-04" },
            { "a weight from a closed month", "the unit, weight, share or rule of “WIN” in 2025-04" },
            { "a weight of all months", "the unit, weight, share or rule of “WIN” in all months up to 2025-04" },
            { "the weight of a perspective", "the weight of “Financial” in all months up to 2025-04" },
            { "a unit that moved", "the place of “NORTH” in 2025-03 to 2025-04" },
            { "an objective that moved", "the unit, weight, share or rule of “WIN” in 2025-03 to 2025-04" },
            { "a contribution", "what supports an objective of “GROW” in 2025-04" },
            { "another parent of a KPI", "what it feeds of “ORDERS” in 2025-04" },
            { "the bands", "the settings of “Acme” in all months up to 2025-04" },
            { "a deleted KPI", "all of “AUDITED” in all months up to 2025-04" },
            { "a deleted unit", "all of “NORTH” in all months up to 2025-04" },
            { "a new KPI of all months", "the definition of “NEW” in all months up to 2025-04" },
        };

    public static async Task MakeAsync(ScorecardDbContext db, string what)
    {
        var orders = await db.Kpis.SingleAsync(k => k.Code == "ORDERS");
        var win = await db.Objectives.SingleAsync(o => o.Code == "WIN");
        var perspectives = await db.Perspectives.ToListAsync();
        switch (what)
        {
            case "a definition from a closed month":
                orders.Define(new(new(2025, 3, 1), ScaleInput.Progress(0, 130), 2));
                break;
            case "the first definition":
                orders.Define(new(orders.BeginsOn, ScaleInput.Progress(0, 130), 2));
                break;
            case "a removed definition":
                orders.Undefine(new(2025, 3, 1));
                break;
            case "how a KPI is added up":
                orders.Describe(orders.Details with { CarryForward = 2 });
                break;
            case "the end of a KPI":
                orders.Close(new(2025, 2, 1));
                break;
            case "the end of a unit":
                (await db.Units.SingleAsync(u => u.Code == "SALES")).Close(new(2025, 2, 1));
                break;
            case "a weight from a closed month":
            case "a weight of all months":
                win.Change(win.Name, win.Description, perspectives.Single(p => p.Id == win.PerspectiveId), 7, 0.5m, win.Rule, null);
                await db.HoldFromAsync(what.Contains("all", StringComparison.Ordinal) ? DateOnly.MinValue : new(2025, 4, 1), default);
                break;
            case "the weight of a perspective":
                var financial = perspectives.Single(p => p.Name == "Financial");
                financial.Change(financial.Name, 9);
                break;
            case "a unit that moved":
                (await db.Units.SingleAsync(u => u.Code == "NORTH")).MoveUnder(await db.Units.SingleAsync(u => u.Code == "OPS"));
                await db.HoldFromAsync(new(2025, 3, 1), default);
                break;
            case "an objective that moved":
                win.MoveTo(await db.Units.SingleAsync(u => u.Code == "OPS"));
                await db.HoldFromAsync(new(2025, 3, 1), default);
                break;
            case "a contribution":
                await db.Objectives.LoadAsync();
                db.Remove(await db.Contributions.SingleAsync(c => c.FromId == win.Id));
                await db.HoldFromAsync(new(2025, 4, 1), default);
                break;
            case "another parent of a KPI":
                orders.FeedInto(null);
                await db.HoldFromAsync(new(2025, 4, 1), default);
                break;
            case "the bands":
                (await db.Organizations.SingleAsync()).SetBands(30, 60);
                break;
            case "a deleted KPI":
                var audited = await db.Kpis.SingleAsync(k => k.Code == "AUDITED");
                await db.RemoveDependentsAsync(audited, default);
                db.Remove(audited);
                break;
            case "a deleted unit":
                var north = await db.Units.SingleAsync(u => u.Code == "NORTH");
                await db.RemoveDependentsAsync(north, default);
                db.Remove(north);
                break;
            case "a new KPI of all months":
                db.Add(
                    new Kpi(
                        99_002,
                        win,
                        "NEW",
                        new("NEW", "", Frequency.Month, TimeAggregation.Average, Direction.HigherIsBetter),
                        new(DateOnly.MinValue, ScaleInput.Progress(0, 1), 1)
                    )
                );
                break;
            default:
                throw new ArgumentException(what);
        }
    }
}
