using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Scorecard.Data.Hosting;
using Scorecard.Web.Hosting.Keys;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>The keys behind cookies and links, as they lie in the database.</summary>
public sealed class KeyTests : KeyServers
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_server_reads_the_keys_and_the_database_holds_none_of_use(bool certificate)
    {
        await using var first = await StartAsync(certificate ? Certificate : null);
        var secret = Protector(first).Protect("a cookie");
        await using var second = await StartAsync(certificate ? Certificate : null);

        Assert.Equal("a cookie", Protector(second).Unprotect(secret));
        var key = await KeyInDatabaseAsync(first);
        Assert.Contains("<encryptedSecret", key, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_has_the_database_alone_reads_no_cookie(bool certificate)
    {
        await using var first = await StartAsync(certificate ? Certificate : null);
        var secret = Protector(first).Protect("a cookie");
        var own = KeyFile + ".thief";
        new Web.Hosting.Keys.KeyFile(own).Make();
        await using var thief = Server(null, null, own);

        Assert.Throws<CryptographicException>(() => Protector(thief).Unprotect(secret));
    }

    [Fact]
    public async Task The_key_file_is_for_its_owner_alone()
    {
        await using var first = await StartAsync();

        Assert.Equal("", (await File.ReadAllLinesAsync(KeyFile))[1][44..]);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Fact]
    public async Task Keys_that_lie_in_clear_are_encrypted_by_the_next_start_and_leave_nothing_in_the_file()
    {
        var (secret, master) = await MakeInClearAsync();
        Assert.True(IsInFiles(master));

        await using (var later = await StartAsync())
        {
            Assert.Equal("a cookie", Protector(later).Unprotect(secret));
            Assert.Contains(typeof(KeyFileDecryptor).FullName!, await KeyInDatabaseAsync(later), StringComparison.Ordinal);
        }
        SqliteConnection.ClearAllPools();
        Assert.False(IsInFiles(master));
    }

    [Theory]
    [InlineData("keys.pfx", "wrong")]
    [InlineData("nowhere.pfx", Password)]
    public void A_certificate_that_cannot_be_opened_ends_the_start(string file, string password)
    {
        var refused = Assert.Throws<CannotStart>(() => Server(InFolder(file), password));
        Assert.Contains("Keys:Certificate", refused.Message, StringComparison.Ordinal);
    }
}
