using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.Admin;

public sealed class VerifyJournalTests : IAsyncLifetime, IDisposable
{
    private const string Address = "/admin/changes/verify";

    private readonly TestApp app = new();

    public Task InitializeAsync() => ((IAsyncLifetime)app).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_journal_as_written_is_whole_and_its_head_is_shown_and_had_as_a_file()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var head = (await browser.GetAsync(Address)).Document.QuerySelector("code")!.TextContent;

        var file = await browser.Client.GetAsync($"{Address}?handler=Head");
        var line = await file.Content.ReadAsStringAsync();
        var alone = await (await browser.GetAsync(Address)).Form().SubmitAsync();
        var noted = await (await browser.GetAsync(Address)).Form().Type("Noted", line).SubmitAsync();

        Assert.Equal($"{PublicIds.Format(Acme)} {head} Acme\n", line);
        Assert.Equal("text/plain", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("each follows from the one before", alone.Message, StringComparison.Ordinal);
        Assert.Contains("each follows from the one before", noted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_past_the_program_is_named_and_another_head_is_told()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var head = (await browser.GetAsync(Address)).Document.QuerySelector("code")!.TextContent;
        var other = await (await browser.GetAsync(Address)).Form().Type("Noted", head[..^4] + "0000").SubmitAsync();
        var none = await (await browser.GetAsync(Address)).Form().Type("Noted", "what I wrote down").SubmitAsync();
        await app.ReadAsync(Acme, db => db.Database.ExecuteSqlRawAsync("DELETE FROM Changes WHERE Ordinal = 3 AND Sequence = 1"));

        var broken = await (await browser.GetAsync(Address)).Form().SubmitAsync();

        Assert.Contains("does not end with the hash that was noted", other.Words, StringComparison.Ordinal);
        Assert.Contains("This is no head of this organization", none.Words, StringComparison.Ordinal);
        Assert.Equal("what I wrote down", none.Form()["Noted"]);
        Assert.Contains("The journal is broken. Change 1, line 4 is missing.", broken.Words, StringComparison.Ordinal);
    }

    private long Acme => app.Companies.Acme.Model.Organization.Id;
}
