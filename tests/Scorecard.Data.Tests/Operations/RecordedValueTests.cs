using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

public abstract class RecordedValueTests(Func<Task<Store>> create) : RecordMeasurementTests(create)
{
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
    public async Task A_value_that_was_not_seen_is_not_overwritten()
    {
        var outcome = await RecordAsync("ORDERS", April, MeasuredValue.Of(1), seen: 0);

        Assert.Null(outcome!.Recorded);
        Assert.Equal((1, 80m), (outcome.Theirs!.Revision, outcome.Theirs.Value));
        await NothingHappenedAsync();
    }
}

public sealed class RecordedValuesOnSqlite() : RecordedValueTests(() => Store.OnSqliteAsync());

public sealed class RecordedValuesOnPostgreSql() : RecordedValueTests(() => Store.OnPostgreSqlAsync());

public sealed class RecordedValuesOnSqlServer() : RecordedValueTests(() => Store.OnSqlServerAsync());
