using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>The program itself, started as a process: it comes up, or says in one sentence why not.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Scorecard.Web.dll");

    private readonly string folder = Directory.CreateTempSubdirectory("scorecard-start-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("There is no verb frobnicate", "frobnicate")]
    [InlineData("There is no option --frobnicate", "--frobnicate=1")]
    [InlineData("--urls needs a value", "--urls")]
    [InlineData("There is no option --frobnicate", "scores", "--frobnicate")]
    [InlineData("Database:Provider is ORACLE", "--Database:Provider=Oracle")]
    [InlineData("Set Database:ConnectionString too", "--Database:Provider=PostgreSql")]
    [InlineData("Database:ConnectionString is no connection string of SQLite", "--Database:ConnectionString=nonsense")]
    [InlineData("is no connection string of PostgreSql", "--Database:Provider=PostgreSql", "--Database:ConnectionString=nonsense")]
    [InlineData("PostgreSQL does not answer", "--Database:Provider=PostgreSql", "--Database:ConnectionString=Host=127.0.0.1;Port=1")]
    [InlineData("The folder of the database cannot be made", "--Scorecard:Data=/proc/nowhere")]
    [InlineData("Correct --urls", "--urls=http://127.0.0.1:99999")]
    [InlineData("Kestrel:Certificates:Default:Path", "--urls=https://127.0.0.1:0", "--Kestrel:Certificates:Default:Path=/nowhere.pfx")]
    public async Task A_start_that_cannot_go_on_says_why_in_a_sentence(string sentence, params string[] args)
    {
        var (code, _, error) = await RunAsync(args);

        Assert.Equal(1, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_as_it_is()
    {
        var file = Path.Combine(folder, "scorecard.db");
        await File.WriteAllTextAsync(file, string.Join('\n', Enumerable.Repeat("This is a shopping list.", 200)));

        var (code, _, error) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Contains($"{file} is not a SQLite database", error, StringComparison.Ordinal);
        Assert.StartsWith("This is a shopping list.", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        await RunAsync("scores", "--organization", "Nobody", "--period", "2026-01");
        var file = Path.Combine(folder, "scorecard.db");

        var (code, _, error) = await RunAsync($"--Database:ConnectionString=Data Source={file};Mode=ReadOnly");

        Assert.Equal(1, code);
        Assert.Contains($"{file} cannot be written", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (code, _, error) = await RunAsync($"--urls=http://{taken.LocalEndpoint}");

        Assert.Equal(1, code);
        Assert.Contains($"{taken.LocalEndpoint}: address already in use", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--version", "Scorecard 0.1.0")]
    [InlineData("--help", "import FOLDER")]
    public async Task What_needs_no_database_makes_none(string asked, string answer)
    {
        var (code, output, _) = await RunAsync(asked);

        Assert.Equal(0, code);
        Assert.Contains(answer, output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task The_server_is_ready_once_the_first_pages_have_been_made()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = $"http://{free.LocalEndpoint}";
        free.Stop();
        using var server = Start($"--urls={address}", "--demo=true");
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        try
        {
            var answers = new List<string>();
            for (var i = 0; i < 1200 && answers is not [.., "ready"]; i++, await Task.Delay(100))
                answers.Add(await AnswerAsync(client));

            Assert.Equal("ready", answers[^1]);
            Assert.All(answers.SkipLast(1), answer => Assert.Contains(answer, (string[])["", "The server is warming up."]));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static async Task<string> AnswerAsync(HttpClient client)
    {
        try
        {
            return await (await client.GetAsync("/readyz")).Content.ReadAsStringAsync();
        }
        catch (HttpRequestException)
        {
            return ""; // It does not listen yet.
        }
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var program = Start(args);
        var output = program.StandardOutput.ReadToEndAsync();
        var error = program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (program.ExitCode, await output, await error);
    }

    private Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Program);
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        start.Environment["Scorecard__Data"] = folder;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        return Process.Start(start)!;
    }
}
