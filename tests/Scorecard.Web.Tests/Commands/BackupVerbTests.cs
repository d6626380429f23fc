using Microsoft.Extensions.DependencyInjection;
using Scorecard.Web.Commands;
using Scorecard.Web.Hosting.Keys;

namespace Scorecard.Web.Tests.Commands;

public sealed class BackupVerbTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("scorecard-verbs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_backup_is_made_while_the_server_runs_and_found_the_same()
    {
        var file = Path.Combine(folder, "backup.db");

        var (made, reminded, _) = await RunAsync("backup", file);
        var (verified, said, _) = await RunAsync("verify-backup", file);

        Assert.Equal((0, 0), (made, verified));
        var keys = app.Services.GetRequiredService<KeyProtection>().Path;
        Assert.Contains($"It does not hold {keys}, which opens its keys", reminded, StringComparison.Ordinal);
        Assert.True(File.Exists(keys));
        Assert.Contains("Acme: ", said, StringComparison.Ordinal);
        Assert.Contains("the same as in the database in use", said, StringComparison.Ordinal);
        Assert.Contains("holds 2 organizations and can be restored", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup needs one FILE", "backup")]
    [InlineData("verify-backup needs one FILE", "verify-backup", "one", "two")]
    [InlineData("There is no option --fast", "backup", "--fast", "file")]
    [InlineData("There is no file ", "verify-backup", "/nowhere/backup.db")]
    [InlineData("cannot be written", "backup", "/nowhere/backup.db")]
    [InlineData("There is no file ", "restore", "/nowhere/backup.db")]
    public async Task What_cannot_be_done_is_said_in_a_sentence(string sentence, params string[] args)
    {
        var (code, _, error) = await RunAsync(args);

        Assert.Equal(1, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    private async Task<(int? Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await CommandVerbs.TryRunAsync(args, app.Services, output, error), output.ToString(), error.ToString());
    }
}
