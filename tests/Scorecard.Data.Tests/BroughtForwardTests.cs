using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests;

public abstract class BroughtForwardTests(Func<Task<Store>> create) : ScoreBookStoreTests(create)
{
    [SkippableFact]
    public async Task After_every_kind_of_change_a_book_brought_forward_equals_one_built_anew()
    {
        var other = Store.AnotherNodesBooks();
        await AssertEqualAsync("the start", Store.Books, other);
        foreach (var (what, edit) in Edits())
        {
            var before = await BookAsync(Store.Books);
            await Store.WriteAsync(Acme.Id, edit);
            await AssertEqualAsync(what, Store.Books);
            Assert.True(before != await BookAsync(Store.Books), $"{what} changed nothing that a page could show");
        }
        await AssertEqualAsync("all of it at once", other);
    }

    [SkippableFact]
    public async Task After_an_import_past_the_context_a_book_brought_forward_equals_one_built_anew()
    {
        await OrdersAsync(Store.Books);
        await using (var db = Store.Open())
        await using (var write = await db.BeginWriteAsync(Acme.Id, Ann, Start))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Measurements" ("OrganizationId", "KpiId", "PeriodStart", "Revision", "Value", "NotApplicable", "RecordedAt")
                VALUES ({Acme.Id}, {Id("ORDERS")}, {April.Start}, 2, {42m}, {false}, {Start})
                """
            );
            write.Log(Subject.Import, 0, "import", null, "1 value");
            await write.CommitAsync();
        }

        Assert.Equal(42, await OrdersAsync(Store.Books));
        await AssertEqualAsync("an import", Store.Books);
    }

    [SkippableFact]
    public async Task Many_values_at_once_are_all_there()
    {
        await OrdersAsync(Store.Books);
        await Store.WriteAsync(
            Acme.Id,
            async db =>
            {
                for (var month = 0; month < 240; month++)
                    await AddAsync(db, "ORDERS", FiscalCalendar.Calendar.Shift(April, -month), MeasuredValue.Of(month));
            }
        );

        await AssertEqualAsync("many values", Store.Books);
        Assert.Equal(
            239,
            await Store.Books.ReadAsync(
                Acme.Id,
                book => book.Figure(Id("ORDERS"), Window.Of(FiscalCalendar.Calendar.Shift(April, -239))).Value
            )
        );
    }

    private (string What, Func<ScorecardDbContext, Task> Edit)[] Edits() =>
        [
            ("a value", db => AddAsync(db, "ORDERS", new(Frequency.Month, new(2025, 5, 1)), MeasuredValue.Of(90))),
            ("a correction", db => AddAsync(db, "ORDERS", April, MeasuredValue.Of(33.3333m))),
            ("a withdrawal", db => AddAsync(db, "ORDERS", April, MeasuredValue.Withdrawn)),
            ("an N/A", db => AddAsync(db, "CHURN", April, MeasuredValue.NA)),
            ("a first value", db => AddAsync(db, "AUDITED", new(Frequency.Quarter, new(2025, 1, 1)), MeasuredValue.Of(1))),
            (
                "a scale",
                async db => (await KpiAsync(db, "ORDERS")).Define(new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 50), 1))
            ),
            (
                "a weight",
                async db =>
                    (await ObjectiveAsync(db, "WIN")).Change(
                        "WIN",
                        null,
                        await db.Perspectives.SingleAsync(p => p.Name == "Customer"),
                        3,
                        0.4m,
                        RollUpRule.Best,
                        null
                    )
            ),
            ("a contribution", async db => (await db.Contributions.SingleAsync(c => !c.Counts)).Change(5, true)),
            (
                "a KPI with its value",
                async db =>
                {
                    db.Add(
                        new Kpi(
                            7000,
                            await ObjectiveAsync(db, "SHIP"),
                            "ON-TIME",
                            new KpiDetails("On time", "%", Frequency.Month, TimeAggregation.Average, Direction.HigherIsBetter),
                            new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 100), 1)
                        )
                    );
                    await db.SaveChangesAsync();
                    await AddAsync(db, "ON-TIME", April, MeasuredValue.Of(88));
                }
            ),
            ("an aggregation", async db => await DescribeAsync(db, "ORDERS", d => d with { Aggregation = TimeAggregation.Average })),
            ("no longer a ratio", async db => await DescribeAsync(db, "CHURN", d => d with { Aggregation = TimeAggregation.Last })),
            ("a ratio again", async db => await DescribeAsync(db, "CHURN", d => d with { Aggregation = TimeAggregation.Ratio })),
            (
                "a unit of measure",
                async db => await DescribeAsync(db, "CHURN", d => d with { UnitOfMeasure = "per head", Multiplier = 1_000 })
            ),
            (
                "a source",
                async db => await DescribeAsync(db, "ORDERS", d => d with { ValueSource = ValueSource.RolledUp, RollUp = KpiRollUp.Sum })
            ),
            ("the source again", async db => await DescribeAsync(db, "ORDERS", d => d with { ValueSource = ValueSource.Entered })),
            ("a frequency", async db => await DescribeAsync(db, "AUDITED", d => d with { Frequency = Frequency.Year })),
            ("the frequency again", async db => await DescribeAsync(db, "AUDITED", d => d with { Frequency = Frequency.Quarter })),
            ("the fiscal year", async db => (await db.Organizations.SingleAsync()).StartFiscalYearIn(4, hasFiscalValues: false)),
            ("the bands", async db => (await db.Organizations.SingleAsync()).SetBands(10, 20)),
            ("a tier", async db => (await db.Organizations.SingleAsync()).NameTiers(["Company", "Department", "Team"], deepestUsed: 3)),
            ("a closed unit", async db => (await db.Units.SingleAsync(u => u.Code == "SALES")).Close(new(2025, 3, 1))),
            ("an updater", async db => (await KpiAsync(db, "CHURN")).NameUpdaters([Ann])),
            (
                "a removed KPI",
                async db =>
                {
                    db.Add(
                        new Kpi(
                            7001,
                            await ObjectiveAsync(db, "SHIP"),
                            "SHORT-LIVED",
                            new KpiDetails("Short", "%", Frequency.Month, TimeAggregation.Average, Direction.HigherIsBetter),
                            new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 100), 1)
                        )
                    );
                    db.Remove(await db.Contributions.SingleAsync(c => c.Weight == 2));
                    await db.SaveChangesAsync();
                    db.Remove(await KpiAsync(db, "SHORT-LIVED"));
                }
            ),
        ];

    private async Task AssertEqualAsync(string after, params ScoreBookStore[] stores)
    {
        var anew = await BookAsync(Store.AnotherNodesBooks());
        foreach (var store in stores)
            Assert.True(
                anew == await BookAsync(store),
                $"After {after} the book brought forward is\n{await BookAsync(store)}\nand the one built anew\n{anew}"
            );
    }

    /// <summary>All that a book says, as text.</summary>
    private Task<string> BookAsync(ScoreBookStore store) =>
        store.ReadAsync(
            Acme.Id,
            book =>
            {
                var model = book.Model;
                var windows = new[] { "2025-01", "2025-03", "2025-04", "2025-05", "2024-12", "CY2025-Q1", "CY2025-Q2", "CY2025", "FY2025" }
                    .Select(code => PeriodCode.Parse(code, model.Organization.Calendar))
                    .OfType<Period>()
                    .SelectMany(period => new[] { Window.Of(period), Window.FiscalYearToDate(period, model.Organization.Calendar) });
                var lines = windows.SelectMany(window =>
                    Enumerable
                        .Empty<string>()
                        .Concat(
                            model.Kpis.Select(k =>
                                $"{window} {k.Code} {book.Figure(k.Id, window) with { LastSlot = 0 }} {book.Kpi(k.Id, window)}"
                            )
                        )
                        .Concat(model.Objectives.Select(o => $"{window} {o.Code} {book.Objective(o.Id, window)}"))
                        .Concat(
                            model.Units.SelectMany(u =>
                                model.Perspectives.Select(p => $"{window} {u.Code}/{p.Name} {book.Perspective(u.Id, p.Id, window)}")
                            )
                        )
                        .Concat(
                            model.Units.Select(u =>
                                $"{window} {u.Code} {book.Unit(u.Id, window)} {book.Unit(u.Id, window).Status(model.Organization.Bands, model.Organization.MinimumCoverage)}"
                            )
                        )
                );
                var structure =
                    string.Join(", ", model.Organization.Tiers.Select(t => t.Name))
                    + "; "
                    + string.Join(
                        ", ",
                        model.Kpis.Select(k =>
                            $"{k.Code}: {string.Join(" ", k.Definitions.Select(d => $"{d.EffectiveFrom} {d.Scale}"))} {string.Join(" ", k.Updaters.Select(u => u.PersonId).Order())}"
                        )
                    );
                return string.Join("\n", lines.Append($"{book.Recorded}").Append(structure));
            }
        );

    private static async Task DescribeAsync(ScorecardDbContext db, string code, Func<KpiDetails, KpiDetails> change)
    {
        var kpi = await KpiAsync(db, code);
        kpi.Describe(change(kpi.Details));
    }

    private static Task<Objective> ObjectiveAsync(ScorecardDbContext db, string code) => db.Objectives.SingleAsync(o => o.Code == code);
}

public sealed class BooksBroughtForwardOnSqlite() : BroughtForwardTests(() => Store.OnSqliteAsync());

public sealed class BooksBroughtForwardOnPostgreSql() : BroughtForwardTests(() => Store.OnPostgreSqlAsync());

public sealed class BooksBroughtForwardOnSqlServer() : BroughtForwardTests(() => Store.OnSqlServerAsync());
