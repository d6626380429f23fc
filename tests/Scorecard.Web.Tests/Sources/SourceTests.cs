using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scorecard.Domain;
using Scorecard.Web.Sources;
using Scorecard.Web.Tests.Import;

namespace Scorecard.Web.Tests.Sources;

/// <summary>Files that come by themselves, from a folder and from an address, set up on the page.</summary>
public sealed class SourceTests : IAsyncLifetime
{
    private const string Head = "KPI,Month,Amount,Words\n";

    private readonly DirectoryInfo watched = Directory.CreateTempSubdirectory("scorecard-watched-");
    private readonly List<string> asked = [];
    private WebApplication server = null!;
    private string address = "";
    private string content = Head;
    private TestApp App { get; set; } = null!;
    private TestBrowser browser = null!;
    private string page = "";

    private long Acme => App.Companies.Acme.Model.Organization.Id;

    private string Folder => Path.Combine(watched.FullName, PublicIds.Format(Acme), "monthly");

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapGet("/report.csv", Answer);
        server.MapGet("/moved", () => Results.Redirect("/report.csv"));
        server.MapGet("/endless", () => Results.Stream(new Endless(), "text/csv"));
        await server.StartAsync();
        address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        App = new()
        {
            Host = host =>
                host.UseSetting("Sources:Folder", watched.FullName)
                    .UseSetting("Sources:Hosts", "127.0.0.1")
                    .UseSetting("Sources:AllowPrivate", "true")
                    .UseSetting("Sources:Seconds", "20"),
        };
        await App.InitializeAsync();
        browser = await App.SignInAsync(App.Companies.Administrator);
        page = $"/import/mappings/{PublicIds.Format(await App.KeepMappingAsync(Acme, "Till", App.Companies.Administrator.Id))}";
        Directory.CreateDirectory(Folder);
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)App).DisposeAsync();
        await server.DisposeAsync();
        watched.Delete(recursive: true);
    }

    [Fact]
    public async Task A_folder_gives_each_file_once_and_a_faulty_one_is_shown_and_opened()
    {
        Drop("january.csv", Head + "VISITS,2026-01,31,\n");
        Assert.Equal(
            "The source is added. It is looked into within a minute, or read it now.",
            (await AddAsync("Folder", "monthly")).Message
        );
        await DueAsync();
        Assert.Equal(["2026-01-01 31"], await RecordedAsync());
        Assert.Contains("january.csv: values 1 added.", (await browser.GetAsync(page)).Words, StringComparison.Ordinal);
        var why = await App.ReadAsync(
            Acme,
            db => db.Changes.Where(c => c.Why != null).OrderBy(c => c.Sequence).Select(c => c.Why).LastAsync()
        );
        Assert.Equal("january.csv from the folder monthly, by the mapping Till", why);
        var sequence = await SequenceAsync();

        Drop("copy of january.csv", Head + "VISITS,2026-01,31,\n");
        Drop("february.csv", Head + "VISITS,2026-02,many,\n");
        await DueAsync();

        Assert.Equal(sequence, await SequenceAsync());
        Assert.Equal(
            [(App.Companies.Administrator.Id, "Something stands in the way of files from the folder monthly, for the mapping Till.", page)],
            await App.ToldOfSourcesAsync(Acme)
        );
        var listed = await browser.GetAsync("/import/map");
        Assert.Contains("february.csv was not taken. Row 2, column Amount:", listed.Words, StringComparison.Ordinal);
        var opened = await (await browser.GetAsync(page)).Form("form.acts").SubmitTo("?handler=Open");
        Assert.StartsWith("/import/map/", opened.Path, StringComparison.Ordinal);
        Assert.Contains("many", opened.Words, StringComparison.Ordinal);

        Drop("february.csv", Head + "VISITS,2026-02,32,\n");
        Assert.Contains("Taken. february.csv: values 1 added.", (await ReadNowAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(["2026-01-01 31", "2026-02-01 32"], await RecordedAsync());
        Assert.Equal("There is nothing new there.", (await ReadNowAsync()).Message);
        Assert.Equal(4, Directory.GetFiles(Folder).Length + 1);
    }

    [Fact]
    public async Task A_folder_leads_nowhere_else()
    {
        var outside = Directory.CreateDirectory(Path.Combine(watched.FullName, "elsewhere"));
        await File.WriteAllTextAsync(Path.Combine(outside.FullName, "secret.csv"), Head + "VISITS,2026-01,99,\n");
        Directory.CreateSymbolicLink(Path.Combine(watched.FullName, PublicIds.Format(Acme), "link"), outside.FullName);
        foreach (var place in new[] { "../elsewhere", "..", "monthly/../../elsewhere", outside.FullName, "link", "nowhere", "a:b" })
        {
            var refused = await AddAsync("Folder", place);
            Assert.True(
                refused.Document.QuerySelector(".validation-summary-errors, [role=alert], .bad") is not null,
                place + refused.Words
            );
            Assert.Equal(0, await SourcesAsync());
        }
        File.CreateSymbolicLink(Path.Combine(Folder, "march.csv"), Path.Combine(outside.FullName, "secret.csv"));
        await AddAsync("Folder", "monthly");
        await DueAsync();
        Assert.Empty(await RecordedAsync());
    }

    [Fact]
    public async Task An_address_is_read_with_its_header_and_only_when_it_is_new()
    {
        content = Head + "VISITS,2026-03,33,\n";
        await AddAsync("Https", address + "/report.csv?key=hush", ("Input.Header", "X-Api-Key"), ("Input.Secret", "open sesame"));
        var shown = await browser.GetAsync(page);
        Assert.DoesNotContain("hush", shown.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", (await App.ReadAsync(Acme, db => db.FileSources.SingleAsync())).Secret, StringComparison.Ordinal);
        await DueAsync();
        await DueAsync();
        Assert.Equal(["open sesame, ", "open sesame, " + TagOf(content)], asked);
        Assert.Equal(["2026-03-01 33"], await RecordedAsync());

        content = Head + "VISITS,2026-03,34,\n";
        await DueAsync();
        content = Head + "VISITS,2026-03,33,\n";
        await DueAsync();
        Assert.Equal(["2026-03-01 33", "2026-03-01 34", "2026-03-01 33"], await RecordedAsync());

        content = "Something else\n1\n";
        await DueAsync();
        Assert.Contains("report.csv was not taken.", (await browser.GetAsync(page)).Words, StringComparison.Ordinal);
        content = Head + "VISITS,2026-04,35,\n";
        await DueAsync();
        Assert.Equal(4, (await RecordedAsync()).Count);
        Assert.DoesNotContain("was not taken", (await browser.GetAsync(page)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_leads_elsewhere_never_ends_or_is_not_allowed_is_refused()
    {
        Assert.Contains(
            "may not be read from here",
            (await AddAsync("Https", "https://files.example.com/a.csv")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("Write the whole address", (await AddAsync("Https", "ftp://127.0.0.1/a.csv")).Words, StringComparison.Ordinal);
        var header = await AddAsync("Https", address + "/report.csv", ("Input.Header", "Host"), ("Input.Secret", "x"));
        Assert.Contains("name of a header", header.Words, StringComparison.Ordinal);
        await AddAsync("Https", address + "/moved");
        await DueAsync();
        Assert.Contains("a redirect, which is not followed", (await browser.GetAsync(page)).Words, StringComparison.Ordinal);
        await (await browser.GetAsync(page)).Form("form.acts").SubmitTo("?handler=Remove");
        await AddAsync("Https", address + "/endless");
        await DueAsync();
        Assert.Contains("larger than 4 MB", (await browser.GetAsync(page)).Words, StringComparison.Ordinal);
        var strict = SourceSettings.Of(new Microsoft.Extensions.Configuration.ConfigurationManager { ["Sources:Hosts"] = "*" });
        Assert.Throws<RuleViolation>(() => strict.AddressOf("https://169.254.169.254/latest"));
        Assert.Throws<RuleViolation>(() => strict.AddressOf("http://files.example.com/a.csv"));
        Assert.Equal("files.example.com", strict.AddressOf("https://files.example.com/a.csv").Host);
    }

    [Fact]
    public async Task A_mapping_is_renamed_and_deleted_with_its_sources()
    {
        await App.KeepMappingAsync(Acme, "Branch", App.Companies.Administrator.Id);
        await AddAsync("Folder", "monthly");
        Drop("january.csv", Head + "VISITS,2026-01,31,\n");
        await DueAsync();
        var taken = await (await browser.GetAsync(page)).Form("form.form:not([action])").Type("Input.Name", "branch").SubmitAsync();
        Assert.Contains("There is a mapping “branch” already.", taken.Words, StringComparison.Ordinal);
        var renamed = await (await browser.GetAsync(page)).Form("form.form:not([action])").Type("Input.Name", "Tills").SubmitAsync();
        Assert.StartsWith("It is called Tills now.", renamed.Message, StringComparison.Ordinal);

        var gone = await (await browser.GetAsync(page)).Form("form[action*=Delete]").SubmitAsync();

        Assert.Equal("Tills is deleted. What was imported by it stays.", gone.Message);
        Assert.Equal((0, 1), (await SourcesAsync(), (await RecordedAsync()).Count));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await browser.GetAsync(page)).Status);
    }

    private IResult Answer(HttpRequest request)
    {
        asked.Add($"{request.Headers["X-Api-Key"]}, {request.Headers.IfNoneMatch}");
        var tag = TagOf(content);
        request.HttpContext.Response.Headers.ETag = tag;
        return request.Headers.IfNoneMatch == tag ? Results.StatusCode(304) : Results.Text(content, "text/csv");
    }

    private static string TagOf(string text) => $"\"{text.Length}-{text.Sum(c => c)}\"";

    private void Drop(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-5));
    }

    private async Task<TestPage> AddAsync(string kind, string place, params (string Name, string Value)[] more)
    {
        var form = (await browser.GetAsync(page)).Form("form[action*=Source]").Type("Input.Kind", kind).Type("Input.Place", place);
        foreach (var (name, value) in more)
            form.Type(name, value);
        return await form.SubmitAsync();
    }

    private async Task<TestPage> ReadNowAsync() => await (await browser.GetAsync(page)).Form("form.acts").SubmitTo("?handler=Read");

    /// <summary>Has it looked into as if a day had passed.</summary>
    private async Task DueAsync()
    {
        await App.ReadAsync(Acme, db => db.FileSources.ExecuteUpdateAsync(set => set.SetProperty(s => s.NotBefore, DateTime.MinValue)));
        Assert.Equal(1, await App.Services.GetRequiredService<SourceKeeper>().ReadDueAsync(default));
    }

    private Task<int> SourcesAsync() => App.ReadAsync(Acme, db => db.FileSources.CountAsync());

    private Task<long> SequenceAsync() => App.ReadAsync(Acme, db => db.Changes.MaxAsync(c => c.Sequence));

    private Task<List<string>> RecordedAsync() =>
        App.ReadAsync(
            Acme,
            async db =>
                (
                    await db
                        .Measurements.Where(m => db.Kpis.Any(k => k.Id == m.KpiId && k.Code == "VISITS"))
                        .OrderBy(m => m.PeriodStart)
                        .ThenBy(m => m.Revision)
                        .ToListAsync()
                ).ConvertAll(m => FormattableString.Invariant($"{m.PeriodStart:yyyy-MM-dd} {m.Value:0.######}"))
        );
}
