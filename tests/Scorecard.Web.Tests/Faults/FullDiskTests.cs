using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Scorecard.Web.Tests.Faults;

/// <summary>A file that may not grow stands in for a full disk.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private readonly SmallFile file = new();
    private TestApp App { get; set; } = null!;

    public async Task InitializeAsync()
    {
        App = new() { Database = options => options.AddInterceptors(file) };
        await App.InitializeAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    [Fact]
    public async Task A_full_disk_refuses_saves_with_a_sentence_and_shows_every_page()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var form = (await browser.GetAsync($"/initiatives/new?unit={FaultyApp.Id(App.Companies.Acme.Unit("SALES").Id)}"))
            .Form()
            .Type("Input.Name", "Visit every customer")
            .Type("Input.Description", new string('x', 2000));
        file.IsFull = true;

        TestPage refused = await form.SubmitAsync();
        for (var tries = 0; tries < 20 && refused.Status == HttpStatusCode.OK; tries++)
            refused = await (await browser.GetAsync($"/initiatives/new?unit={FaultyApp.Id(App.Companies.Acme.Unit("SALES").Id)}"))
                .Form()
                .Type("Input.Name", "Visit every customer")
                .Type("Input.Description", new string('x', 2000))
                .SubmitAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Contains("away, busy or full", refused.Words, StringComparison.Ordinal);
        foreach (var path in new[] { "/", "/kpis", "/enter", "/initiatives" })
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).Status);
        file.IsFull = false;
        Assert.Equal("Visit every customer is planned.", (await refused.Form().SubmitAsync()).Message);
    }

    private sealed class SmallFile : DbConnectionInterceptor
    {
        public volatile bool IsFull;

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            using var limit = connection.CreateCommand();
            limit.CommandText = IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1073741823";
            limit.ExecuteNonQuery();
            return Task.CompletedTask;
        }
    }
}
