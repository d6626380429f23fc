using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Scorecard.Web.Tests.Faults;

/// <summary>What people see, and what is saved, while the database is away and when it is back.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private const string Heading = "The database cannot do this at the moment";

    private readonly FaultyApp faulty = new();

    public Task InitializeAsync() => faulty.InitializeAsync();

    public Task DisposeAsync() => faulty.DisposeAsync();

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signed_in_person_reads_a_sentence_and_nothing_typed_is_lost(bool silent)
    {
        var browser = await faulty.App.SignInAsync(faulty.App.Companies.Administrator);
        var form = await faulty.NewInitiativeAsync(browser);
        if (silent)
            faulty.Way.Swallow();
        else
            faulty.Way.Refuse();

        foreach (var path in new[] { "/", "/enter", "/nowhere", "/kpis" })
        {
            using var response = await FaultyApp.SoonAsync(() => browser.Client.GetAsync(path));
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (response.StatusCode, response.Headers.RetryAfter?.ToString()));
            Assert.Contains($"<h1>{Heading}</h1>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal("ok", await FaultyApp.SoonAsync(() => browser.Client.GetStringAsync("/healthz")));
        using var ready = await FaultyApp.SoonAsync(() => browser.Client.GetAsync("/readyz"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("The database does not answer.", await ready.Content.ReadAsStringAsync());
        var refused = await FaultyApp.SoonAsync(() => form.SubmitAsync());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, Heading), (refused.Status, refused.Heading));
        Assert.Contains("Visit every customer", refused.Words, StringComparison.Ordinal);

        faulty.Way.Heal();
        var back = Stopwatch.GetTimestamp();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).Status);
        Assert.InRange(Stopwatch.GetElapsedTime(back).TotalSeconds, 0, 5);
        var saved = await refused.Form().SubmitAsync();

        Assert.Equal("Visit every customer is planned.", saved.Message);
        Assert.Equal(1, await InitiativesAsync());
    }

    [SkippableFact]
    public async Task A_row_that_is_saved_by_script_is_told_a_sentence()
    {
        var browser = await faulty.App.SignInAsync(faulty.App.Companies.NorthUpdater);
        var form = (await browser.GetAsync("/enter")).Form("form[data-entry-form]");
        faulty.Way.Refuse();

        using var request = new HttpRequestMessage(HttpMethod.Post, "/enter?handler=Value")
        {
            Content = new FormUrlEncodedContent(form.Fields),
            Headers = { { "X-Requested-With", "XMLHttpRequest" } },
        };
        using var response = await browser.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal($"{Heading}.", await response.Content.ReadAsStringAsync());
    }

    [SkippableFact]
    public async Task A_failed_request_is_one_entry_of_the_log_with_its_reference_and_the_person()
    {
        var administrator = faulty.App.Companies.Administrator;
        var browser = await faulty.App.SignInAsync(administrator);
        await browser.GetAsync("/kpis");
        faulty.Way.Refuse();
        faulty.Log.Clear();

        var page = await browser.GetAsync("/kpis");

        var (category, words) = Assert.Single(faulty.Log.Entries);
        var reference = page.Document.QuerySelector("p .num")!.TextContent;
        Assert.Equal("Scorecard.Web.Pages.ErrorModel", category);
        Assert.StartsWith($"Reference {reference}: GET /kpis failed with 503", words, StringComparison.Ordinal);
        Assert.Contains($"=> Reference:{reference} Person:{administrator.Id}", words, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Connections_that_broke_meanwhile_are_nobodys_fault()
    {
        var browser = await faulty.App.SignInAsync(faulty.App.Companies.Administrator);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => browser.GetAsync("/kpis")));
        var form = await faulty.NewInitiativeAsync(browser);

        faulty.Way.Break();
        Assert.Equal("Visit every customer is planned.", (await form.SubmitAsync()).Message);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => browser.GetAsync("/kpis")));
        faulty.Way.Break();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => browser.GetAsync("/kpis")));

        Assert.All(answers, page => Assert.Equal(HttpStatusCode.OK, page.Status));
    }

    private Task<int> InitiativesAsync() =>
        faulty.App.ReadAsync(
            faulty.Acme.Model.Organization.Id,
            db => db.Initiatives.CountAsync(initiative => initiative.Name == "Visit every customer")
        );
}
