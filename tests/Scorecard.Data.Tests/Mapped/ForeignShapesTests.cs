using Scorecard.Data.Import;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Shared = Scorecard.TestData.Files;

namespace Scorecard.Data.Tests.Mapped;

/// <summary>The shapes that people have, mapped as proposed: what comes out is what their README says.</summary>
public sealed class ForeignShapesTests : MappedTests
{
    [SkippableFact]
    public async Task Months_in_columns_below_titles_with_totals_and_words()
    {
        using var files = Foreign("wide-months.csv");

        var (read, report) = await ImportedAsync(files);

        Assert.Equal((5, 49), (Added(report, "KPIs"), Added(report, "values")));
        Assert.Equal(11, read.Missing - 1);
        var values = await ValuesAsync("Calls answered in 30 seconds");
        Assert.Equal(83.28m, values[new(2015, 10, 1)]);
        Assert.Equal(83.98m, values[new(2016, 9, 1)]);
        Assert.Equal(10, values.Count);
        Assert.Equal(88, (await KpiAsync("Calls answered in 30 seconds")).Latest.Scale.Target);
        Assert.Equal(ScaleKind.None, (await KpiAsync("Visits to pools")).Latest.Scale.Kind);
        Assert.Single((await ModelAsync()).Kpis, k => k.Latest.Scale.Kind == ScaleKind.None);
        Assert.Equal(Direction.LowerIsBetter, (await KpiAsync("Median days to a permit")).Direction);
    }

    [SkippableFact]
    public async Task Plan_actual_and_the_year_before_in_rows()
    {
        using var files = Foreign("plan-act.csv");

        var (_, report) = await ImportedAsync(files);

        Assert.Equal((3, 36), (Added(report, "KPIs"), Added(report, "values")));
        var values = await ValuesAsync("Umsatz");
        Assert.Equal(1_274_694.3m, values[new(2025, 1, 1)]);
        Assert.Equal(1_206_161.0m, values[new(2025, 6, 1)]);
        Assert.Equal(1_186_877.0m, values[new(2024, 1, 1)]);
        Assert.Equal(12, values.Count);
        var kpi = await KpiAsync("Umsatz");
        Assert.Equal("EUR", kpi.UnitOfMeasure);
        Assert.Equal(1_256_144.1m, kpi.DefinitionOn(new(2025, 1, 1))!.Scale.Target);
        Assert.Equal(1_256_875.1m, kpi.DefinitionOn(new(2025, 3, 1))!.Scale.Target);
        Assert.Equal(Direction.LowerIsBetter, (await KpiAsync("Reklamationen je 1.000")).Direction);
    }

    [SkippableFact]
    public async Task Long_with_fiscal_years_signs_and_conditions()
    {
        using var files = Foreign("long-year-end.csv");

        var (_, report) = await ImportedAsync(files);

        Assert.Equal((4, 12), (Added(report, "KPIs"), Added(report, "values")));
        Assert.Equal([6068m, 6709m, 5283m], (await ValuesAsync("Households helped")).OrderBy(v => v.Key).Select(v => v.Value));
        Assert.Equal(9_100_000m, (await ValuesAsync("Income"))[new(2016, 4, 1)]);
        Assert.Equal(1_159.07m, (await ValuesAsync("Arrears"))[new(2016, 4, 1)]);
        var (homes, arrears) = (await KpiAsync("Homes let in 20 days"), await KpiAsync("Arrears"));
        Assert.Equal(
            ("HW2", "%", Frequency.Year, Direction.HigherIsBetter),
            (homes.Code, homes.UnitOfMeasure, homes.Frequency, homes.Direction)
        );
        Assert.Equal(("£", Direction.LowerIsBetter, 1500m), (arrears.UnitOfMeasure, arrears.Direction, arrears.Latest.Scale.Target));
    }

    [SkippableFact]
    public async Task Names_in_place_of_codes()
    {
        using var files = Foreign("names-only.csv");

        var (read, report) = await ImportedAsync(files);

        Assert.Equal((2, 4, 5, 7), (Added(report, "units"), Added(report, "KPIs"), Added(report, "values"), read.Missing));
        var model = await ModelAsync();
        var north = model.Kpis.Single(k => k.Name == "Repairs on time" && model.UnitOf(k).Name == "North team");
        await using var db = Store.Open(Id);
        Assert.Equal(30.5m, db.Measurements.Single(m => m.KpiId == north.Id && m.PeriodStart == new DateOnly(2023, 4, 1)).Value);
        Assert.Equal((Frequency.Quarter, "%"), (north.Frequency, north.UnitOfMeasure));
    }

    [SkippableFact]
    public async Task Next_months_file_needs_no_question()
    {
        using var files = Foreign("plan-act.csv");
        var mapping = (await ProposedAsync(files)).ForOtherFiles();
        await ImportedAsync(files, _ => mapping);
        using var next = Files(
            "Kennzahl;Einheit;Reihe;Jun 25;Jul 25;Summe",
            "Umsatz;EUR;VJ;1.221.744,2;1.000.000,0;1",
            "Umsatz;EUR;Plan;1.272.650,6;1.300.000,0;1",
            "Umsatz;EUR;Ist;1.206.161,0;1.310.000,5;1"
        );

        Assert.True(Data.Mapped.TableHeader.Fits(mapping, Data.Mapped.MappedTable.In(next).Head(60)));
        var (read, report) = await ImportAsync(next, mapping);

        Assert.Empty(read.Problems);
        Assert.False(read.NeedsQuestion);
        Assert.Equal((0, 2), (Added(report!, "KPIs"), Added(report!, "values")));
        Assert.Equal(1_310_000.5m, (await ValuesAsync("Umsatz"))[new(2025, 7, 1)]);
        Assert.Equal(1_300_000m, (await KpiAsync("Umsatz")).DefinitionOn(new(2025, 7, 1))!.Scale.Target);
        var (_, again) = await ImportAsync(next, mapping);
        Assert.False(again!.ChangesAnything);
    }

    private static ImportFiles Foreign(string name)
    {
        var folder = Shared.Shared("data/foreign");
        Skip.If(folder is null, "../shared/data/foreign is not here.");
        return ImportFiles.Open(Path.Combine(folder, name));
    }
}
