using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Tests.Mappings;

public abstract class StoredValueTests(Func<Task<Store>> create) : MappingTests(create)
{
    [SkippableTheory]
    [InlineData("999999999999998.9999")]
    [InlineData("-999999999999998.9999")]
    [InlineData("999999999999999")]
    [InlineData("0.0001")]
    [InlineData("-0.0001")]
    [InlineData("0")]
    [InlineData("0.1")]
    public async Task A_number_keeps_its_four_decimals(string text)
    {
        var number = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        await AddMeasurementAsync("ORDERS", new(2025, 5, 1), MeasuredValue.Of(number), null);

        await using var db = Store.Open(Acme.Id);
        Assert.Equal(number, (await db.Measurements.SingleAsync(m => m.PeriodStart == new DateOnly(2025, 5, 1))).Value);
    }

    [SkippableFact]
    public async Task Times_come_back_as_UTC()
    {
        await AddMeasurementAsync("ORDERS", new(2025, 5, 1), MeasuredValue.NA, "closed for repairs");

        await using var db = Store.Open(Acme.Id);
        var measurement = await db.Measurements.SingleAsync(m => m.PeriodStart == new DateOnly(2025, 5, 1));
        var change = await db.Changes.OrderBy(c => c.Sequence).LastAsync();
        Assert.Equal((At, DateTimeKind.Utc), (measurement.RecordedAt, measurement.RecordedAt.Kind));
        Assert.Equal((At, DateTimeKind.Utc), (change.At, change.At.Kind));
    }

    [SkippableFact]
    public async Task Enums_are_kept_as_text()
    {
        Assert.Equal(["Last", "Ratio", "Sum"], await TextsAsync("Kpis", "Aggregation"));
        Assert.Equal(["Month", "Quarter"], await TextsAsync("Kpis", "Frequency"));
        Assert.Equal(["Progress", "YesNo"], await TextsAsync("KpiDefinitions", "Scale"));
        Assert.Equal(["Administrator", "Manager", "Updater"], await TextsAsync("Memberships", "Role"));
    }

    [SkippableFact]
    public async Task Tiers_are_read_in_their_order_however_the_rows_lie()
    {
        await using (var db = Store.Open())
        await using (var write = await db.BeginWriteAsync(Acme.Id, null, At))
        {
            var acme = await db.Organizations.SingleAsync();
            acme.NameTiers(["Company", "Department", "Team"], deepestUsed: 3);
            await write.CommitAsync();
        }
        await using (var db = Store.Open())
        await using (var write = await db.BeginWriteAsync(Acme.Id, null, At))
        {
            var acme = await db.Organizations.SingleAsync();
            acme.NameTiers(["Company", "Division", "Team", "Person"], deepestUsed: 3);
            await write.CommitAsync();
        }

        await using var later = Store.Open(Acme.Id);
        Assert.Equal(
            ["1 Company", "2 Division", "3 Team", "4 Person"],
            (await later.Organizations.SingleAsync()).Tiers.Select(t => $"{t.Number} {t.Name}")
        );
    }

    [SkippableFact]
    public async Task Definitions_of_every_kind_of_scale_score_as_before()
    {
        var scales = EveryKindOfScale();
        await using (var db = Store.Open())
        await using (var write = await db.BeginWriteAsync(Acme.Id, null, At))
        {
            var goal = await db.Objectives.SingleAsync(o => o.Code == "WIN");
            foreach (var (scale, i) in scales.Select((s, i) => (s, i)))
                db.Add(NewKpi(5000 + i, goal, $"SCALE-{i}", scale));
            await write.CommitAsync();
        }

        await using var later = Store.Open(Acme.Id);
        foreach (var (scale, i) in scales.Select((s, i) => (s, i)))
        {
            var read = (await later.Kpis.AsNoTracking().SingleAsync(k => k.Id == 5000 + i)).Latest.Scale;
            Assert.Equal(scale, read);
            Assert.Equal(scale.Compile(Bands.Default).Points, read.Compile(Bands.Default).Points);
        }
        Assert.Equal(Enum.GetValues<ScaleKind>(), scales.Select(s => s.Kind).Distinct().Order());
    }

    private async Task<IEnumerable<string>> TextsAsync(string table, string column)
    {
        await using var db = Store.Open();
#pragma warning disable EF1002 // The names are the test's own.
        return (await db.Database.SqlQueryRaw<string>($"SELECT DISTINCT \"{column}\" AS \"Value\" FROM \"{table}\"").ToListAsync()).Order();
#pragma warning restore EF1002
    }
}

public sealed class StoredValuesOnSqlite() : StoredValueTests(() => Store.OnSqliteAsync());

public sealed class StoredValuesOnPostgreSql() : StoredValueTests(() => Store.OnPostgreSqlAsync());

public sealed class StoredValuesOnSqlServer() : StoredValueTests(() => Store.OnSqlServerAsync());
