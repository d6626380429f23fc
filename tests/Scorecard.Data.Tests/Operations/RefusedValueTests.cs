using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

public abstract class RefusedValueTests(Func<Task<Store>> create) : RecordMeasurementTests(create)
{
    [SkippableTheory]
    [InlineData("REVENUE", "2025-05", "1", "“REVENUE” is rolled up from its children. Enter the values there.")]
    [InlineData(
        "ORDERS",
        "2025-05-05",
        "1",
        "“ORDERS” is collected by month, so 2025-05-05 is not one of its periods. Write 2025-05 for the one it lies in."
    )]
    [InlineData("AUDITED", "FROM-2025-02", "1", " does not fit the fiscal year, which starts in month 1.")]
    [InlineData("ORDERS", "2025-07", "1", "2025-07 lies in the future. Enter it once it has begun.")]
    [InlineData(
        "LATE",
        "2025-02",
        "1",
        "“LATE” begins in 2025-03-01, so 2025-02 takes no value. Change its first definition to start earlier."
    )]
    [InlineData("LATE", "2025-05", "1", "“LATE” is no longer measured in 2025-05. Reopen the KPI first.")]
    [InlineData("CLOSED", "2025-05", "1", "The unit of “CLOSED” is closed in 2025-05. Reopen the unit first.")]
    [InlineData("CHURN", "2025-05", "1", "“CHURN” is a ratio: give its numerator and its denominator.")]
    [InlineData("CHURN", "2025-05", "1/-2", "“CHURN”: the denominator cannot be negative.")]
    [InlineData(
        "CHURN",
        "2025-05",
        "1/0",
        "“CHURN”: the denominator is 0, so there is nothing to divide by. Mark the period N/A if it does not apply."
    )]
    [InlineData("ORDERS", "2025-05", "1/2", "“ORDERS” needs one number.")]
    [InlineData("ORDERS", "2025-05", "1000000000000000", "ORDERS: 1000000000000000 is too large. At most 15 digits before the point.")]
    [InlineData("AUDITED", "2025-Q1", "2", "“AUDITED” is answered with yes (1) or no (0).")]
    public async Task What_the_KPI_does_not_take_is_refused_with_a_sentence(string kpi, string period, string value, string sentence)
    {
        await Store.WriteAsync(
            Acme.Id,
            async db =>
            {
                var unit = await db.Units.SingleAsync(u => u.Code == "NORTH");
                unit.Close(new(2025, 4, 1));
                var objective = new Domain.Objectives.Objective(7000, unit, await db.Perspectives.FirstAsync(), "NORTH-GOAL", "Goal");
                var late = NewKpi(7001, await db.Objectives.SingleAsync(o => o.Code == "WIN"), "LATE", new(2025, 3, 1));
                late.Close(new(2025, 5, 1));
                db.AddRange(objective, late, NewKpi(7002, objective, "CLOSED", DateOnly.MinValue));
            }
        );
        var id = kpi switch
        {
            "LATE" => 7001,
            "CLOSED" => 7002,
            _ => Id(kpi),
        };
        var when =
            period == "FROM-2025-02"
                ? new Period(Frequency.Quarter, new(2025, 2, 1))
                : PeriodCode.Parse(period, FiscalCalendar.Calendar)!.Value;
        var parts = value.Split('/').Select(part => decimal.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var measured = parts.Count == 2 ? MeasuredValue.Ratio(parts[0], parts[1]) : MeasuredValue.Of(parts[0]);

        var refused = await Assert.ThrowsAsync<RuleViolation>(() =>
            ExecuteAsync(Acme.Id, Ann, [new Membership(Ann, Unit(World.Acme, "ORG"), Role.Manager)], id, when, measured)
        );

        Assert.EndsWith(sentence, refused.Message, StringComparison.Ordinal);
        await NothingHappenedAsync(since: 2);
    }

    [SkippableFact]
    public async Task A_note_that_is_too_long_is_refused_with_a_sentence()
    {
        var refused = await Assert.ThrowsAsync<RuleViolation>(() =>
            RecordAsync("ORDERS", May, MeasuredValue.Of(1), note: new string('x', 2001))
        );

        Assert.Equal("Note: the description has 2001 characters. Shorten it to at most 2000.", refused.Message);
        await NothingHappenedAsync();
    }

    private static Kpi NewKpi(long id, Domain.Objectives.Objective of, string code, DateOnly from) =>
        new(
            id,
            of,
            code,
            new KpiDetails(code, "points", Frequency.Month, TimeAggregation.Average, Domain.Scales.Direction.HigherIsBetter),
            new KpiDefinition(from, ScaleInput.Progress(0, 1), 1)
        );
}

public sealed class RefusedValuesOnSqlite() : RefusedValueTests(() => Store.OnSqliteAsync());

public sealed class RefusedValuesOnPostgreSql() : RefusedValueTests(() => Store.OnPostgreSqlAsync());

public sealed class RefusedValuesOnSqlServer() : RefusedValueTests(() => Store.OnSqlServerAsync());
