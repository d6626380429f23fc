using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Tests;

/// <summary>Changes of all kinds to Acme's strategy, one write each; those that a rule refuses are left undone.</summary>
internal sealed class RandomActs(Store store, long organizationId, int seed)
{
    private readonly Random random = new(seed);
    private readonly List<string> done = [];
    private byte[] frozen = [];
    private long nextId = 800_000;

    /// <summary>What was done, in order.</summary>
    public string Done => string.Join(", ", done);

    public int Next(int below) => random.Next(below);

    public async Task DoAsync(DateTime at)
    {
        var (name, act) = Acts[Next(Acts.Count)];
        if (frozen.Length == 0)
            frozen = await store.Books.ReadAsync(organizationId, b => FrozenScores.Of(b, new(Frequency.Month, new(2025, 1, 1))).ToBytes());
        await using var db = store.Open();
        // What reaches into a closed month is a restatement.
        db.RestatementReason = "Found out later";
        await using var write = await db.BeginWriteAsync(organizationId, TwoCompanies.Ann, at);
        try
        {
            await act(db, at);
            if (Next(2) == 0)
                await db.SaveChangesAsync();
            await db.HoldFromAsync(Month().Start, CancellationToken.None);
            await write.CommitAsync();
            done.Add($"{at:MM-dd} {name}");
        }
        catch (RuleViolation) { }
    }

    private IReadOnlyList<(string Name, Func<ScorecardDbContext, DateTime, Task> Act)> Acts =>
        [
            ("value", ValueAsync),
            ("value", ValueAsync),
            ("value", ValueAsync),
            (
                "scale",
                async (db, _) => (await AnyKpiAsync(db)).Define(new(Month().Start, ScaleInput.Progress(0, 50 + Next(200)), 1 + Next(3)))
            ),
            ("no scale", async (db, _) => await UndefineAsync(db)),
            ("KPI", NewKpiAsync),
            ("KPI gone", RemoveKpiAsync),
            ("KPI renamed", async (db, _) => await DescribeAsync(db, d => d with { Name = $"Name {Next(99)}" })),
            ("KPI recoded", async (db, _) => (await AnyKpiAsync(db)).Recode($"K{Next(10_000)}")),
            ("updaters", async (db, _) => (await AnyKpiAsync(db)).NameUpdaters(Next(2) == 0 ? [] : [TwoCompanies.Uma, TwoCompanies.Ann])),
            ("objective", async (db, _) => Change(await AnyObjectiveAsync(db), await AnyPerspectiveAsync(db))),
            ("link", LinkAsync),
            ("link gone", async (db, _) => db.Remove(await AnyAsync(db.Contributions))),
            ("link weighs", async (db, _) => (await AnyAsync(db.Contributions)).Change(1 + Next(5), Next(4) > 0)),
            ("KPI feeds", async (db, _) => await FeedAsync(db)),
            ("unit moved", async (db, _) => await MoveAsync(db)),
            ("objective moved", async (db, _) => await MoveObjectiveAsync(db)),
            ("unit renamed", async (db, _) => (await AnyAsync(db.Units)).Rename($"Unit {Next(99)}")),
            ("unit closed", async (db, _) => (await db.Units.SingleAsync(u => u.Code == "NORTH")).Close(Month().Start)),
            ("unit opened", async (db, _) => (await db.Units.SingleAsync(u => u.Code == "NORTH")).Reopen()),
            ("perspective", async (db, _) => (await AnyPerspectiveAsync(db)).Change($"View {Next(99)}", 1 + Next(4))),
            ("bands", async (db, _) => (await db.Organizations.SingleAsync()).SetBands(10 + Next(30), 50 + Next(30))),
            ("waiting counts", async (db, _) => (await db.Organizations.SingleAsync()).ApproveValues(true, Next(2) == 0)),
            ("tiers", async (db, _) => (await db.Organizations.SingleAsync()).NameTiers(["Top", "Middle", $"Low {Next(9)}", .. More()], 3)),
            ("month closed", async (db, at) => await CloseAsync(db, at)),
            ("month closed", async (db, at) => await CloseAsync(db, at)),
            ("month reopened", async (db, at) => await ReopenAsync(db, at)),
            ("approval", async (db, _) => await DescribeAsync(db, d => d with { NeedsApproval = Next(2) == 0 })),
            ("cause", async (db, _) => (await AnyAsync(db.Causes)).Change(Next(6), true, $"Note {Next(99)}")),
            ("new cause", async (db, _) => await CauseAsync(db)),
            ("cause gone", async (db, _) => db.Remove(await AnyAsync(db.Causes.Where(c => c.Id >= 800_000)))),
            ("milestone", async (db, _) => (await AnyAsync(db.Initiatives)).AddMilestone($"Step {Next(99)}", Month().End)),
            ("no milestone", async (db, _) => (await AnyAsync(db.Initiatives)).RemoveMilestone(1)),
            (
                "report",
                async (db, _) =>
                    (await AnyAsync(db.Initiatives)).Report(InitiativeStatus.OnTrack, 0.1m * Next(9), Next(99), $"Note {Next(99)}")
            ),
        ];

    private static void Unless(bool holds, string why)
    {
        if (!holds)
            throw new RuleViolation(why);
    }

    private string[] More() => Next(2) == 0 ? [] : ["Fourth"];

    private Period Month() => new(Frequency.Month, new(2025, 1 + Next(7), 1));

    private Task<Kpi> AnyKpiAsync(ScorecardDbContext db) => AnyAsync(db.Kpis);

    private Task<Objective> AnyObjectiveAsync(ScorecardDbContext db) => AnyAsync(db.Objectives);

    private Task<Perspective> AnyPerspectiveAsync(ScorecardDbContext db) => AnyAsync(db.Perspectives);

    private async Task<T> AnyAsync<T>(IQueryable<T> rows)
        where T : class
    {
        var all = await rows.ToListAsync();
        Unless(all.Count > 0, "There is none.");
        return all[Next(all.Count)];
    }

    private async Task ValueAsync(ScorecardDbContext db, DateTime at)
    {
        var kpi = await AnyAsync(db.Kpis.Where(k => k.ValueSource == ValueSource.Entered && k.Frequency == Frequency.Month));
        var period = Month();
        var current = await db
            .Measurements.AsNoTracking()
            .Where(m => m.KpiId == kpi.Id && m.PeriodStart == period.Start)
            .OrderByDescending(m => m.Revision)
            .FirstOrDefaultAsync();
        var value =
            Next(8) == 0 ? MeasuredValue.NA
            : Next(8) == 0 ? MeasuredValue.Withdrawn
            : kpi.Aggregation == TimeAggregation.Ratio ? MeasuredValue.Ratio(Next(20), 1 + Next(90))
            : MeasuredValue.Of(Next(20_000) / 100m);
        var standing =
            !kpi.NeedsApproval ? Standing.Counted
            : current is { Standing: Standing.Waiting } ? (Standing)(Next(2) * (int)Standing.Returned)
            : Standing.Waiting;
        if (standing != Standing.Waiting && current is { Standing: Standing.Waiting })
            value = current.Measured;
        db.Add(kpi.Record(period, value, "Note", current, FiscalCalendar.Calendar, null, new(2025, 8, 15), at, TwoCompanies.Uma, standing));
    }

    private async Task UndefineAsync(ScorecardDbContext db)
    {
        var kpi = await AnyAsync(db.Kpis.Where(k => k.Definitions.Count > 1));
        kpi.Undefine(kpi.Definitions[^1].EffectiveFrom);
    }

    private async Task NewKpiAsync(ScorecardDbContext db, DateTime at) =>
        db.Add(
            new Kpi(
                nextId,
                await AnyObjectiveAsync(db),
                $"NEW{nextId++}",
                new KpiDetails("New", "%", Frequency.Month, TimeAggregation.Average, Direction.HigherIsBetter),
                new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 100), 1)
            )
        );

    private async Task RemoveKpiAsync(ScorecardDbContext db, DateTime at)
    {
        var kpi = await AnyAsync(
            db.Kpis.Where(k => k.Id >= 800_000 && !db.Measurements.Any(m => m.KpiId == k.Id) && !db.Kpis.Any(c => c.ParentId == k.Id))
        );
        await db.DeleteAsync(kpi, CancellationToken.None);
    }

    private async Task DescribeAsync(ScorecardDbContext db, Func<KpiDetails, KpiDetails> change)
    {
        var kpi = await AnyKpiAsync(db);
        kpi.Describe(change(kpi.Details));
    }

    private void Change(Objective objective, Perspective perspective) =>
        objective.Change(
            $"Aim {Next(99)}",
            Next(2) == 0 ? null : "Described",
            perspective,
            1 + Next(4),
            Next(11) / 10m,
            (RollUpRule)Next(Enum.GetValues<RollUpRule>().Length),
            Next(2) == 0 ? null : TwoCompanies.Ann
        );

    private async Task LinkAsync(ScorecardDbContext db, DateTime at)
    {
        var (from, to) = (
            await AnyAsync(db.Objectives.Where(o => o.Code != "GROW")),
            await db.Objectives.SingleAsync(o => o.Code == "GROW")
        );
        Unless(!await db.Contributions.AnyAsync(c => c.FromId == from.Id && c.ToId == to.Id), "It is there.");
        db.Add(new Contribution(from, to, 1 + Next(3), Next(3) > 0));
    }

    private async Task FeedAsync(ScorecardDbContext db)
    {
        var orders = await db.Kpis.SingleAsync(k => k.Aggregation == TimeAggregation.Sum && k.ValueSource == ValueSource.Entered);
        var revenue = await db.Kpis.SingleAsync(k => k.ValueSource == ValueSource.RolledUp);
        orders.FeedInto(orders.ParentId is null ? revenue.Id : null);
    }

    private async Task MoveAsync(ScorecardDbContext db)
    {
        var north = await db.Units.SingleAsync(u => u.Code == "NORTH");
        north.MoveUnder(await AnyAsync(db.Units.Where(u => u.Tier == 2 && u.Id != north.ParentId)));
    }

    /// <summary>As when a unit is split or merged: to another one of its tier.</summary>
    private async Task MoveObjectiveAsync(ScorecardDbContext db)
    {
        var objective = await AnyObjectiveAsync(db);
        var tier = (await db.Units.SingleAsync(u => u.Id == objective.UnitId)).Tier;
        objective.MoveTo(await AnyAsync(db.Units.Where(u => u.Tier == tier && u.Id != objective.UnitId)));
    }

    private async Task CloseAsync(ScorecardDbContext db, DateTime at)
    {
        var last = await db.Closings.Where(c => c.ReopenedAt == null).MaxAsync(c => (DateOnly?)c.Month) ?? new(2024, 12, 1);
        Unless(last < new DateOnly(2025, 6, 1), "The next month is not over.");
        var month = new Period(Frequency.Month, last.AddMonths(1));
        var closing = new Closing(nextId++, organizationId, month, at, TwoCompanies.Ann, 1, 0);
        db.AddRange(closing, new ClosingScores(closing, frozen));
    }

    private async Task ReopenAsync(ScorecardDbContext db, DateTime at)
    {
        var closed = await db.Closings.Where(c => c.ReopenedAt == null).OrderByDescending(c => c.Month).FirstOrDefaultAsync();
        Unless(closed is not null, "None is closed.");
        closed!.Reopen("A value was late", at, TwoCompanies.Ann);
    }

    private async Task CauseAsync(ScorecardDbContext db)
    {
        var (cause, effect) = (await AnyKpiAsync(db), await AnyKpiAsync(db));
        Unless(
            cause.Id != effect.Id && !await db.Causes.AnyAsync(c => c.CauseKpiId == cause.Id && c.EffectKpiId == effect.Id),
            "It is there."
        );
        db.Add(new CauseEffectLink(nextId++, cause, effect, Next(5)));
    }
}
