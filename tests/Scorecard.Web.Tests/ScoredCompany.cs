using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Feeds;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Views;
using Scorecard.TestData;
using Scorecard.Web.Tests.Import;
using Scorecard.Web.Tests.Templates;

namespace Scorecard.Web.Tests;

/// <summary>
/// The application with an organization that has something to read: Vireo, with values from January 2025 to October 2026. OPS (team LINE) and the
/// private VAULT contribute to ORG; YARDS has 35 teams. PUNCTUALITY has not reported October.
/// </summary>
public sealed class ScoredCompany : IAsyncLifetime
{
    /// <summary>The id of the one template that Vireo has saved.</summary>
    public const long SavedTemplate = 90_501;

    /// <summary>The id of the one mapping of files that Vireo keeps, which looks for them at an address.</summary>
    public const long KeptMapping = 90_502;

    /// <summary>The id of the one link, between REVENUE and DELIGHT, which has been judged before and has given a warning.</summary>
    public const long Link = 90_701;

    /// <summary>The id of the one action of a meeting, which OPS had about RUN.</summary>
    public const long MeetingEntry = 90_602;

    public TestApp App { get; init; } = new();

    /// <summary>What is reported for a KPI instead of a value; <see cref="World"/> keeps the value.</summary>
    public Func<string, decimal, decimal> Instead { get; init; } = (_, value) => value;

    public World World { get; private set; } = null!;

    /// <summary>The organization as all have it who do not see VAULT.</summary>
    public World Seen => World.SeenBy(new(Reader.Id, [new(Reader.Id, World.Unit("OPS"), Role.Viewer)]));

    /// <summary>Sees all but VAULT.</summary>
    public Person Reader { get; } = new(90_001, "Rea Reader", "rea@vireo.example");

    /// <summary>Administers Vireo, VAULT included.</summary>
    public Person Chief { get; } = new(90_002, "Cas Chief", "cas@vireo.example");

    /// <summary>Manager of OPS.</summary>
    public Person Head { get; } = new(90_003, "Hel Head", "hel@vireo.example");

    /// <summary>Updater of LINE, who owes its values.</summary>
    public Person Clerk { get; } = new(90_004, "Cleo Clerk", "cleo@vireo.example");

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
        var builder = ScoredModel.Build();
        World = builder.Build();
        await App.SaveAsync(World.Model);
        await AddAsync(Reader, "OPS", Role.Viewer);
        await AddAsync(Chief, "ORG", Role.Administrator);
        await AddAsync(Head, "OPS", Role.Manager);
        await AddAsync(Clerk, "LINE", Role.Updater);
        await RecordAsync(builder.Reported.Select(r => (r.Kpi, r.Period, MeasuredValue.Of(Instead(r.Kpi.Code, r.Value.Value!.Value)))));
        await App.WriteAsync(
            World.Model.Organization.Id,
            async db =>
            {
                var link = new CauseEffectLink(
                    Link,
                    await db.Kpis.SingleAsync(k => k.Id == World.Kpi("REVENUE").Id),
                    await db.Kpis.SingleAsync(k => k.Id == World.Kpi("DELIGHT").Id),
                    1
                );
                db.AddRange(
                    link,
                    new LinkRecord(link, new(2026, 10, 12), new(Verdict.NotYetTestable, null, null, null, false, null), 20),
                    new LeadWarning(
                        link,
                        World.Kpi("REVENUE").Id,
                        World.Kpi("DELIGHT").Id,
                        new(2026, 9, 1),
                        SignalSide.High,
                        new(2026, 10, 1),
                        new(2026, 12, 31),
                        8.1
                    )
                );
            }
        );
        await App.WriteAsync(
            World.Model.Organization.Id,
            db =>
            {
                db.Add(
                    new SavedTemplate(
                        SavedTemplate,
                        World.Model.Organization.Id,
                        "Our way",
                        "How Vireo does it.",
                        SmallTemplate.Packed("Our way"),
                        TestApp.Now.UtcDateTime,
                        Chief.Id
                    )
                );
                var mapping = KeptMappings.Of(KeptMapping, World.Model.Organization.Id, "Till", Chief.Id);
                var place = "https://files.example.com/till.csv";
                db.AddRange(mapping, new FileSource(KeptMapping, mapping, FileSourceKind.Https, place, "", "", FeedPace.Day));
                var lead = new Lead(2, 0.61, 0.0003, 0.0003, null, 22, 2);
                var dismissed = new Proposal(World.Kpi("SAFETY"), World.Kpi("PUNCTUALITY"), new(2026, 11, 2), lead, 22, 40);
                dismissed.Dismiss("By chance");
                db.AddRange(dismissed, new Proposal(World.Kpi("COST-OPS"), World.Kpi("REVENUE"), new(2026, 11, 2), lead, 22, 40));
                var meeting = new Meeting(90_601, World.Unit("OPS"), World.Period("2026-09"), new(2026, 10, 12), Head.Id);
                db.AddRange(
                    meeting,
                    new MeetingEntry(
                        MeetingEntry,
                        meeting,
                        MeetingEntryKind.Action,
                        World.Objective("RUN"),
                        new("Rent two more lorries", Head.Id, new(2026, 11, 1))
                    ),
                    new SavedView(90_603, World.Model.Organization.Id, Chief.Id, "Costs", "/kpis?q=cost", TestApp.Now.UtcDateTime)
                );
                return Task.CompletedTask;
            }
        );
    }

    public async Task DisposeAsync() => await ((IAsyncLifetime)App).DisposeAsync();

    /// <summary>A score as a page shows it.</summary>
    public static string One(double number) =>
        Math.Round(number, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Id(long id) => PublicIds.Format(id);

    public string UnitPath(string code) => $"/units/{Id(World.Unit(code).Id)}";

    public string ObjectivePath(string code) => $"/objectives/{Id(World.Objective(code).Id)}";

    public string KpiPath(string code) => $"/kpis/{Id(World.Kpi(code).Id)}";

    public async Task<TestPage> ReadAsync(Person person, string path) => await (await App.SignInAsync(person)).GetAsync(path);

    /// <summary>Enters a correction of a value.</summary>
    public Task CorrectAsync(string kpi, string period, decimal value, string note, string? restating = null) =>
        App.WriteAsync(
            World.Model.Organization.Id,
            async db =>
            {
                var stored = await db.Kpis.SingleAsync(k => k.Id == World.Kpi(kpi).Id);
                var start = World.Period(period).Start;
                var current = await db
                    .Measurements.Where(m => m.KpiId == stored.Id && m.PeriodStart == start)
                    .OrderByDescending(m => m.Revision)
                    .FirstAsync();
                db.Add(
                    stored.Record(
                        World.Period(period),
                        MeasuredValue.Of(value),
                        note,
                        current,
                        World.Calendar,
                        null,
                        new DateOnly(2026, 11, 12),
                        TestApp.Now.UtcDateTime,
                        Clerk.Id
                    )
                );
            },
            restating: restating
        );

    private async Task AddAsync(Person person, string unit, Role role)
    {
        await using var scope = App.Services.CreateAsyncScope();
        Assert.True(
            (await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person, TestApp.Password)).Succeeded
        );
        await App.WriteAsync(
            World.Model.Organization.Id,
            db =>
            {
                db.Add(new Membership(person.Id, World.Unit(unit), role));
                return Task.CompletedTask;
            }
        );
    }

    private Task RecordAsync(IEnumerable<(Kpi Kpi, Period Period, MeasuredValue Value)> values) =>
        App.WriteAsync(
            World.Model.Organization.Id,
            db =>
            {
                db.AddRange(
                    values.Select(v =>
                        v.Kpi.Record(
                            v.Period,
                            v.Value,
                            null,
                            null,
                            World.Calendar,
                            null,
                            new DateOnly(2026, 11, 12),
                            TestApp.Now.UtcDateTime,
                            Clerk.Id
                        )
                    )
                );
                return Task.CompletedTask;
            }
        );
}
