using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.TestData;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Access;

/// <summary>
/// The application with a further organization in whose every name, code and note a word stands that nobody else uses, so that a byte of it that leaks
/// shows; what belongs to its private unit has a second such word. SALES has the team NORTH; OPS and the private LAB stand beside SALES.
/// </summary>
public sealed partial class AccessCompany : IAsyncLifetime
{
    public const string Mark = "QUAGGA";
    public const string PrivateMark = "OKAPI";
    public const string ClosedMonth = "2026-10";

    private readonly Dictionary<string, Person?> callers = [];
    private readonly Dictionary<bool, Place> standing = [];
    private long next = 40_001;

    public TestApp App { get; } = new();

    public World World { get; } =
        new ModelBuilder("Quagga Works", firstId: 30_001)
            .Tiers("Quagga house", "Quagga wing", "Quagga cell", "Quagga desk")
            .Perspectives(("Quagga money", 1), ("Quagga riders", 1))
            .Unit("QUAGGA-SALES")
            .Unit("QUAGGA-NORTH", under: "QUAGGA-SALES")
            .Unit("QUAGGA-OPS")
            .Unit("QUAGGA-OKAPI-LAB", isPrivate: true)
            .Objective("QUAGGA-GROW")
            .Objective("QUAGGA-SELL", of: "QUAGGA-SALES")
            .Objective("QUAGGA-RUN", of: "QUAGGA-OPS", perspective: "Quagga riders")
            .Objective("QUAGGA-OKAPI-INVENT", of: "QUAGGA-OKAPI-LAB")
            .Contribution("QUAGGA-SELL", "QUAGGA-GROW")
            .Contribution("QUAGGA-OKAPI-INVENT", "QUAGGA-GROW")
            .Kpi("QUAGGA-REVENUE", of: "QUAGGA-GROW", measuredIn: "quaggas", rollUp: KpiRollUp.Sum)
            .Kpi("QUAGGA-SALES-REVENUE", of: "QUAGGA-SELL", measuredIn: "quaggas", feeds: "QUAGGA-REVENUE")
            .Kpi("QUAGGA-OKAPI-IDEAS", of: "QUAGGA-OKAPI-INVENT", measuredIn: "quaggas", feeds: "QUAGGA-REVENUE")
            .Build();

    public long OrganizationId => World.Model.Organization.Id;

    /// <summary>Those who ask, by the column of the table in docs/access.md; null for nobody.</summary>
    public IReadOnlyDictionary<string, Person?> Callers => callers;

    /// <summary>A member of nothing, who deletes the account.</summary>
    public Person Leaver { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
        Leaver = Someone("Lee Leaver");
        await using (var scope = App.Services.CreateAsyncScope())
            Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(Leaver)).Succeeded);
        await App.SaveAsync(World.Model);
        callers["signed out"] = null;
        callers["other organization"] = App.Companies.Stranger;
        callers["no organization"] = App.Companies.Nobody;
        callers["Viewer"] = await HireAsync("ORG", Role.Viewer);
        callers["Updater"] = await HireAsync("QUAGGA-NORTH", Role.Updater);
        callers["Manager elsewhere"] = callers["private: Manager elsewhere"] = await HireAsync("QUAGGA-OPS", Role.Manager);
        callers["Manager"] = await HireAsync("QUAGGA-SALES", Role.Manager);
        callers["Administrator"] = await HireAsync("ORG", Role.Administrator);
        callers["private: its Viewer"] = await HireAsync("QUAGGA-OKAPI-LAB", Role.Viewer);
        foreach (var kpi in new[] { "QUAGGA-SALES-REVENUE", "QUAGGA-OKAPI-IDEAS" })
            await App.RecordAsync(World.Kpi(kpi), "2026-09", 55);
        await App.WriteAsync(
            OrganizationId,
            db =>
            {
                db.Add(new GroupRole("QUAGGA heads", World.Unit("QUAGGA-SALES"), Role.Manager));
                return Task.CompletedTask;
            }
        );
        // Searches that no program runs, so that what one finds is not written between a request and its answer.
        foreach (var organization in new[] { OrganizationId, App.Companies.Globex.Model.Organization.Id })
            await App.WriteAsync(
                organization,
                db =>
                {
                    db.Add(new LinkSearch(organization, callers["Administrator"]!.Id, TestApp.Now.UtcDateTime));
                    return Task.CompletedTask;
                }
            );
        foreach (var isPrivate in new[] { false, true })
        {
            standing[isPrivate] = await MakeAsync(isPrivate);
            await MakeEntryAsync(standing[isPrivate].Unit);
        }
    }

    private long[] Organizations => [OrganizationId, App.Companies.Globex.Model.Organization.Id];

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    public long NextId() => next++;

    /// <summary>A browser of one of the callers, as they are saved now.</summary>
    public async Task<TestBrowser> BrowseAsync(string caller) =>
        callers[caller] is { } person ? await App.SignInAsync(await NowAsync(person)) : App.Browse();

    public Task<Person> NowAsync(Person person) => App.NowAsync(person);

    /// <summary>How far the journal of each organization has come.</summary>
    public Task<Dictionary<long, long>> SequencesAsync() =>
        App.ReadAsync(OrganizationId, db => db.Organizations.IgnoreQueryFilters().ToDictionaryAsync(o => o.Id, o => o.Sequence));

    /// <summary>Things to look at: in the private unit, or in NORTH.</summary>
    public Place Standing(bool isPrivate) => standing[isPrivate];

    private async Task<Person> HireAsync(string unit, Role role)
    {
        var person = Someone($"Quagga {role} {NextId()}");
        await using var scope = App.Services.CreateAsyncScope();
        Assert.True(
            (await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person, TestApp.Password)).Succeeded
        );
        await App.WriteAsync(
            OrganizationId,
            db =>
            {
                db.Add(new Membership(person.Id, World.Unit(unit), role));
                return Task.CompletedTask;
            }
        );
        return person;
    }

    private Person Someone(string name)
    {
        var email = $"{name.Split(' ')[0]}{NextId()}@example.com".ToLowerInvariant();
        return new(NextId(), name, email) { NormalizedEmail = email.ToUpperInvariant(), NormalizedUserName = email.ToUpperInvariant() };
    }
}
