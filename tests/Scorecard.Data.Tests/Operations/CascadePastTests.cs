using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Cascading;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;
using static Scorecard.Data.Tests.TwoCompanies;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Data.Tests.Operations;

/// <summary>What a cascade of today leaves as it was: every score of the past, and everything that was due.</summary>
public sealed class CascadePastTests : IAsyncLifetime
{
    private const int Months = 36;
    private static readonly DateOnly Today = DateOnly.FromDateTime(Start);
    private static readonly DateOnly ThisMonth = new(2025, 6, 1);

    private readonly World world = Build();

    private Store Store { get; set; } = null!;

    private long Organization => world.Model.Organization.Id;

    public async Task InitializeAsync()
    {
        Store = await Store.EmptyOnSqliteAsync();
        await using var db = Store.Open();
        db.Users.Add(NewPerson(Ann, "Ann Smith"));
        await db.SaveChangesAsync();
        await using var write = await WriteTransaction.BeginNewAsync(db, world.Model.Organization, null, Start);
        db.AddRange(world.Model.Perspectives);
        db.AddRange(world.Model.Units);
        db.AddRange(world.Model.Objectives);
        db.AddRange(world.Model.Contributions);
        db.AddRange(world.Model.Kpis);
        foreach (var kpi in world.Model.Kpis.Where(k => k.IsEntered))
            db.AddRange(Values(kpi));
        await write.CommitAsync();
    }

    public async Task DisposeAsync() => await Store.DisposeAsync();

    [Fact]
    public async Task No_score_of_36_past_months_changes_and_nothing_new_is_overdue()
    {
        var (before, owed) = (await ScoresAsync(), await OpenValuesAsync());
        Assert.True(before.Count(s => s.Value.IsPresent) > 300);

        foreach (var objective in world.Model.ObjectivesOf(world.Unit("ORG")))
            await CascadeAsync(objective);

        var after = await ScoresAsync();
        Assert.Equal(before.Count, before.Keys.Count(after.ContainsKey));
        var changed = before.Where(s => !Alike(s.Value, after[s.Key])).Select(s => $"{s.Key}: {s.Value} is {after[s.Key]}").ToList();
        Assert.True(changed.Count == 0, string.Join('\n', changed));
        Assert.Equal(owed, await OpenValuesAsync());
        Assert.All(
            after.Where(s => !before.ContainsKey(s.Key) && s.Key.Node.Kind is NodeKind.Objective or NodeKind.Kpi),
            s => Assert.Equal(ScoreState.NotApplicable, s.Value.State)
        );
        Assert.Equal(2 * 10, await Store.ReadAsync(Organization, db => db.Kpis.CountAsync(k => k.SourceId != null)));
    }

    [Fact]
    public async Task A_later_target_above_comes_along_with_its_part()
    {
        await CascadeAsync(world.Objective("GROW"));

        var copy = await Store.ReadAsync(Organization, db => db.Kpis.SingleAsync(k => k.Code == "A-REVENUE"));
        Assert.Equal(
            [(ThisMonth, 55m), (new DateOnly(2026, 1, 1), 75m)],
            copy.Definitions.Select(d => (d.EffectiveFrom, d.Scale.Target!.Value))
        );
    }

    private static bool Alike(Score a, Score b) =>
        a.State == b.State
        && a.Partial == b.Partial
        && new[] { (a.Value, b.Value), (a.Coverage, b.Coverage), (a.Low, b.Low), (a.High, b.High) }.All(pair =>
            double.IsNaN(pair.Item1) ? double.IsNaN(pair.Item2) : Math.Abs(pair.Item1 - pair.Item2) < 1e-9
        );

    /// <summary>Of every unit, perspective, objective and KPI, month by month, as the year to date and by quarter.</summary>
    private Task<Dictionary<(NodeRef Node, Window Window), Score>> ScoresAsync() =>
        Store.Books.ReadAsync(
            Organization,
            book =>
            {
                var calendar = book.Model.Organization.Calendar;
                var last = calendar.Containing(Frequency.Month, ThisMonth.AddDays(-1));
                var months = Enumerable.Range(1 - Months, Months).Select(i => calendar.Shift(last, i)).ToList();
                var windows = months
                    .SelectMany(m => new[] { Window.Of(m), Window.FiscalYearToDate(m, calendar) })
                    .Concat(
                        months
                            .Select(m => calendar.Containing(Frequency.Quarter, m.Start))
                            .Where(q => q.End < ThisMonth)
                            .Distinct()
                            .Select(Window.Of)
                    )
                    .ToList();
                var nodes = book
                    .Model.Units.Select(u => new NodeRef(NodeKind.Unit, u.Id))
                    .Concat(book.Model.Objectives.Select(o => new NodeRef(NodeKind.Perspective, o.UnitId, o.PerspectiveId)).Distinct())
                    .Concat(book.Model.Objectives.Select(o => new NodeRef(NodeKind.Objective, o.Id)))
                    .Concat(book.Model.Kpis.Select(k => new NodeRef(NodeKind.Kpi, k.Id)))
                    .ToList();
                return nodes
                    .SelectMany(node => windows.Select(window => (Node: node, Window: window)))
                    .ToDictionary(at => at, at => book.Score(at.Node, at.Window));
            }
        );

    /// <summary>The values that are over, asked for, and not there.</summary>
    private Task<List<string>> OpenValuesAsync() =>
        Store.Books.ReadAsync(
            Organization,
            book =>
                Enumerable
                    .Range(1, Months)
                    .Select(back => book.Model.Organization.Calendar.Containing(Frequency.Month, ThisMonth.AddMonths(-back)))
                    .SelectMany(month => book.Model.Kpis.Where(k => k.IsEntered).SelectMany(k => book.ValuesOf(k, month, Today)))
                    .Where(value => !value.Done)
                    .Select(value => $"{value.Kpi.Code} {value.Period}")
                    .Order()
                    .ToList()
        );

    /// <summary>Takes all of it to A and B as identical, and to C as an objective of its own.</summary>
    private async Task CascadeAsync(Objective objective)
    {
        var (a, b, c) = (world.Unit("A").Id, world.Unit("B").Id, world.Unit("C").Id);
        var kpis = world
            .Model.KpisOf(objective)
            .Select(kpi => new CascadeKpi(kpi.Id, HandedDown.AddsUp(kpi) ? Parts(kpi) : new Dictionary<long, IReadOnlyList<decimal>>()))
            .ToList();
        await using var db = Store.Open();
        await new CascadeObjective(db, Store.Books, new NewIds(TimeProvider.System), new FixedTime(Start)).ExecuteAsync(
            Organization,
            new(Ann, [new(Ann, world.Unit("ORG"), Role.Manager)]),
            new(
                objective.Id,
                objective.Version,
                ThisMonth,
                [new(a, CascadeAs.Identical), new(b, CascadeAs.Identical), new(c, CascadeAs.Contributory, "Its own")],
                kpis
            )
        );

        Dictionary<long, IReadOnlyList<decimal>> Parts(Kpi kpi)
        {
            var targets = HandedDown.Targets(HandedDown.Definitions(kpi, ThisMonth, world.Calendar))!;
            var parts = targets.Select(target => TargetSplit.Split(target, [1, 1])).ToList();
            return new() { [a] = [.. parts.Select(p => p[0])], [b] = [.. parts.Select(p => p[1])] };
        }
    }

    /// <summary>Every period that was over, but for some.</summary>
    private IEnumerable<Measurement> Values(Kpi kpi)
    {
        var first = world.Calendar.Containing(kpi.Frequency, ThisMonth.AddMonths(-Months));
        var last = world.Calendar.IndexOf(kpi.Frequency, ThisMonth) - world.Calendar.IndexOf(kpi.Frequency, first.Start);
        return Enumerable
            .Range(0, last)
            .Where(i => i % 7 != 3)
            .Select(i => world.Calendar.Shift(first, i))
            .Where(period => period.Start >= kpi.BeginsOn && period.End < ThisMonth)
            .Select(
                (period, i) =>
                    kpi.Record(
                        period,
                        kpi.Aggregation == TimeAggregation.Ratio
                            ? MeasuredValue.Ratio(40 + i % 9, 100)
                            : MeasuredValue.Of(20 + 3 * (i % 11)),
                        null,
                        null,
                        world.Calendar,
                        null,
                        Today,
                        Start,
                        null
                    )
            );
    }

    private static World Build() =>
        new ModelBuilder("Past", firstId: 3000)
            .Unit("A")
            .Unit("B")
            .Unit("C")
            // Supported already, with KPIs of every length and a later target.
            .Objective("GROW")
            .Kpi("REVENUE", of: "GROW", target: 120, aggregation: TimeAggregation.Sum)
            .Kpi("WEEKLY", of: "GROW", aggregation: TimeAggregation.Sum, frequency: Frequency.Week)
            .Kpi("QUARTERLY", of: "GROW", frequency: Frequency.Quarter, carryForward: 1)
            .Kpi("YEARLY", of: "GROW", frequency: Frequency.Year)
            .Define("REVENUE", "2024-01", ScaleInput.Progress(0, 110), weight: 2)
            .Define("REVENUE", "2026-01", ScaleInput.Progress(0, 150), weight: 3)
            .Objective("WIN", of: "A")
            .Kpi("ORDERS", of: "WIN")
            .Contribution("WIN", "GROW")
            // All of it from below once something is below.
            .Objective("SERVE", perspective: "Customer", cascadeShare: 1)
            .Kpi("PUNCTUAL", of: "SERVE", aggregation: TimeAggregation.Ratio, measuredIn: "%")
            // By another rule, and never from below.
            .Objective("RUN", perspective: "Internal process", rule: RollUpRule.Worst, cascadeShare: 0)
            .Kpi("FAULTS", of: "RUN", baseline: 60, target: 10)
            .Kpi("DELAYS", of: "RUN", baseline: 60, target: 20, weight: 0)
            // Made of what is below, of which some has reported.
            .Objective("COVER", perspective: "Internal process", rule: RollUpRule.Majority)
            .Kpi("TOTAL", of: "COVER", aggregation: TimeAggregation.Sum, rollUp: KpiRollUp.Sum, requireAll: true)
            // Made of what is below, where nothing is yet.
            .Kpi("FRESH", of: "COVER", aggregation: TimeAggregation.Sum, rollUp: KpiRollUp.Sum)
            .Objective("PART", of: "B", perspective: "Internal process")
            .Kpi("PIECE", of: "PART", aggregation: TimeAggregation.Sum, feeds: "TOTAL")
            .Contribution("PART", "COVER")
            // Begins later itself.
            .Objective("LEARN", perspective: "Learning and growth")
            .Kpi("SKILLS", of: "LEARN", from: "2025-09")
            // Nothing at all.
            .Objective("HOPE", perspective: "Learning and growth")
            .Build();
}
