using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Scoring;

/// <summary>
/// KPIs by chance, in a small cascade: every frequency and aggregation, rolled up over one or two levels by every rule, scales that change,
/// beginnings and endings, carried values, any fiscal year, made of weeks if asked for; and values in any order, also N/A, withdrawn and corrected.
/// </summary>
internal sealed class RandomKpis
{
    private static readonly DateOnly FirstDay = new(2024, 10, 1);

    private readonly Random random;
    private readonly List<Kpi> entered;

    /// <param name="formulas">Whether some are calculated; every other time where nothing is said.</param>
    public RandomKpis(int seed, int size, WeekYears? weeks = null, bool? formulas = null)
    {
        random = new Random(seed);
        var builder = new ModelBuilder()
            .FiscalYearFrom(Chance(0.5) ? 1 : random.Next(1, 13))
            .YearsOf(weeks)
            .Unit("A")
            .Unit("B")
            .Objective("TOP", "ORG")
            .Objective("LEFT", "A", rule: Pick(Enum.GetValues<RollUpRule>()))
            .Objective("RIGHT", "B")
            .Contribution("LEFT", "TOP")
            .Contribution("RIGHT", "TOP", weight: 2)
            .Contribution("LEFT", "RIGHT");
        if (Chance(0.2))
            builder.CloseUnit("B", "2025-11-10");
        for (var i = 0; i <= size; i++)
            AddTree(builder, $"K{i}");
        for (var i = Chance(0.5) ? random.Next(1, 4) : 0; i > 0; i--)
            builder.From(Pick(["2025-01-01", "2025-04-01", "2025-09-01", "2025-02-01"]), () => Move(builder.Model()));
        for (var i = formulas ?? seed % 2 == 0 ? random.Next(1, 4) : 0; i > 0; i--)
            AddFormula(builder, $"F{i}");
        Model = builder.Model();
        entered = [.. Model.Kpis.Where(k => k.ValueSource == ValueSource.Entered)];
        World = new World(Model);
    }

    public OrganizationModel Model { get; }

    public World World { get; }

    /// <summary>By calculated KPI and the day from which each holds.</summary>
    public Dictionary<(long KpiId, DateOnly From), RandomFormula> Formulas { get; } = [];

    /// <summary>What counts at the end, whatever was said before.</summary>
    public Dictionary<(long KpiId, DateOnly Start), MeasuredValue> Values { get; } = [];

    /// <summary>Some windows of every kind.</summary>
    public IEnumerable<Window> Windows =>
        Enum.GetValues<Frequency>()
            .SelectMany(f =>
                new[] { -40, 30, 130, 250, 420, 600 }.Select(days => Window.Of(World.Calendar.Containing(f, FirstDay.AddDays(days))))
            )
            .Concat(
                new[] { 30, 100, 200, 300, 420 }.Select(days =>
                    Window.FiscalYearToDate(World.Calendar.Containing(Frequency.Month, FirstDay.AddDays(days)), World.Calendar)
                )
            );

    public Window AnyWindow() => Pick(Windows.Where(w => w.Period.Frequency >= Frequency.Month).ToList());

    /// <summary>Reports, corrects or withdraws something, mostly within a year or so and at times far out.</summary>
    public void RecordSomething()
    {
        var kpi = Pick(entered);
        var day = FirstDay.AddDays(Chance(0.03) ? random.Next(-700, 1200) : random.Next(0, 450));
        var period = World.Calendar.Containing(kpi.Frequency, day);
        var value = random.NextDouble() switch
        {
            < 0.12 => MeasuredValue.NA,
            < 0.2 => MeasuredValue.Withdrawn,
            _ when kpi.Aggregation == TimeAggregation.Ratio => random.Next(0, 5) is var d && d == 0
                ? MeasuredValue.Ratio(0, 0)
                : MeasuredValue.Ratio(random.Next(0, 100), d * 25),
            _ => MeasuredValue.Of(random.Next(-200, 1500) / 8m),
        };
        Values[(kpi.Id, period.Start)] = value;
        World.Book.Record(kpi.Id, period.Start, value);
    }

    /// <summary>A KPI, or a tree of them, all of one unit of measure.</summary>
    private void AddTree(ModelBuilder builder, string code)
    {
        var ratio = Chance(0.3);
        if (Chance(0.4))
        {
            AddKpi(builder, code, ratio, Pick(Enum.GetValues<Frequency>()), null, null);
            return;
        }
        var frequency = (Frequency)random.Next(0, 6);
        AddKpi(builder, code, ratio, frequency, RollUp(ratio), null);
        for (var i = random.Next(0, 4); i > 0; i--)
        {
            var (child, finer) = ($"{code}.{i}", Chance(0.6) ? frequency : (Frequency)random.Next(0, (int)frequency + 1));
            var again = Chance(0.3);
            AddKpi(builder, child, ratio, finer, again ? RollUp(ratio) : null, code);
            for (var j = again ? random.Next(0, 3) : 0; j > 0; j--)
                AddKpi(builder, $"{child}.{j}", ratio, Chance(0.7) ? finer : (Frequency)random.Next(0, (int)finer + 1), null, child);
        }
    }

    /// <summary>Lets some feed another parent of their kind, none, or with another weight.</summary>
    private void Move(OrganizationModel model)
    {
        foreach (var child in model.Kpis.Where(k => k.Code.Contains('.', StringComparison.Ordinal) && Chance(0.4)))
        {
            var parents = model.Kpis.Where(p => p.RollUp is not null && Fits(child, p)).Select(p => (long?)p.Id).Append(null).ToList();
            child.Hold(new(Pick(parents), random.Next(0, 3)));
        }

        // A parent has fewer points in its code, so that there is no circle.
        static bool Fits(Kpi child, Kpi parent) =>
            parent.Code.Count(c => c == '.') < child.Code.Count(c => c == '.')
            && child.Frequency <= parent.Frequency
            && (child.Aggregation == TimeAggregation.Ratio) == (parent.Aggregation == TimeAggregation.Ratio);
    }

    /// <summary>A formula over what is there, at times with another one later; one over entered KPIs alone may be rolled up itself.</summary>
    private void AddFormula(ModelBuilder builder, string code)
    {
        var feeds = Chance(0.3)
            ? builder
                .Model()
                .Kpis.Where(k => k.RollUp is not null and not KpiRollUp.Ratio && !k.Code.Contains('.', StringComparison.Ordinal))
                .ToList()
            : [];
        var above = feeds.Count > 0 ? Pick(feeds) : null;
        var kpis = builder.Model().Kpis.Where(k => above is null || k.IsEntered).ToList();
        if (kpis.Count == 0)
            return;
        var first = RandomFormula.Make(random, kpis, 2);
        var later = RandomFormula.Make(random, kpis, 2);
        if (first.Names.Count == 0 || later.Names.Count == 0)
            return;
        builder.Kpi(
            code,
            Pick(["TOP", "LEFT", "RIGHT"]),
            Scale(),
            frequency: above is null ? (Frequency)random.Next(Chance(0.2) ? 0 : 1, 6) : (Frequency)random.Next(0, (int)above.Frequency + 1),
            aggregation: (TimeAggregation)random.Next(0, 5),
            from: Chance(0.15) ? "2025-02-01" : null,
            formula: first.Text,
            feeds: above?.Code,
            carryForward: Chance(0.3) ? random.Next(0, 3) : 0
        );
        var kpi = builder.Model().Kpis.Single(k => k.Code == code);
        Formulas[(kpi.Id, kpi.BeginsOn)] = first;
        if (Chance(0.4))
        {
            var from = Pick(["2025-03-01", "2025-07-01"]);
            builder.Calculate(code, from, later.Text);
            Formulas[(kpi.Id, kpi.Latest.EffectiveFrom)] = later;
        }
        if (Chance(0.3))
            builder.Define(code, "2025-05-01", Scale());
    }

    private KpiRollUp RollUp(bool ratio) =>
        ratio ? KpiRollUp.Ratio : Pick([KpiRollUp.Sum, KpiRollUp.Average, KpiRollUp.WeightedAverage, KpiRollUp.Min, KpiRollUp.Max]);

    private void AddKpi(ModelBuilder builder, string code, bool ratio, Frequency frequency, KpiRollUp? rollUp, string? feeds)
    {
        builder.Kpi(
            code,
            feeds is null ? Pick(["TOP", "LEFT", "RIGHT"]) : "LEFT",
            Scale(),
            frequency: frequency,
            aggregation: ratio ? TimeAggregation.Ratio : (TimeAggregation)random.Next(0, 5),
            measuredIn: ratio ? "%" : "points",
            weight: random.Next(0, 3),
            from: Chance(0.15) ? "2025-02-01" : null,
            rollUp: rollUp,
            feeds: feeds,
            rollUpWeight: random.Next(0, 3),
            requireAll: Chance(0.3),
            carryForward: Chance(0.4) ? random.Next(0, 4) : 0
        );
        if (Chance(0.4))
            builder.Define(code, Pick(["2025-03-01", "2025-06-17", "2025-07-01"]), Scale(), random.Next(0, 3));
        if (Chance(0.15))
            builder.CloseKpi(code, "2025-09-01");
    }

    private ScaleInput Scale() =>
        random.Next(0, 4) switch
        {
            0 => new(ScaleKind.Thresholds, RedFlag: random.Next(10, 40), Target: random.Next(41, 100)),
            1 => new(ScaleKind.Custom, Points: "0:0;20:30;50:30;110:100"),
            _ => ScaleInput.Progress(random.Next(-10, 30), random.Next(40, 120)),
        };

    private bool Chance(double share) => random.NextDouble() < share;

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
