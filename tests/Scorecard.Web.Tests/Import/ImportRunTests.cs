using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using static Scorecard.Web.Tests.Import.ImportSender;

namespace Scorecard.Web.Tests.Import;

/// <summary>Imports go on in the background, are listed, and end whole or not at all.</summary>
public sealed class ImportRunTests : IAsyncLifetime, IDisposable
{
    private readonly ImportGate gate = new();
    private readonly TestApp app;

    public ImportRunTests() => app = new() { Database = options => options.AddInterceptors(gate) };

    private long Acme => app.Companies.Acme.Model.Organization.Id;

    public async Task InitializeAsync()
    {
        app.UseKestrel(0);
        await app.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        gate.Open();
        await ((IAsyncLifetime)app).DisposeAsync();
    }

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task An_import_goes_on_when_the_connection_closes_and_its_result_waits()
    {
        var browser = await OverTheWireAsync(app.Companies.Administrator);
        var again = await OverTheWireAsync(app.Companies.Administrator);
        var preview = await browser.SendAsync(ImportSender.Units);
        gate.Close();

        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        using var form = new FormUrlEncodedContent(preview.Form().Fields);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => browser.Client.PostAsync(preview.Path, form, leaving.Token));

        Assert.Equal("Importing", (await again.GetAsync(preview.Path)).Heading);
        Assert.Contains("Importing now units.csv", (await again.GetAsync("/import")).Words, StringComparison.Ordinal);
        gate.Open();
        await app.ImportsEndAsync(Acme);

        Assert.Equal("Imported", (await again.GetAsync(preview.Path)).Heading);
        Assert.True(await HasEastAsync());
        var words = (await again.GetAsync("/import")).Words;
        Assert.Contains(
            "Imported lately The last 30 days units.csv Units: 1 added. Sent by Ada Admin on 12 Nov 2026",
            words,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Importing now", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_one_runs_a_second_is_told_whose_and_since_when_and_other_organizations_import()
    {
        var ada = await OverTheWireAsync(app.Companies.Administrator);
        var ben = await OverTheWireAsync(await app.AddAsync(NewPerson("Ben Both"), app.Companies.Acme.Unit("ORG"), Role.Administrator));
        var stranger = await OverTheWireAsync(app.Companies.Stranger);
        var second = await ben.SendAsync(("values.csv", "kpi,period,value\nVISITS,2026-10,9\n"));
        var first = await ada.SendAsync(ImportSender.Units);
        gate.Close();
        Assert.Equal("Importing", (await first.Form().SubmitAsync()).Heading);

        var refused = await second.Form().SubmitAsync();

        Assert.StartsWith("Ada Admin is importing units.csv since 12 Nov 2026", refused.Problems, StringComparison.Ordinal);
        var list = await ben.GetAsync("/import");
        Assert.Contains("Importing, 0%. Ada Admin began it on 12 Nov 2026", list.Words, StringComparison.Ordinal);
        Assert.Contains(
            "Files that wait Nothing of them is written values.csv 1 KB, sent by Ben Both",
            list.Words,
            StringComparison.Ordinal
        );
        Assert.Equal("""{"percent":0,"runs":true}""", await ben.Client.GetStringAsync("/import?handler=Progress"));
        var theirs = (await stranger.GetAsync("/import")).Words;
        Assert.DoesNotContain("units.csv since", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Admin", theirs, StringComparison.Ordinal);
        Assert.Equal("""{"percent":0,"runs":false}""", await stranger.Client.GetStringAsync("/import?handler=Progress"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(first.Path)).Status);

        gate.Open();
        await app.ImportsEndAsync(Acme);
        Assert.Equal("Imported", (await second.Form().ImportAsync()).Heading);
    }

    [Fact]
    public async Task Cancelled_by_anyone_who_may_import_it_has_written_nothing_and_its_files_still_wait()
    {
        var ada = await OverTheWireAsync(app.Companies.Administrator);
        var ben = await OverTheWireAsync(await app.AddAsync(NewPerson("Ben Both"), app.Companies.Acme.Unit("ORG"), Role.Administrator));
        var stranger = await OverTheWireAsync(app.Companies.Stranger);
        var preview = await ada.SendAsync(ImportSender.Units);
        var before = await SequenceAsync();
        gate.Close();
        await preview.Form().SubmitAsync();
        var cancel = (await ben.GetAsync("/import")).Document.QuerySelector("form[action*=Cancel]")!.GetAttribute("action")!;
        await stranger.PostAsync(cancel, (await stranger.GetAsync("/import")).Form().Fields);
        Assert.Equal("Importing", (await ada.GetAsync(preview.Path)).Heading);

        var list = await (await ben.GetAsync("/import")).Form("form[action*=Cancel]").SubmitAsync();
        await app.ImportsEndAsync(Acme);
        gate.Open();

        Assert.DoesNotContain("Importing now", list.Words, StringComparison.Ordinal);
        Assert.Contains("units.csv Cancelled. Nothing was written. 1 KB, sent by Ada Admin", list.Words, StringComparison.Ordinal);
        Assert.Null(list.Document.QuerySelector("ul a[href*='/import/']"));
        Assert.Equal((before, false), (await SequenceAsync(), await HasEastAsync()));
        var own = await ada.GetAsync("/import");
        Assert.Equal(preview.Path, own.Document.QuerySelector("ul a[href*='/import/']")!.GetAttribute("href"));
        var waiting = await ada.GetAsync(preview.Path);
        Assert.Equal(("Check, then import", true), (waiting.Heading, waiting.Words.Contains("Cancelled.", StringComparison.Ordinal)));
        Assert.Equal("Imported", (await waiting.Form().ImportAsync()).Heading);
    }

    [Fact]
    public async Task Files_that_wait_are_listed_until_they_are_discarded()
    {
        var browser = await OverTheWireAsync(app.Companies.Administrator);
        await browser.SendAsync(ImportSender.Units, ImportSender.Objectives);

        var list = await browser.GetAsync("/import");
        Assert.Contains("units.csv, objectives.csv 1 KB, sent by Ada Admin on 12 Nov 2026", list.Words, StringComparison.Ordinal);
        Assert.Matches(@"waits until 12 Nov 2026, \d\d:30 Go on", list.Words);
        var after = await list.Form("form[action*='handler=Discard']").SubmitAsync();

        Assert.Contains("The files are removed. Nothing was imported.", after.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Files that wait", after.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_whose_import_a_stopped_program_left_are_listed_and_say_so()
    {
        var browser = await OverTheWireAsync(app.Companies.Administrator);
        var preview = await browser.SendAsync(ImportSender.Units);
        var uploads = app.Services.GetRequiredService<ImportUploads>();
        var upload = Assert.Single(await uploads.ListAsync(Acme, default)).Upload;
        var begun = new ImportRun(TestApp.Now.UtcDateTime, TestApp.Now.UtcDateTime) { Percent = 16 };
        Assert.NotNull(await uploads.ChangeAsync(upload, report => report with { Run = begun }, default));

        Assert.Contains(
            "units.csv The program stopped before this import was done. Import it again.",
            (await browser.GetAsync("/import")).Words,
            StringComparison.Ordinal
        );
        var page = await browser.GetAsync(preview.Path);
        Assert.Contains("The program stopped", page.Words, StringComparison.Ordinal);
        Assert.Equal("Imported", (await page.Form().ImportAsync()).Heading);
    }

    [Fact]
    public async Task An_import_that_no_longer_fits_says_so_and_its_problems_are_there()
    {
        var browser = await OverTheWireAsync(app.Companies.Administrator);
        var preview = await browser.SendAsync(("values.csv", "kpi,period,value\nVISITS,2026-10,9\n"));
        await app.WriteAsync(Acme, async db => (await db.Kpis.SingleAsync(k => k.Code == "VISITS")).Recode("CALLS"));

        var page = await preview.Form().ImportAsync();

        Assert.Equal("1 problem to correct", page.Heading);
        Assert.Contains("Something has changed since the check, and rows no longer fit.", page.Words, StringComparison.Ordinal);
    }

    private static Person NewPerson(string name) => new(9_900, name, $"{name.Split(' ')[0].ToLowerInvariant()}@example.com");

    private Task<bool> HasEastAsync() => app.ReadAsync(Acme, db => db.Units.AnyAsync(u => u.Code == "EAST"));

    private Task<long> SequenceAsync() => app.ReadAsync(Acme, db => db.Organizations.Select(o => o.Sequence).SingleAsync());

    /// <summary>A browser that reaches the application over a connection that can break.</summary>
    private async Task<TestBrowser> OverTheWireAsync(Person person)
    {
        var cookies = new CookieContainer();
        var address = app.ClientOptions.BaseAddress;
        cookies.SetCookies(address, await app.CookieAsync(person));
        return new(new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = address });
    }
}
