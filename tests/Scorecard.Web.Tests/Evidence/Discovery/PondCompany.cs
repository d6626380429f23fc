using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.TestData;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Evidence.Discovery;

/// <summary>The application with a further organization and 60 months of values up to October 2026: VISITS of TEAM lead SALES of the top by two months; nothing leads ERRORS.</summary>
public sealed class PondCompany : IAsyncLifetime
{
    private const int Months = 60;

    public TestApp App { get; init; } = new();

    public World World { get; } =
        new ModelBuilder("Pond", firstId: 700_001)
            .Unit("TEAM")
            .Unit("DEN", isPrivate: true)
            .Objective("GROW")
            .Objective("CALL", of: "TEAM")
            .Objective("HIDE", of: "DEN")
            .Kpi("SALES", of: "GROW")
            .Kpi("ERRORS", of: "CALL", baseline: 100, target: 0)
            .Kpi("VISITS", of: "CALL")
            .Kpi("SECRETS", of: "HIDE")
            .Build();

    public long Id => World.Model.Organization.Id;

    /// <summary>Edits the top unit.</summary>
    public Person Head { get; private set; } = new(700_901, "Hel Head", "head@pond.example");

    /// <summary>As Head.</summary>
    public Person Deputy { get; private set; } = new(700_902, "Dep Deputy", "deputy@pond.example");

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
        await App.SaveAsync(World.Model);
        Head = await App.AddAsync(Head, World.Unit("ORG"), Role.Manager);
        Deputy = await App.AddAsync(Deputy, World.Unit("ORG"), Role.Manager);
        var made = new MadeSeries(31);
        var (visits, sales) = made.Led("white noise", Months, lag: 2, r: 0.85);
        foreach (var (kpi, values) in new[] { ("VISITS", visits), ("SALES", sales), ("ERRORS", made.White(Months)) })
            await App.WriteAsync(
                Id,
                db =>
                {
                    for (var month = 0; month < Months; month++)
                        db.Add(
                            World
                                .Kpi(kpi)
                                .Record(
                                    World.Calendar.Shift(World.Period("2021-11"), month),
                                    MeasuredValue.Of((decimal)Math.Round(50 + 10 * values[month], 2)),
                                    null,
                                    null,
                                    World.Calendar,
                                    null,
                                    new(2026, 11, 12),
                                    TestApp.Now.UtcDateTime,
                                    null
                                )
                        );
                    return Task.CompletedTask;
                }
            );
    }

    public async Task DisposeAsync() => await ((IAsyncLifetime)App).DisposeAsync();

    public static string IdOf(long id) => PublicIds.Format(id);

    public Task<List<Proposal>> ProposalsAsync() => App.ReadAsync(Id, db => db.Proposals.AsNoTracking().ToListAsync());

    /// <summary>Starts a search on the page and waits until it has ended.</summary>
    public async Task<TestPage> SearchAsync(TestBrowser browser)
    {
        await (await browser.GetAsync("/evidence/discovery")).Form("form[action*=Start]").SubmitAsync();
        for (var tries = 0; await App.ReadAsync(Id, db => db.Searches.AnyAsync(s => s.EndedAt == null)); tries++)
        {
            Assert.True(tries < 600, "The search does not end.");
            await Task.Delay(100);
        }
        return await browser.GetAsync("/evidence/discovery");
    }
}
