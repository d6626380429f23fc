using System.Net;
using System.Net.Sockets;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>The program itself, started as a process: it comes up, or says in one sentence why not.</summary>
public sealed class StartTests : IDisposable
{
    private readonly ProgramFolder folder = new();

    public void Dispose() => folder.Dispose();

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
    [InlineData("Public:Url is scorecard. Set it to what people open", "--Public:Url=scorecard")]
    [InlineData("Public:Url is https://scorecard.example.com/below", "--Public:Url=https://scorecard.example.com/below")]
    [InlineData("Public:Url is ftp://scorecard.example.com", "--Public:Url=ftp://scorecard.example.com")]
    [InlineData("set Public:AllowHttp to true", "--Public:Url=http://scorecard.lan")]
    [InlineData("Public:AllowHttp is perhaps", "--Public:Url=http://scorecard.lan", "--Public:AllowHttp=perhaps")]
    [InlineData("Public:Proxies has nginx", "--Public:Proxies=127.0.0.1, nginx")]
    [InlineData("Public:Proxies has 10.0.0.0/33", "--Public:Proxies=10.0.0.0/33")]
    [InlineData("Keys:File is /proc/nowhere/scorecard.key, which cannot be written", "--Keys:File=/proc/nowhere/scorecard.key")]
    [InlineData("Keys:File is /etc/passwd, which is no key file", "--Keys:File=/etc/passwd")]
    [InlineData("Keys:Certificate is /nowhere.pfx, which cannot be opened", "--Keys:Certificate=/nowhere.pfx")]
    public async Task A_start_that_cannot_go_on_says_why_in_a_sentence(string sentence, params string[] args)
    {
        var (code, _, error) = await folder.RunAsync(args);

        Assert.Equal(1, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_as_it_is()
    {
        var file = folder.File("scorecard.db");
        await File.WriteAllTextAsync(file, string.Join('\n', Enumerable.Repeat("This is a shopping list.", 200)));

        var (code, _, error) = await folder.RunAsync();

        Assert.Equal(1, code);
        Assert.Contains($"{file} is not a SQLite database", error, StringComparison.Ordinal);
        Assert.StartsWith("This is a shopping list.", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        await folder.RunAsync("scores", "--organization", "Nobody", "--period", "2026-01");
        var file = folder.File("scorecard.db");

        var (code, _, error) = await folder.RunAsync($"--Database:ConnectionString=Data Source={file};Mode=ReadOnly");

        Assert.Equal(1, code);
        Assert.Contains($"{file} cannot be written", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (code, _, error) = await folder.RunAsync($"--urls=http://{taken.LocalEndpoint}");

        Assert.Equal(1, code);
        Assert.Contains($"{taken.LocalEndpoint}: address already in use", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--version", "Scorecard 0.1.0")]
    [InlineData("--help", "import FOLDER")]
    public async Task What_needs_no_database_makes_none(string asked, string answer)
    {
        var (code, output, _) = await folder.RunAsync(asked);

        Assert.Equal(0, code);
        Assert.Contains(answer, output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Believing_every_sender_is_refused()
    {
        using var program = folder.Start(start => start.Environment["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true");
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();

        Assert.Equal(1, program.ExitCode);
        Assert.Contains("set Public:Proxies", error, StringComparison.Ordinal);
    }
}
