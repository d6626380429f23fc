using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Mappings;

/// <summary>Tests that save something and read it in a context of its own.</summary>
public abstract class MappingTests(Func<Task<Store>> create) : StoreTests(create)
{
    protected const decimal Largest = TextRules.LargestNumber - 0.0001m;
    protected static readonly DateTime At = new(2025, 7, 1, 23, 59, 59, 999, 999, DateTimeKind.Utc);

    protected static List<ScaleInput> EveryKindOfScale() =>
        [
            ScaleInput.Progress(-Largest, Largest),
            new(ScaleKind.Thresholds, RedFlag: 10, Target: 20.0001m),
            new(ScaleKind.Thresholds, RedFlag: 10, Target: 20, Worst: -3.5m, Stretch: 30),
            new(ScaleKind.Range, LowZero: 0.0001m, Low: 0.0002m, High: 0.0003m, HighZero: 0.0004m),
            new(ScaleKind.YesNo, GoodAnswer: true),
            new(ScaleKind.YesNo, GoodAnswer: false),
            new(ScaleKind.Custom, Points: "-1.5:0; 80:50; 95.25:100"),
            new(ScaleKind.None),
        ];

    protected static Kpi NewKpi(long id, Objective of, string code, ScaleInput scale) =>
        new(
            id,
            of,
            code,
            new KpiDetails(code, "points", Frequency.Month, TimeAggregation.Average, scale.Compile(Bands.Default).Direction),
            new KpiDefinition(DateOnly.MinValue, scale, 1)
        );

    protected async Task AddMeasurementAsync(string kpi, DateOnly month, MeasuredValue value, string? note)
    {
        await using var db = Store.Open();
        await using var write = await db.BeginWriteAsync(Acme.Id, Uma, At);
        var tracked = await db.Kpis.SingleAsync(k => k.Code == kpi);
        db.Add(tracked.Record(new(Frequency.Month, month), value, note, null, Acme.Calendar, null, new(2025, 7, 1), At, Uma));
        await write.CommitAsync();
    }
}
