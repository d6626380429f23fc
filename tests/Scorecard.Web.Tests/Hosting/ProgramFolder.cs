using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>A folder of data, and the program as a process on it.</summary>
internal sealed class ProgramFolder : IDisposable
{
    private static readonly string Program = System.IO.Path.Combine(AppContext.BaseDirectory, "Scorecard.Web.dll");

    public string Path { get; } = Directory.CreateTempSubdirectory("scorecard-start-").FullName;

    public string KeyFile => System.IO.Path.Combine(Path, "keys", "scorecard.key");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var program = Start(args);
        var output = program.StandardOutput.ReadToEndAsync();
        var error = program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (program.ExitCode, await output, await error);
    }

    public Process Start(params string[] args) => Start(start => args.ToList().ForEach(start.ArgumentList.Add));

    public Process Start(Action<ProcessStartInfo> settle)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Program);
        start.Environment["Scorecard__Data"] = Path;
        start.Environment["Keys__File"] = KeyFile;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        settle(start);
        return Process.Start(start)!;
    }
}

/// <summary>The program as it serves pages on a free port.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly Process program;
    private readonly Task<string> said;

    public Served(ProgramFolder folder, params string[] args)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = $"http://{free.LocalEndpoint}";
        free.Stop();
        program = folder.Start([$"--urls={address}", .. args]);
        said = program.StandardOutput.ReadToEndAsync();
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public HttpClient Client { get; }

    public async Task<string> AnswerAsync()
    {
        try
        {
            return await (await Client.GetAsync("/readyz")).Content.ReadAsStringAsync();
        }
        catch (HttpRequestException)
        {
            return ""; // It does not listen yet.
        }
    }

    public async Task ReadyAsync()
    {
        for (var i = 0; i < 1200 && await AnswerAsync() != "ready"; i++)
            await Task.Delay(100);
        Assert.Equal("ready", await AnswerAsync());
    }

    /// <returns>All that it has printed.</returns>
    public async Task<string> EndAsync()
    {
        program.Kill();
        return await said;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await program.WaitForExitAsync();
        program.Dispose();
        Client.Dispose();
    }
}
