using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Operations;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Signals;
using Scorecard.TestData;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Evidence;

public sealed class RecordEvidenceTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTime October = new(2026, 11, 5, 8, 0, 0, DateTimeKind.Utc);

    private readonly TestApp app = new();
    private readonly World world = new ModelBuilder("Leads", firstId: 700_000).Kpi("X").Kpi("Y").Cause("X", "Y").Build();

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)app).InitializeAsync();
        await app.SaveAsync(world.Model);
        var cause = new MadeSeries(7).White(63);
        var noise = new MadeSeries(8).White(60);
        await RecordAsync("X", new(2021, 11, 1), [.. cause.Skip(3).Select(v => 50 + 10 * v)]);
        await RecordAsync("Y", new(2021, 11, 1), [.. noise.Select((e, t) => 50 + 7.5 * cause[t] + 6.6 * e)]);
    }

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_verdict_is_kept_with_its_day_and_recording_again_changes_nothing()
    {
        await ExecuteAsync(October);
        var sequence = await SequenceAsync();
        await ExecuteAsync(October.AddDays(1));

        var kept = Assert.Single(await app.ReadAsync(Id, db => db.LinkRecords.AsNoTracking().ToListAsync()));
        Assert.Equal((Verdict.Supported, 3, new DateOnly(2026, 11, 5)), (kept.Verdict, kept.Lag, kept.On));
        Assert.Equal(sequence, await SequenceAsync());
    }

    [Fact]
    public async Task A_verdict_that_goes_leaves_the_one_before_in_the_record()
    {
        await ExecuteAsync(October);
        // From here on the effect is something else altogether.
        await RecordAsync("Y", new(2021, 11, 1), [.. new MadeSeries(99).White(60).Select(v => 50 + 10 * v)]);
        await ExecuteAsync(October.AddDays(2));

        var kept = await app.ReadAsync(Id, db => db.LinkRecords.AsNoTracking().OrderBy(r => r.On).ToListAsync());
        Assert.Equal(
            [(Verdict.Supported, new DateOnly(2026, 11, 5)), (Verdict.NoEvidence, new DateOnly(2026, 11, 7))],
            kept.Select(r => (r.Verdict, r.On))
        );
    }

    [Fact]
    public async Task A_signal_is_journaled_once_and_warns_of_the_effect_and_the_warning_is_scored_in_time()
    {
        await ExecuteAsync(October);
        await RecordAsync("X", new(2026, 11, 1), [130]);
        var december = new DateTime(2026, 12, 5, 8, 0, 0, DateTimeKind.Utc);
        await ExecuteAsync(december);
        await ExecuteAsync(december.AddHours(1));

        var signal = Assert.Single(
            await app.ReadAsync(
                Id,
                db => db.Changes.AsNoTracking().Where(c => c.Subject == Subject.Signal && c.What == "2026-11-01").ToListAsync()
            )
        );
        Assert.Equal((world.Kpi("X").Id, "better: above its normal range"), (signal.SubjectId, signal.To));
        var warning = Assert.Single(await WarningsAsync());
        Assert.Equal(
            (new DateOnly(2027, 1, 1), new DateOnly(2027, 3, 31), SignalSide.High, WarningOutcome.Open),
            (warning.From, warning.Until, warning.Side, warning.Outcome)
        );

        await RecordAsync("Y", new(2026, 11, 1), [50, 50, 90, 95, 90]);
        await ExecuteAsync(new(2027, 4, 2, 8, 0, 0, DateTimeKind.Utc));
        Assert.Equal(WarningOutcome.Hit, (await WarningsAsync()).Single(w => w.SignalOn == new DateOnly(2026, 11, 1)).Outcome);
    }

    private long Id => world.Model.Organization.Id;

    private async Task ExecuteAsync(DateTime now)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RecordEvidence>().ExecuteAsync(Id, now);
    }

    private Task<long> SequenceAsync() => app.ReadAsync(Id, db => db.Organizations.Select(o => o.Sequence).SingleAsync());

    private Task<List<LeadWarning>> WarningsAsync() => app.ReadAsync(Id, db => db.LeadWarnings.AsNoTracking().ToListAsync());

    /// <summary>Values of consecutive months, each after what the month has already.</summary>
    private Task RecordAsync(string code, DateOnly first, double[] values) =>
        app.WriteAsync(
            Id,
            async db =>
            {
                var organization = await db.Organizations.AsNoTracking().SingleAsync();
                var kpi = await db.Kpis.SingleAsync(k => k.Id == world.Kpi(code).Id);
                var known = await db.Measurements.Where(m => m.KpiId == kpi.Id).ToListAsync();
                for (var i = 0; i < values.Length; i++)
                {
                    var month = new Period(Frequency.Month, first.AddMonths(i));
                    var current = known.Where(m => m.PeriodStart == month.Start).MaxBy(m => m.Revision);
                    db.Add(
                        kpi.Record(
                            month,
                            MeasuredValue.Of(Math.Round((decimal)values[i], 2)),
                            null,
                            current,
                            organization.Calendar,
                            null,
                            new DateOnly(2027, 12, 31),
                            TestApp.Now.UtcDateTime,
                            null
                        )
                    );
                }
            }
        );
}
