using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain.Plans;
using Scorecard.Web.Demo;

namespace Scorecard.Web.Tests.Evidence;

/// <summary>The application with the demo organization, whose executive is signed in.</summary>
public sealed class DemoApp : IAsyncLifetime
{
    private readonly Dictionary<string, long> kpis = [];
    private readonly Dictionary<string, long> units = [];
    private TestBrowser executive = null!;

    public TestApp App { get; } = new();

    public IReadOnlyList<CauseEffectLink> Links { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
        await using var scope = App.Services.CreateAsyncScope();
        var (services, db) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ScorecardDbContext>());
        await DemoOrganization.SaveAsync(
            db,
            services.GetRequiredService<NewIds>(),
            services.GetRequiredService<IPasswordHasher<Person>>(),
            TestApp.Now.UtcDateTime
        );
        // The demo's people are shut out of any other installation.
        await db.Users.Where(p => p.IsDemo).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsDemo, false));
        db.Scope((await db.Organizations.IgnoreQueryFilters().SingleAsync(o => o.Name == DemoOrganization.Name)).Id);
        Links = await db.Causes.AsNoTracking().ToListAsync();
        foreach (var kpi in await db.Kpis.AsNoTracking().ToListAsync())
            kpis[kpi.Code] = kpi.Id;
        foreach (var unit in await db.Units.AsNoTracking().ToListAsync())
            units[unit.Code] = unit.Id;
        executive = await App.SignInAsync(await db.Users.SingleAsync(u => u.Email == DemoOrganization.SignIns[0].Email));
    }

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    public Task<TestPage> GetAsync(string path) => executive.GetAsync(path);

    public long Unit(string code) => units[code];

    public long Kpi(string code) => kpis[code];

    public CauseEffectLink Link(string cause, string effect) =>
        Links.Single(l => l.CauseKpiId == kpis[cause] && l.EffectKpiId == kpis[effect]);
}
