using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Web.Hosting.Keys;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>A key file that is given another secret, is lost, or is another one.</summary>
public sealed class KeyRotationTests : KeyServers
{
    [Fact]
    public async Task A_rotation_is_noticed_by_nobody_and_the_file_before_opens_nothing_more()
    {
        await using var first = await StartAsync();
        var secret = Protector(first).Protect("a cookie");
        var before = await File.ReadAllTextAsync(KeyFile);

        Assert.Equal(1, await RotateAsync(first));

        Assert.NotEqual(before, await File.ReadAllTextAsync(KeyFile));
        Assert.Equal(2, (await File.ReadAllLinesAsync(KeyFile)).Length);
        await using var next = await StartAsync();
        Assert.Equal("a cookie", Protector(next).Unprotect(secret));
        await File.WriteAllTextAsync(KeyFile, before);
        await using var late = Server(null, null);
        Assert.Contains(
            "does not fit",
            (await Assert.ThrowsAsync<CannotStart>(() => late.PrepareKeysAsync())).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rotation_that_was_cut_short_is_started_from_and_done_again(bool saved)
    {
        await using var first = await StartAsync();
        var secret = Protector(first).Protect("a cookie");
        var before = (await File.ReadAllLinesAsync(KeyFile))[1];
        await RotateAsync(first);
        // As it is before the keys are saved with the new secret, or once they are.
        var rotated = (await File.ReadAllLinesAsync(KeyFile))[1];
        var other = $"{KeySecret.Make()}";
        await File.WriteAllLinesAsync(KeyFile, saved ? [rotated, before] : [other, rotated]);

        await using var next = await StartAsync();
        Assert.Equal("a cookie", Protector(next).Unprotect(secret));
        await RotateAsync(next);

        Assert.Equal(2, (await File.ReadAllLinesAsync(KeyFile)).Length);
        await using var last = await StartAsync();
        Assert.Equal("a cookie", Protector(last).Unprotect(secret));
    }

    [Fact]
    public async Task A_rotation_whose_database_fails_leaves_a_file_that_fits()
    {
        await using var first = await StartAsync();
        var secret = Protector(first).Protect("a cookie");
        await using (var scope = first.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
            db.SavingChanges += (_, _) => throw new IOException("The disk is full.");
            await Assert.ThrowsAsync<IOException>(() => scope.ServiceProvider.GetRequiredService<StoredKeys>().RotateAsync(default));
        }

        await using var next = await StartAsync();

        Assert.Equal("a cookie", Protector(next).Unprotect(secret));
    }

    [Fact]
    public async Task Without_its_key_file_it_does_not_start_until_the_keys_are_given_up()
    {
        await using var first = await StartAsync();
        var secret = Protector(first).Protect("a cookie");
        File.Delete(KeyFile);
        await using var later = Server(null, null);

        var refused = await Assert.ThrowsAsync<CannotStart>(() => later.PrepareKeysAsync());
        Assert.Contains($"{KeyFile}, which is not there", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile));
        await RevokeAsync(later);

        await using var anew = await StartAsync();
        Assert.Throws<CryptographicException>(() => Protector(anew).Unprotect(secret));
        Assert.Equal("another", Protector(anew).Unprotect(Protector(anew).Protect("another")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a shopping list")]
    [InlineData("# only a comment")]
    public async Task A_file_that_is_no_key_file_is_named_and_left_as_it_is(string holds)
    {
        await File.WriteAllTextAsync(KeyFile, holds);

        var refused = await Assert.ThrowsAsync<CannotStart>(async () => await StartAsync());
        Assert.Contains($"{KeyFile}, which is no key file", refused.Message, StringComparison.Ordinal);
        await using var server = Server(null, null);
        await Assert.ThrowsAsync<CannotStart>(() => RevokeAsync(server));
        Assert.Equal(holds, await File.ReadAllTextAsync(KeyFile));
    }
}
