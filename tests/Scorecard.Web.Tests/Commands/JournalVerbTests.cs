using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Web.Commands;

namespace Scorecard.Web.Tests.Commands;

public sealed class JournalVerbTests : IAsyncLifetime, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("scorecard-verbs-").FullName;
    private readonly TestApp app = new();

    public Task InitializeAsync() => ((IAsyncLifetime)app).InitializeAsync();

    public async Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        await ((IAsyncLifetime)app).DisposeAsync();
    }

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task What_is_printed_is_a_file_of_heads_to_compare_with_later()
    {
        var (code, printed, _) = await RunAsync();
        var file = Path.Combine(folder, "heads.txt");
        await File.WriteAllTextAsync(file, printed);
        await app.WriteAsync(Acme, async db => (await db.Units.SingleAsync(u => u.Code == "OPS")).Rename("Operations"));

        Assert.Equal(0, code);
        Assert.Contains("Acme: ", printed, StringComparison.Ordinal);
        Assert.Contains("each follows from the one before", printed, StringComparison.Ordinal);
        Assert.Matches($"(?m)^{PublicIds.Format(Acme)} [0-9]+:[0-9a-f]{{64}} Acme\r?$", printed);
        Assert.Equal(0, (await RunAsync("--head", file)).Code);
        var head = printed.Split('\n').First(line => line.StartsWith(PublicIds.Format(Acme), StringComparison.Ordinal)).Split(' ')[1];
        Assert.Equal(0, (await RunAsync("--organization", "acme", "--head", head)).Code);
        var (other, said, _) = await RunAsync("--organization", "Acme", "--head", head[..^4] + "0000");
        Assert.Equal(1, other);
        Assert.Contains("does not end with the hash that was noted", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_broken_line_of_each_organization_is_named()
    {
        await app.ReadAsync(
            Acme,
            db => db.Database.ExecuteSqlRawAsync("UPDATE Changes SET \"To\" = 'a lie' WHERE Ordinal = 3 AND Sequence = 1")
        );

        var (code, said, _) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("Acme: The journal is broken. Change 1, line 4 was changed.", said, StringComparison.Ordinal);
        Assert.Contains("Globex: The journal is broken. Change 1, line 4 was changed.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A head is that of one organization", "--head", "1:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")]
    [InlineData("There is no file 12:ab", "--head", "12:ab")]
    [InlineData("There is no organization “Initech”", "--organization", "Initech")]
    [InlineData("verify-journal takes no backup.db", "backup.db")]
    public async Task What_cannot_be_done_is_said_in_a_sentence(string sentence, params string[] args)
    {
        var (code, _, error) = await RunAsync(args);

        Assert.Equal(1, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    private long Acme => app.Companies.Acme.Model.Organization.Id;

    private async Task<(int? Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandVerbs.TryRunAsync(["verify-journal", .. args], app.Services, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
