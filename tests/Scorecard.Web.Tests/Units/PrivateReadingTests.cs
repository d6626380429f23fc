using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Web.Live;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Tests.Units;

/// <summary>An administrator's look at a private unit is in the journal, where its people see it. LAB is private.</summary>
public sealed class PrivateReadingTests : IAsyncLifetime, IDisposable
{
    private readonly Refusing refusing = new();
    private readonly TestApp app;

    public PrivateReadingTests() => app = new() { Database = options => options.AddInterceptors(refusing) };

    public Task InitializeAsync() => ((IAsyncLifetime)app).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task An_administrator_who_opens_a_private_unit_or_something_of_it_is_noted_once_a_day()
    {
        var before = await SequenceAsync();
        var browser = await app.SignInAsync(Companies.Administrator);
        foreach (var page in new[] { Kpi, Unit, $"{Unit}/map", $"{Unit}?export=csv", $"/objectives/{Id(Lab("INVENT"))}", $"{Unit}/edit" })
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(page)).Status);

        var line = Assert.Single(await LinesAsync());
        Assert.Equal((LabId, Companies.Administrator.Id, "read"), (line.SubjectId, line.By!.Value, line.What));
        Assert.Equal(before + 1, await SequenceAsync());
        Assert.Contains("LAB Reading · Read", (await browser.GetAsync("/admin/changes?kind=reading")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_units_people_see_who_looked()
    {
        await (await app.SignInAsync(Companies.Administrator)).GetAsync(Unit);
        var browser = await app.SignInAsync(Companies.Viewer);

        var dashboard = await browser.GetAsync(Unit);
        var readings = await browser.GetAsync($"{Unit}/readings");

        Assert.NotNull(dashboard.Document.QuerySelector($"main a[href='{Unit}/readings']"));
        Assert.Contains("12 Nov 2026, 09:30 Ada Admin LAB", readings.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(Companies.PlantViewer)).GetAsync($"{Unit}/readings")).Status);
        Assert.Single(await LinesAsync());
    }

    [Fact]
    public async Task Who_has_a_role_there_is_not_noted_nor_are_pages_about_many_units()
    {
        var person = await app.AddAsync(new(91_001, "Lia Lab", "lia@acme.example"), Companies.Acme.Unit("LAB"), Role.Manager);
        await (await app.SignInAsync(person)).GetAsync(Unit);
        await (await app.SignInAsync(Companies.Viewer)).GetAsync(Unit);
        var administrator = await app.SignInAsync(Companies.Administrator);
        var pages = new[] { "/units", "/kpis", "/search?q=lab", $"/units/{Id(Companies.Acme.Unit("ORG").Id)}", "/admin/people" };
        foreach (var page in pages)
            Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(page)).Status);
        Assert.Empty(await LinesAsync());

        await app.WriteAsync(
            Acme,
            async db => db.Add(new Membership(Companies.Administrator.Id, await db.Units.SingleAsync(u => u.Code == "LAB"), Role.Viewer))
        );
        await administrator.GetAsync(Unit);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task Two_nodes_write_one_line_a_day_and_another_the_next_day()
    {
        var (one, other, later) = (Node(TestApp.Now), Node(TestApp.Now.AddHours(9)), Node(TestApp.Now.AddDays(1)));
        foreach (var node in new[] { one, other, one, later })
            await node.NoteAsync(Acme, Companies.Administrator.Id, [LabId]);

        Assert.Equal(2, (await LinesAsync()).Count);
    }

    [Fact]
    public async Task It_changes_no_score_and_open_pages_hear_of_no_change()
    {
        var listeners = app.Services.GetRequiredService<LiveListeners>();
        var before = await SequenceAsync();
        using var listener = listeners.Join(Acme, Companies.Viewer.Id, before);
        await (await app.SignInAsync(Companies.Administrator)).GetAsync(Unit);
        await app.Services.GetRequiredService<LiveWatcher>().LookAsync(CancellationToken.None);

        var news = await listener.Feed.AfterAsync(before, TimeSpan.FromSeconds(5), TimeProvider.System, CancellationToken.None);

        Assert.Equal(before + 1, news!.UpTo);
        Assert.NotNull(news.Units);
        Assert.Empty(news.Units);
        Assert.False(Subject.Reading.ChangesStructure());
    }

    [Fact]
    public async Task A_database_that_takes_no_write_hides_no_page_and_the_next_one_tries_again()
    {
        var browser = await app.SignInAsync(Companies.Administrator);
        refusing.Refuses = true;
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Unit)).Status);
        refusing.Refuses = false;
        Assert.Empty(await LinesAsync());

        await browser.GetAsync(Kpi);

        Assert.Single(await LinesAsync());
    }

    private TestCompanies Companies => app.Companies;

    private long Acme => Companies.Acme.Model.Organization.Id;

    private long LabId => Companies.Acme.Unit("LAB").Id;

    private string Unit => $"/units/{Id(LabId)}";

    private string Kpi => $"/kpis/{Id(Companies.Acme.Kpi("IDEAS").Id)}";

    private long Lab(string objective) => Companies.Acme.Objective(objective).Id;

    private static string Id(long id) => PublicIds.Format(id);

    private PrivateReadings Node(DateTimeOffset now) =>
        new(app.Services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>(), new At(now), NullLogger<PrivateReadings>.Instance);

    private Task<long> SequenceAsync() => app.ReadAsync(Acme, db => db.Organizations.Select(o => o.Sequence).SingleAsync());

    private Task<List<Change>> LinesAsync() => app.ReadAsync(Acme, db => db.Changes.Where(c => c.Subject == Subject.Reading).ToListAsync());

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    /// <summary>A database that is read and not written.</summary>
    private sealed class Refusing : DbCommandInterceptor
    {
        public bool Refuses { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        ) =>
            Refuses && command.CommandText.StartsWith("UPDATE \"Organizations\"", StringComparison.Ordinal)
                ? throw new InvalidOperationException("The database takes no write.")
                : new(result);
    }
}
