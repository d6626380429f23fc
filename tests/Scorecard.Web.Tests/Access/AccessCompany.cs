using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using Scorecard.TestData;
using Scorecard.Web.People;
using Scorecard.Web.Tests.Import;
using Scorecard.Web.Tests.Templates;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Access;

/// <summary>
/// The application with a further organization in whose every name, code and note a word stands that nobody else uses, so that a byte of it that leaks
/// shows; what belongs to its private unit has a second such word. SALES has the team NORTH; OPS and the private LAB stand beside SALES.
/// </summary>
public sealed class AccessCompany : IAsyncLifetime
{
    public const string Mark = "QUAGGA";
    public const string PrivateMark = "OKAPI";

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

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
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

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    public long NextId() => next++;

    /// <summary>A browser of one of the callers, as they are saved now.</summary>
    public async Task<TestBrowser> BrowseAsync(string caller) =>
        callers[caller] is { } person ? await App.SignInAsync(await NowAsync(person)) : App.Browse();

    public Task<Person> NowAsync(Person person) =>
        App.ReadAsync(OrganizationId, db => db.Users.AsNoTracking().SingleAsync(p => p.Id == person.Id));

    /// <summary>How far the journal of each organization has come.</summary>
    public Task<Dictionary<long, long>> SequencesAsync() =>
        App.ReadAsync(OrganizationId, db => db.Organizations.IgnoreQueryFilters().ToDictionaryAsync(o => o.Id, o => o.Sequence));

    /// <summary>Things to look at: in the private unit, or in NORTH.</summary>
    public Place Standing(bool isPrivate) => standing[isPrivate];

    /// <summary>Things that only one request uses, so that it finds them as they were made: in the private unit, or in NORTH.</summary>
    public async Task<Place> MakeAsync(bool isPrivate)
    {
        var (home, above, mark) = isPrivate
            ? ("QUAGGA-OKAPI-LAB", "QUAGGA-GROW", "QUAGGA-OKAPI")
            : ("QUAGGA-NORTH", "QUAGGA-SELL", "QUAGGA");
        Place? made = null;
        await App.WriteAsync(
            OrganizationId,
            async db =>
            {
                var unit = await db.Units.SingleAsync(u => u.CodeNormalized == home);
                var perspective = await db.Perspectives.OrderBy(p => p.Id).FirstAsync();
                var empty = Unit.Below(NextId(), await db.Organizations.SingleAsync(), unit, $"{mark}-U{next}", $"{mark} empty {next}");
                var upper = await db.Objectives.SingleAsync(o => o.CodeNormalized == above);
                var (objective, bare) = (New("objective"), New("bare"));
                objective.Follow(upper);
                var details = new KpiDetails(
                    $"{mark} kpi {next}",
                    "quaggas",
                    Domain.Periods.Frequency.Month,
                    TimeAggregation.Average,
                    Direction.HigherIsBetter
                );
                var kpi = new Kpi(
                    NextId(),
                    objective,
                    $"{mark}-K{next}",
                    details,
                    new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 100), 1)
                );
                kpi.Define(new KpiDefinition(new DateOnly(2026, 7, 1), ScaleInput.Progress(0, 120), 1));
                var initiative = new Initiative(
                    NextId(),
                    unit,
                    $"{mark}-I{next}",
                    new($"{mark} initiative {next}", new(2026, 9, 1), new(2027, 2, 28))
                );
                initiative.Serve([objective], [kpi]);
                var link = new CauseEffectLink(NextId(), objective, bare, 2, note: $"{mark} drives {next}");
                var lead = new Lead(2, 0.5, 0.001, 0.001, null, 60, 24);
                var dismissed = new Proposal(kpi, World.Kpi("QUAGGA-SALES-REVENUE"), new(2026, 11, 1), lead, 60, 90);
                dismissed.Dismiss($"{mark} by chance");
                db.AddRange(
                    empty,
                    objective,
                    bare,
                    kpi,
                    initiative,
                    link,
                    new Proposal(kpi, World.Kpi("QUAGGA-REVENUE"), new(2026, 11, 1), lead, 60, 90),
                    dismissed,
                    new Contribution(objective, upper, 1, counts: true)
                );
                made = new(unit, empty, objective, bare, kpi, initiative) { Link = link };

                Objective New(string what) => new(NextId(), unit, perspective, $"{mark}-O{next}", $"{mark} {what} {next}");
            }
        );
        Unit? answeringUnit = null;
        await App.WriteAsync(
            OrganizationId,
            async db =>
            {
                var answering = answeringUnit = Unit.Below(
                    NextId(),
                    await db.Organizations.SingleAsync(),
                    made!.Unit,
                    $"{mark}-U{next}",
                    $"{mark} answering {next}"
                );
                db.AddRange(answering, new CascadeAnswer(made.Objective, answering, CascadeAnswerKind.Shared, null));
            }
        );
        return made! with
        {
            Answering = answeringUnit,
            Sequence = await App.ReadAsync(OrganizationId, db => db.Organizations.Select(o => o.Sequence).SingleAsync()),
        };
    }

    /// <summary>Three values, with limits that start again at the second.</summary>
    public async Task MeasureAsync(Kpi kpi)
    {
        foreach (var month in new[] { "2026-07", "2026-08", "2026-09" })
            await App.RecordAsync(kpi, month, 50);
        await App.WriteAsync(
            OrganizationId,
            async db => db.Add(new Rebase(await db.Kpis.SingleAsync(k => k.Id == kpi.Id), new(2026, 8, 1), "QUAGGA moved"))
        );
    }

    /// <summary>A member with two roles and without a password.</summary>
    public async Task<Person> MakeMemberAsync()
    {
        var person = Someone($"Quagga Member {NextId()}");
        await App.WriteAsync(
            OrganizationId,
            db =>
            {
                db.Add(person);
                db.AddRange(
                    new Membership(person.Id, World.Unit("QUAGGA-NORTH"), Role.Viewer),
                    new Membership(person.Id, World.Unit("QUAGGA-OPS"), Role.Viewer)
                );
                return Task.CompletedTask;
            }
        );
        return person;
    }

    /// <summary>A perspective without objectives.</summary>
    public async Task<long> MakePerspectiveAsync()
    {
        var perspective = new Perspective(NextId(), OrganizationId, $"Quagga view {next}", (int)next);
        await App.WriteAsync(
            OrganizationId,
            db =>
            {
                db.Add(perspective);
                return Task.CompletedTask;
            }
        );
        return perspective.Id;
    }

    /// <summary>An action of a meeting of a unit.</summary>
    public async Task<long> MakeEntryAsync(Unit unit)
    {
        var meeting = new Meeting(
            NextId(),
            unit,
            new(Domain.Periods.Frequency.Month, new(2026, 10, 1)),
            new DateOnly(2000, 1, 1).AddDays((int)(next % 9000)),
            callers["Manager"]!.Id
        );
        var entry = new MeetingEntry(NextId(), meeting, MeetingEntryKind.Action, null, new($"{unit.Code} is to be looked at"));
        await App.WriteAsync(
            OrganizationId,
            db =>
            {
                db.AddRange(meeting, entry);
                return Task.CompletedTask;
            }
        );
        return entry.Id;
    }

    /// <summary>A template that the Manager saved.</summary>
    public async Task<long> MakeTemplateAsync()
    {
        var template = new SavedTemplate(
            NextId(),
            OrganizationId,
            $"Quagga way {next}",
            "Quagga through and through.",
            SmallTemplate.Packed($"Quagga way {next}"),
            TestApp.Now.UtcDateTime,
            callers["Manager"]!.Id
        );
        await App.WriteAsync(
            OrganizationId,
            db =>
            {
                db.Add(template);
                return Task.CompletedTask;
            }
        );
        return template.Id;
    }

    /// <summary>Lets the lowest tier of this organization and of the other be without units.</summary>
    public async Task MakeEmptyTiersAsync()
    {
        foreach (var organization in new[] { OrganizationId, App.Companies.Globex.Model.Organization.Id })
            await App.WriteAsync(
                organization,
                async db =>
                {
                    var (tiers, deepest) = ((await db.Organizations.SingleAsync()).Tiers, await db.Units.MaxAsync(u => u.Tier));
                    if (deepest == tiers.Count)
                        (await db.Organizations.SingleAsync()).NameTiers([.. tiers.Select(t => t.Name), $"Level {NextId()}"], deepest);
                }
            );
    }

    /// <summary>The link of somebody who is a member of nothing and has never signed in.</summary>
    public async Task<string> MakeLinkAsync()
    {
        var person = Someone($"Wendy Welcome {NextId()}");
        await using var scope = App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        Assert.True((await people.CreateAsync(person)).Succeeded);
        return await people.WelcomePathAsync(person);
    }

    /// <summary>The page on which the administrator's files wait: with a unit that is new.</summary>
    public async Task<string> MakeUploadAsync()
    {
        var some = NextId();
        var file = (
            "units.csv",
            Encoding.UTF8.GetBytes($"code,name,parent\nORG,Quagga Works,\nQUAGGA-I{some},Quagga imported {some},QUAGGA-SALES\n")
        );
        var page = await (await BrowseAsync("Administrator")).SendAsync(file);
        Assert.StartsWith("/import/", page.Path, StringComparison.Ordinal);
        return page.Path;
    }

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

/// <summary>What one request is about.</summary>
/// <param name="Sequence">That of the write in which a unit below answered the objective.</param>
/// <param name="Link">From the objective to the bare one.</param>
public sealed record Place(
    Unit Unit,
    Unit EmptyUnit,
    Objective Objective,
    Objective BareObjective,
    Kpi Kpi,
    Initiative Initiative,
    long Sequence = 0,
    Unit? Answering = null,
    CauseEffectLink? Link = null
);
