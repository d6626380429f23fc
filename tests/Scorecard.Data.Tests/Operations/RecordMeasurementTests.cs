using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

public abstract class RecordMeasurementTests(Func<Task<Store>> create) : StoreTests(create)
{
    private static readonly Period May = new(Frequency.Month, new(2025, 5, 1));
    private static readonly Period April = new(Frequency.Month, new(2025, 4, 1));

    [SkippableFact]
    public async Task An_updater_of_the_unit_records_a_value_and_the_book_knows_it()
    {
        var outcome = await RecordAsync("ORDERS", May, MeasuredValue.Of(77.777777m), note: "one large order");

        var recorded = outcome!.Recorded!;
        Assert.Null(outcome.Theirs);
        Assert.Equal(
            (1, 77.777777m, "one large order", Start, Uma),
            (recorded.Revision, recorded.Value, recorded.Note, recorded.RecordedAt, recorded.RecordedBy)
        );
        Assert.Equal(77.777777, await Store.Books.ReadAsync(Acme.Id, book => book.Figure(Id("ORDERS"), Window.Of(May)).Value));
        var line = await Store.ReadAsync(Acme.Id, db => db.Changes.SingleAsync(c => c.Sequence == 2));
        Assert.Equal(
            (Subject.Measurement, Id("ORDERS"), "2025-05-01", "77.777777", Uma),
            (line.Subject, line.SubjectId, line.What, line.To, line.By)
        );
    }

    [SkippableFact]
    public async Task A_correction_is_a_further_revision_and_the_first_report_stays()
    {
        await RecordAsync("ORDERS", April, MeasuredValue.Of(81), seen: 1);
        await RecordAsync("ORDERS", April, MeasuredValue.Withdrawn, seen: 2);
        await RecordAsync("ORDERS", April, MeasuredValue.NA, seen: 3);

        var rows = await Store.ReadAsync(
            Acme.Id,
            db => db.Measurements.Where(m => m.KpiId == Id("ORDERS") && m.PeriodStart == April.Start).OrderBy(m => m.Revision).ToListAsync()
        );
        Assert.Equal(
            [(1, 80m, false), (2, 81m, false), (3, null, false), (4, (decimal?)null, true)],
            rows.Select(m => (m.Revision, m.Value, m.NotApplicable))
        );
    }

    [SkippableFact]
    public async Task Of_two_who_record_the_same_period_at_once_one_wins_and_the_other_is_shown_it()
    {
        for (var round = 0; round < 5; round++)
        {
            using var start = new Barrier(2);
            var (first, second) = (100 + round, 200 + round);
            var outcomes = await Task.WhenAll(
                new[] { first, second }.Select(value =>
                    Task.Factory.StartNew(
                            () =>
                            {
                                start.SignalAndWait();
                                return RecordAsync("ORDERS", May, MeasuredValue.Of(value), seen: round);
                            },
                            CancellationToken.None,
                            TaskCreationOptions.LongRunning,
                            TaskScheduler.Default
                        )
                        .Unwrap()
                )
            );

            var won = Assert.Single(outcomes, o => o!.Recorded is not null)!.Recorded!;
            var lost = Assert.Single(outcomes, o => o!.Recorded is null)!.Theirs!;
            Assert.Equal((round + 1, won.Value), (lost.Revision, lost.Value));
        }
        Assert.Equal(6, await Store.ReadAsync(Acme.Id, db => db.Organizations.Select(o => o.Sequence).SingleAsync()));
    }

    [SkippableFact]
    public async Task A_value_that_may_be_a_slip_is_held_and_counts_once_it_is_meant()
    {
        var held = (await RecordAsync("ORDERS", May, MeasuredValue.Of(864), note: "in haste"))!;
        Assert.Null(held.Recorded);
        Assert.Null(held.Theirs);
        Assert.Equal((864m, "in haste", Uma), (held.Held!.Value, held.Held.Note, held.Held.HeldBy));
        Assert.False(await Store.Books.ReadAsync(Acme.Id, book => book.Figure(Id("ORDERS"), Window.Of(May)).IsPresent));

        Assert.Equal(865, (await RecordAsync("ORDERS", May, MeasuredValue.Of(865), meant: true))!.Held!.Value);
        Assert.Equal(865, (await RecordAsync("ORDERS", May, MeasuredValue.Of(865), meant: true))!.Recorded!.Value);
        Assert.Equal(865, await Store.Books.ReadAsync(Acme.Id, book => book.Figure(Id("ORDERS"), Window.Of(May)).Value));
        Assert.Equal(0, await HeldAsync());

        await RecordAsync("ORDERS", May, MeasuredValue.Of(86), seen: 1);
        Assert.NotNull((await RecordAsync("ORDERS", May, MeasuredValue.Of(865), seen: 2))!.Recorded);
    }

    [SkippableFact]
    public async Task What_is_held_is_dropped_by_another_value_or_by_a_word_of_who_may_enter_it()
    {
        await RecordAsync("ORDERS", May, MeasuredValue.Of(864));
        Assert.Equal(86.4m, (await RecordAsync("ORDERS", May, MeasuredValue.Of(86.4m)))!.Recorded!.Value);
        Assert.Equal(0, await HeldAsync());

        await RecordAsync("ORDERS", May, MeasuredValue.Of(864), seen: 1);
        Assert.False(await DropAsync(Ann, Role.Viewer));
        Assert.Equal(1, await HeldAsync());
        Assert.True(await DropAsync(Uma, Role.Updater));
        Assert.Equal(0, await HeldAsync());

        Task<bool> DropAsync(long by, Role role) =>
            Store.RecordAsync(
                record => record.DropHeldAsync(Acme.Id, new(by, [new Membership(by, Unit(World.Acme, "SALES"), role)]), Id("ORDERS"), May),
                Start
            );
    }

    [SkippableFact]
    public async Task A_value_that_was_not_seen_is_not_overwritten()
    {
        var outcome = await RecordAsync("ORDERS", April, MeasuredValue.Of(1), seen: 0);

        Assert.Null(outcome!.Recorded);
        Assert.Equal((1, 80m), (outcome.Theirs!.Revision, outcome.Theirs.Value));
        await NothingHappenedAsync();
    }

    [SkippableFact]
    public async Task The_KPIs_owner_and_its_named_updaters_may_enter_it_with_a_view_of_the_unit()
    {
        await Store.WriteAsync(
            Acme.Id,
            async db =>
            {
                var audited = await db.Kpis.SingleAsync(k => k.Code == "AUDITED");
                audited.Describe(audited.Details with { OwnerId = Ann });
                audited.NameUpdaters([Gus]);
            }
        );
        var period = new Period(Frequency.Quarter, new(2025, 1, 1));

        Assert.NotNull((await RecordAsync("AUDITED", period, MeasuredValue.Of(1), by: Ann, role: Role.Viewer, of: "SALES"))!.Recorded);
        Assert.NotNull(
            (await RecordAsync("AUDITED", period, MeasuredValue.Of(0), by: Gus, role: Role.Viewer, of: "SALES", seen: 1))!.Recorded
        );
        Assert.Null(await RecordAsync("AUDITED", period, MeasuredValue.Of(1), by: Uma, role: Role.Updater, of: "SALES", seen: 2));
    }

    [SkippableTheory]
    [InlineData("ORDERS", Role.Viewer, "SALES")]
    [InlineData("ORDERS", Role.Manager, "OPS")]
    [InlineData("ORDERS", Role.Manager, "NORTH")]
    public async Task Someone_without_the_role_gets_nothing(string kpi, Role role, string of)
    {
        Assert.Null(await RecordAsync(kpi, May, MeasuredValue.Of(1), by: Ann, role: role, of: of));
        await NothingHappenedAsync();
    }

    [SkippableFact]
    public async Task Another_organizations_KPI_is_not_there()
    {
        var theirs = Kpi(World.Globex, "ORDERS").Id;
        var member = new[] { new Membership(Uma, Unit(World.Acme, "ORG"), Role.Administrator) };

        Assert.Null(await ExecuteAsync(Acme.Id, Uma, member, theirs, May, MeasuredValue.Of(1)));
        Assert.Null(await ExecuteAsync(Globex.Id, Uma, member, theirs, May, MeasuredValue.Of(1)));
        Assert.Null(await ExecuteAsync(Acme.Id, Uma, member, 424242, May, MeasuredValue.Of(1)));
        Assert.Null(await ExecuteAsync(Acme.Id, Uma, [], Id("ORDERS"), May, MeasuredValue.Of(1)));
        await NothingHappenedAsync();
    }

    [SkippableTheory]
    [InlineData("REVENUE", "2025-05", "1", "“REVENUE” is rolled up from its children. Enter the values there.")]
    [InlineData("ORDERS", "2025-05-05", "1", "“ORDERS” is collected by month, so 2025-05-05 is not one of its periods.")]
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

    private long Id(string kpi) => Kpi(World.Acme, kpi).Id;

    private Task<int> HeldAsync()
    {
        var orders = Id("ORDERS");
        return Store.ReadAsync(Acme.Id, db => db.HeldValues.CountAsync(h => h.KpiId == orders));
    }

    private Task<RecordMeasurement.Outcome?> RecordAsync(
        string kpi,
        Period period,
        MeasuredValue value,
        string? note = null,
        int seen = 0,
        long by = Uma,
        Role role = Role.Updater,
        string of = "SALES",
        bool meant = false
    ) => ExecuteAsync(Acme.Id, by, [new Membership(by, Unit(World.Acme, of), role)], Id(kpi), period, value, note, seen, meant);

    private Task<RecordMeasurement.Outcome?> ExecuteAsync(
        long organization,
        long person,
        IReadOnlyCollection<Membership> memberships,
        long kpi,
        Period period,
        MeasuredValue value,
        string? note = null,
        int seen = 0,
        bool meant = false
    ) =>
        Store.RecordAsync(
            record => record.ExecuteAsync(organization, new(person, memberships), kpi, period, value, note, seen, meant),
            Start
        );

    private async Task NothingHappenedAsync(int since = 1) =>
        Assert.Equal(
            (since, 8),
            await Store.ReadAsync(
                Acme.Id,
                async db => ((int)await db.Organizations.Select(o => o.Sequence).SingleAsync(), await db.Measurements.CountAsync())
            )
        );
}

public sealed class RecordMeasurementOnSqlite() : RecordMeasurementTests(() => Store.OnSqliteAsync());

public sealed class RecordMeasurementOnPostgreSql() : RecordMeasurementTests(() => Store.OnPostgreSqlAsync());
