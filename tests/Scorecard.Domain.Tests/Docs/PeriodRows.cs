using System.Globalization;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.TestData;
using static Scorecard.Domain.Tests.Docs.RowWords;
using Row = Scorecard.TestData.MarkdownTable.Row;

namespace Scorecard.Domain.Tests.Docs;

/// <summary>Runs the rows about values of several periods.</summary>
internal static class PeriodRows
{
    public static void SeveralPeriods(Row row)
    {
        var builder = new ModelBuilder().Kpi("A", aggregation: Enum.Parse<TimeAggregation>(row["aggregation"]));
        foreach (var (value, i) in row.List("values").Select((v, i) => (v, i)))
            Report(builder, "A", $"2025-{i + 1:00}", value);
        Says(row, builder.Build().Figure("A", "2025-H1"));
    }

    public static void Ratios(Row row)
    {
        var builder = new ModelBuilder().Kpi("A", aggregation: TimeAggregation.Ratio, measuredIn: row["unit"]);
        foreach (var (value, i) in row.List("values").Select((v, i) => (v, i)))
            Report(builder, "A", $"2025-{i + 1:00}", value);
        Says(row, builder.Build().Figure("A", "2025"));
    }

    public static void FinerAndCoarser(Row row)
    {
        var builder = new ModelBuilder().Kpi(
            "A",
            frequency: Enum.Parse<Frequency>(row["collected by"], ignoreCase: true),
            carryForward: (int)row.Number("stands in for")
        );
        foreach (var (period, value) in row.Pairs("values"))
            Report(builder, "A", period, value);
        Says(row, builder.Build().Figure("A", row["report"]));
    }

    public static void Weeks(Row row)
    {
        var world = new ModelBuilder()
            .Kpi("A", frequency: Frequency.Week, aggregation: TimeAggregation.Sum)
            .Values("A", row["week"], 1)
            .Build();
        row.Says("from", world.Period(row["week"]).Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var anchor = world.Period(row["week"]).Anchor;
        row.Says("month", Code(world.Calendar, Frequency.Month, anchor));
        row.Says("year", Code(world.Calendar, Frequency.Year, anchor));
        Assert.Equal(
            [row["month"]],
            new[] { -1, 0, 1 }
                .Select(i => world.Calendar.Shift(world.Period(row["month"]), i))
                .Where(m => world.Book.Figure(world.Kpi("A").Id, Window.Of(m)).IsPresent)
                .Select(m => PeriodCode.Format(m, world.Calendar))
        );
        Assert.Equal(1, world.Figure("A", row["year"]).Value);
    }

    public static void FiscalYears(Row row)
    {
        var calendar = new FiscalCalendar((int)row.Number("first month"));
        var day = DateOnly.ParseExact(row["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        row.Says("year", Code(calendar, Frequency.Year, day));
        row.Says("half-year", Code(calendar, Frequency.HalfYear, day));
        row.Says("quarter", Code(calendar, Frequency.Quarter, day));
        row.Says(
            "to date from",
            Window
                .FiscalYearToDate(calendar.Containing(Frequency.Month, day), calendar)
                .Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
    }

    public static void Sums(Row row)
    {
        var targets = row.Pairs("targets");
        var builder = new ModelBuilder().Kpi(
            "A",
            target: Row.Parse(targets[0].Value),
            aggregation: Enum.Parse<TimeAggregation>(row["aggregation"])
        );
        foreach (var (from, target) in targets.Skip(1))
            builder.Define("A", from, ScaleInput.Progress(0, Row.Parse(target)));
        foreach (var (value, i) in row.List("values").Select((v, i) => (v, i)))
            Report(builder, "A", $"2025-{i + 1:00}", value);
        var world = builder.Build();
        Says(row, world.Figure("A", row["report"]), marks: false);
        row.Says("target", world.Explain("A", row["report"]).Scale[^1].Value);
        if (row["score"] == "missing")
            Assert.Equal(ScoreState.Missing, world.Of("A", row["report"]).State);
        else
            row.Says("score", world.Score("A", row["report"]));
    }

    public static string Code(FiscalCalendar calendar, Frequency frequency, DateOnly day) =>
        PeriodCode.Format(calendar.Containing(frequency, day), calendar);
}
