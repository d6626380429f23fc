using System.Net;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>The program as a process that serves its pages: what it says, what it keeps, and what the next start makes of it.</summary>
public sealed class ServingTests : IDisposable
{
    private readonly ProgramFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_server_is_ready_once_the_first_pages_have_been_made()
    {
        var answers = new List<string>();
        await using var server = new Served(folder, "--demo=true");
        for (var i = 0; i < 1200 && answers is not [.., "ready"]; i++, await Task.Delay(100))
            answers.Add(await server.AnswerAsync());

        Assert.Equal("ready", answers[^1]);
        Assert.All(answers.SkipLast(1), answer => Assert.Contains(answer, (string[])["", "The server is warming up."]));
    }

    [Fact]
    public async Task A_start_warns_of_what_is_missing_and_keeps_its_first_link_out_of_the_log()
    {
        string said;
        await using (var server = new Served(folder))
        {
            await server.ReadyAsync();
            var file = folder.File("setup-link");
            var link = (await File.ReadAllTextAsync(file)).Trim();
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync(link)).StatusCode);
            said = await server.EndAsync();
            Assert.Contains(file, said, StringComparison.Ordinal);
        }
        Assert.Single(said.Split("Public:Url is not set: it answers on this machine only.")[1..]);
        Assert.DoesNotContain("token=", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_nobody_has_named_is_missing()
    {
        await using var server = new Served(folder, "--Public:Url=https://scorecard.example.com");
        await server.ReadyAsync();

        Assert.Contains("nobody gets in: set Public:Proxies", await server.EndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_file_is_made_rotated_missed_and_given_up()
    {
        var keyFile = folder.KeyFile;
        await ServeOnceAsync();
        var first = await File.ReadAllTextAsync(keyFile);
        Assert.Contains("1 key in the database", (await folder.RunAsync("rotate-keys")).Output, StringComparison.Ordinal);
        Assert.NotEqual(first, await File.ReadAllTextAsync(keyFile));
        await ServeOnceAsync();

        File.Delete(keyFile);
        var (code, _, error) = await folder.RunAsync();
        Assert.Equal(1, code);
        Assert.Contains($"{keyFile}, which is not there, and the keys in the database need it", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal(0, (await folder.RunAsync("backup", folder.File("backup.db"))).Code);
        Assert.Contains("Keys:File", (await folder.RunAsync("disable", "nobody@example.com")).Error, StringComparison.Ordinal);

        Assert.Equal(0, (await folder.RunAsync("rotate-keys", "--revoke")).Code);
        await ServeOnceAsync();
    }

    private async Task ServeOnceAsync()
    {
        await using var server = new Served(folder);
        await server.ReadyAsync();
    }
}
