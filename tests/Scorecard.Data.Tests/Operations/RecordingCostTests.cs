using Scorecard.Data.Operations;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.TestData;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

/// <summary>What a recorded value costs where each command is a round trip.</summary>
public sealed class RecordingCostTests : IAsyncLifetime
{
    private readonly RoundTrips trips = new();
    private readonly TwoCompanies world = new();
    private Store store = null!;

    public async Task InitializeAsync() => store = await Store.OnPostgreSqlAsync(options => options.AddInterceptors(trips));

    public async Task DisposeAsync()
    {
        if (store is not null)
            await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task The_lock_the_rows_and_the_commit_are_all_that_others_wait_for()
    {
        await RecordAsync(4, 80.5m, seen: 1);
        trips.Clear();

        await RecordAsync(5, 80.6m, seen: 0);

        // What is known, the beginning, the lock, the value with its line, the commit.
        Assert.True(trips.Count == 5, $"{trips.Count} round trips:\n{trips}");
        Assert.Equal(3, trips.WhileLocked);
    }

    [SkippableFact]
    public async Task Who_is_overtaken_looks_again_behind_the_lock()
    {
        await RecordAsync(4, 80.5m, seen: 1);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => RecordAsync(5, 80.5m + i / 100m, seen: 0))));

        var won = Assert.Single(outcomes, o => o!.Recorded is not null)!.Recorded!;
        Assert.All(outcomes.Where(o => o!.Recorded is null), o => Assert.Equal(won.Value, o!.Theirs!.Value));
    }

    private Task<RecordMeasurement.Outcome?> RecordAsync(int month, decimal value, int seen) =>
        store.RecordAsync(
            record =>
                record.ExecuteAsync(
                    world.Acme.Organization.Id,
                    new(Uma, [new Membership(Uma, Unit(world.Acme, "SALES"), Role.Updater)]),
                    Kpi(world.Acme, "ORDERS").Id,
                    new Period(Frequency.Month, new(2025, month, 1)),
                    MeasuredValue.Of(value),
                    note: null,
                    seen
                ),
            Start
        );
}
