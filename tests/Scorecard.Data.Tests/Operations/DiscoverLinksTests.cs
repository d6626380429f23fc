using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.TestData;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Data.Tests.Operations;

/// <summary>A company of its own: VISITS of the team lead SALES of the top by two months, and ERRORS, which nothing leads, are better when lower.</summary>
public abstract class DiscoverLinksTests(Func<Task<Store>> create) : StoreTests(create)
{
    private const int Months = 60;

    private static readonly DateTime Now = new(2025, 1, 10, 9, 0, 0, DateTimeKind.Utc);

    private readonly World pond = new ModelBuilder("Pond", firstId: 700_001)
        .Unit("TEAM")
        .Objective("GROW")
        .Objective("CALL", of: "TEAM")
        .Kpi("SALES", of: "GROW")
        .Kpi("ERRORS", of: "CALL", baseline: 100, target: 0)
        .Kpi("VISITS", of: "CALL")
        .Build();

    private long Id => pond.Model.Organization.Id;

    [SkippableFact]
    public async Task A_search_keeps_what_it_finds_and_how_many_pairs_it_looked_at()
    {
        await SaveAsync();
        await SearchAsync();

        await using var db = Store.Open(Id);
        var proposal = await db.Proposals.SingleAsync();
        Assert.Equal(
            (pond.Kpi("VISITS").Id, pond.Kpi("SALES").Id, 2, ProposalState.Open),
            (proposal.CauseKpiId, proposal.EffectKpiId, proposal.Lag, proposal.State)
        );
        Assert.InRange(proposal.R, 0.6, 0.99);
        // VISITS and ERRORS may lead SALES and each other.
        Assert.Equal((Months, 4L, new DateOnly(2025, 1, 10)), (proposal.N, proposal.Pairs, proposal.On));
        var search = await db.Searches.SingleAsync();
        Assert.Equal((4L, 1, Now), (search.Pairs!.Value, search.Found!.Value, search.EndedAt!.Value));
        Assert.False(search.IsRunning(Now));
    }

    [SkippableFact]
    public async Task Found_again_it_keeps_its_answer_and_what_is_open_and_no_longer_survives_goes()
    {
        await SaveAsync();
        await Store.WriteAsync(
            Id,
            db =>
            {
                db.Add(new Proposal(pond.Kpi("ERRORS"), pond.Kpi("SALES"), new(2024, 6, 1), Lead, 50, 4));
                var dismissed = new Proposal(pond.Kpi("VISITS"), pond.Kpi("SALES"), new(2024, 6, 1), Lead, 50, 4);
                dismissed.Dismiss("Both follow the weather.");
                db.Add(dismissed);
                return Task.CompletedTask;
            }
        );
        await SearchAsync();

        await using var db = Store.Open(Id);
        var kept = await db.Proposals.SingleAsync();
        Assert.Equal((ProposalState.Dismissed, "Both follow the weather.", new DateOnly(2025, 1, 10)), (kept.State, kept.Reason, kept.On));
        // What the search says anew of it is no answer, so the journal tells of the removal alone.
        var last = await db.Changes.MaxAsync(c => c.Sequence);
        Assert.Equal("removed", (await db.Changes.SingleAsync(c => c.Sequence == last && c.Subject == Subject.CauseEffectLink)).What);
    }

    [SkippableFact]
    public async Task One_search_runs_at_a_time_and_one_whose_program_stopped_does_not_count()
    {
        await SaveAsync();

        Assert.True(await BeginAsync(Now));
        Assert.False(await BeginAsync(Now.AddMinutes(1)));
        Assert.True(await BeginAsync(Now.AddMinutes(3)));
    }

    [SkippableFact]
    public async Task Of_two_who_begin_at_once_one_does()
    {
        await SaveAsync();
        Assert.Single(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => BeginAsync(Now))), began => began);
    }

    [SkippableFact]
    public async Task A_cancelled_search_ends_and_changes_no_proposal()
    {
        await SaveAsync();
        await BeginAsync(Now);
        await using (var other = Store.Open(Id))
        {
            (await other.Searches.SingleAsync()).Cancel();
            await other.SaveChangesAsync();
        }
        await RunAsync();

        await using var db = Store.Open(Id);
        var search = await db.Searches.SingleAsync();
        Assert.Equal((Now, null, true), (search.EndedAt!.Value, search.Pairs, search.CancelAsked));
        Assert.Empty(await db.Proposals.ToListAsync());
        Assert.True(await BeginAsync(Now));
    }

    [SkippableFact]
    public async Task Cancelled_after_its_last_pair_it_changes_no_proposal_either()
    {
        await SaveAsync();
        await BeginAsync(Now);
        await RunAsync(
            new LateTime(
                Now,
                async () =>
                {
                    await using var other = Store.Open(Id);
                    (await other.Searches.SingleAsync()).Cancel();
                    await other.SaveChangesAsync();
                }
            )
        );

        await using var db = Store.Open(Id);
        Assert.Equal(
            (Now, null, true),
            await db.Searches.Select(s => new ValueTuple<DateTime?, long?, bool>(s.EndedAt, s.Pairs, s.CancelAsked)).SingleAsync()
        );
        Assert.Empty(await db.Proposals.ToListAsync());
    }

    [SkippableFact]
    public async Task A_search_that_another_has_replaced_keeps_nothing_and_leaves_the_other_alone()
    {
        await SaveAsync();
        await BeginAsync(Now);
        var later = Now.AddMinutes(3);
        await RunAsync(new LateTime(Now, () => BeginAsync(later)));

        await using var db = Store.Open(Id);
        Assert.Equal(
            (later, null),
            await db.Searches.Select(s => new ValueTuple<DateTime, DateTime?>(s.StartedAt, s.EndedAt)).SingleAsync()
        );
        Assert.Empty(await db.Proposals.ToListAsync());
    }

    private static Lead Lead => new(1, 0.5, 0.001, 0.001, null, 50, 24);

    private async Task SaveAsync()
    {
        await using (var db = Store.Open())
        {
            await using var write = await WriteTransaction.BeginNewAsync(db, pond.Model.Organization, null, Now);
            db.AddRange([.. pond.Model.Perspectives, .. pond.Model.Units, .. pond.Model.Objectives, .. pond.Model.Kpis]);
            await write.CommitAsync();
        }
        var made = new MadeSeries(31);
        var (visits, sales) = made.Led("white noise", Months, lag: 2, r: 0.85);
        foreach (var (kpi, values) in new[] { ("VISITS", visits), ("SALES", sales), ("ERRORS", made.White(Months)) })
            await Store.WriteAsync(
                Id,
                db =>
                {
                    for (var month = 0; month < Months; month++)
                        db.Add(
                            pond.Kpi(kpi)
                                .Record(
                                    pond.Calendar.Shift(pond.Period("2020-01"), month),
                                    MeasuredValue.Of((decimal)Math.Round(50 + 10 * values[month], 2)),
                                    null,
                                    null,
                                    pond.Calendar,
                                    null,
                                    new(2025, 1, 10),
                                    Now,
                                    null
                                )
                        );
                    return Task.CompletedTask;
                }
            );
    }

    private async Task SearchAsync()
    {
        Assert.True(await BeginAsync(Now));
        await RunAsync();
    }

    private async Task<bool> BeginAsync(DateTime now)
    {
        await using var db = Store.Open();
        return await new BeginSearch(db).ExecuteAsync(Id, by: 1, now);
    }

    private async Task RunAsync(TimeProvider? time = null)
    {
        await using var db = Store.Open();
        await new DiscoverLinks(db, Store.Books, time ?? new FixedTime(Now)).ExecuteAsync(Id);
    }

    /// <summary>Something happens when a search looks at the clock for the third time: once it has the months, has said that it began, and has gone through all pairs.</summary>
    private sealed class LateTime(DateTime utc, Func<Task> happens) : TimeProvider
    {
        private int looks;

        public override DateTimeOffset GetUtcNow()
        {
            if (Interlocked.Increment(ref looks) == 3)
                Task.Run(happens).Wait();
            return new(utc, TimeSpan.Zero);
        }
    }
}

public sealed class DiscoverLinksOnSqlite() : DiscoverLinksTests(() => Store.OnSqliteAsync());

public sealed class DiscoverLinksOnPostgreSql() : DiscoverLinksTests(() => Store.OnPostgreSqlAsync());

public sealed class DiscoverLinksOnSqlServer() : DiscoverLinksTests(() => Store.OnSqlServerAsync());
