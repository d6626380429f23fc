using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Scorecard.Data.Hosting;
using Scorecard.Domain;

namespace Scorecard.Data.Tests;

/// <summary>A backup is what the database was, and says so.</summary>
public sealed class BackupTests() : StoreTests(() => Store.OnSqliteAsync())
{
    private string Backup => Store.SqliteFile + ".backup";

    [Fact]
    public async Task A_backup_is_found_the_same_as_the_database()
    {
        await MakeAsync();

        var (acme, globex) = await CheckAsync();

        Assert.Equal(("Acme", 0L, "Globex", 0L), (acme.Name, acme.Since, globex.Name, globex.Since));
        Assert.Empty(acme.Differences);
        Assert.Equal(1, acme.Head?.Sequence);
        Assert.True(acme.Rows > 20 && acme.Scores >= 12, $"{acme.Rows} rows and {acme.Scores} scores were compared.");
    }

    [Fact]
    public async Task What_was_written_since_is_told_and_is_no_difference()
    {
        await MakeAsync();
        await Store.WriteAsync(Acme.Id, async db => (await db.Organizations.SingleAsync()).Rename("Acme Ltd"));

        var (acme, globex) = await CheckAsync();

        Assert.Equal((1, 0), (acme.Since, globex.Since));
        Assert.Empty(acme.Differences);
    }

    [Fact]
    public async Task A_row_that_got_lost_is_found()
    {
        await MakeAsync();
        await using (var file = Store.OpenFile(Backup))
            await file.Database.ExecuteSqlRawAsync("DELETE FROM Measurements WHERE rowid = (SELECT MAX(rowid) FROM Measurements)");

        var (acme, globex) = await CheckAsync();

        Assert.Contains(acme.Differences.Concat(globex.Differences), d => d.StartsWith("Measurements:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_journal_that_was_written_anew_since_is_found()
    {
        await MakeAsync();
        await using (var db = Store.Open())
            await db.Database.ExecuteSqlRawAsync("UPDATE Changes SET Hash = zeroblob(32) WHERE OrganizationId = {0}", Acme.Id);

        var (acme, globex) = await CheckAsync();

        Assert.Equal(["The journal up to change 1 is not that of the database in use."], acme.Differences);
        Assert.Empty(globex.Differences);
    }

    [Fact]
    public async Task A_restored_backup_is_the_database_and_what_was_there_is_kept()
    {
        await MakeAsync();
        await Store.WriteAsync(Acme.Id, async db => (await db.Organizations.SingleAsync()).Rename("Acme Ltd"));
        await Store.ForgetConnectionsAsync();

        await RestoreAsync();

        Assert.Equal("Acme", await Store.ReadAsync(Acme.Id, db => db.Organizations.Select(o => o.Name).SingleAsync()));
        var kept = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(Store.SqliteFile)!, "backups"));
        await using var before = Store.OpenFile(Assert.Single(kept));
        Assert.Equal("Acme Ltd", await before.Scope(Acme.Id).Organizations.Select(o => o.Name).SingleAsync());
    }

    [Fact]
    public async Task A_backup_takes_the_place_of_a_file_that_is_damaged()
    {
        await MakeAsync();
        await Store.ForgetConnectionsAsync();
        await File.WriteAllTextAsync(Store.SqliteFile, string.Join('\n', Enumerable.Repeat("This was a database.", 400)));

        await RestoreAsync();

        Assert.Equal("Acme", await Store.ReadAsync(Acme.Id, db => db.Organizations.Select(o => o.Name).SingleAsync()));
        var kept = Assert.Single(Directory.GetFiles(Path.Combine(Path.GetDirectoryName(Store.SqliteFile)!, "backups")));
        Assert.StartsWith("This was a database.", await File.ReadAllTextAsync(kept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_server_that_runs()
    {
        await MakeAsync();
        await using var server = Store.OpenFile(Store.SqliteFile).Scope(Acme.Id);
        await server.Database.OpenConnectionAsync();
        Assert.Equal("Acme", await server.Organizations.Select(o => o.Name).SingleAsync());
        await Store.ForgetConnectionsAsync();

        await Assert.ThrowsAsync<CannotStart>(RestoreAsync);
    }

    [Fact]
    public async Task A_file_is_not_written_over()
    {
        await MakeAsync();
        var refused = await Assert.ThrowsAsync<RuleViolation>(MakeAsync);
        Assert.Contains("is there already", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("damaged")]
    [InlineData("text")]
    [InlineData("another product")]
    [InlineData("missing")]
    public async Task What_is_no_backup_is_refused_and_changes_nothing(string kind)
    {
        await MakeAsync();
        await SpoilAsync(kind);
        await Store.ForgetConnectionsAsync();
        var before = await File.ReadAllBytesAsync(Store.SqliteFile);

        await Assert.ThrowsAsync<RuleViolation>(() => CheckAsync());
        await Assert.ThrowsAsync<RuleViolation>(RestoreAsync);

        await Store.ForgetConnectionsAsync();
        Assert.Equal(before, await File.ReadAllBytesAsync(Store.SqliteFile));
    }

    [Fact]
    public async Task A_backup_of_a_newer_version_is_refused_by_name()
    {
        await MakeAsync();
        await using (var file = Store.OpenFile(Backup))
            await file.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231235959_Telepathy', '99.0.0')");

        var refused = await Assert.ThrowsAsync<CannotStart>(RestoreAsync);

        Assert.Contains("29991231235959_Telepathy", refused.Message, StringComparison.Ordinal);
    }

    private async Task SpoilAsync(string kind)
    {
        var bytes = await File.ReadAllBytesAsync(Backup);
        File.Delete(Backup);
        if (kind == "damaged")
            for (var at = 8192; at < bytes.Length; at += 512)
                bytes[at] ^= 0x5A;
        if (kind is "damaged")
            await File.WriteAllBytesAsync(Backup, bytes);
        if (kind is "text")
            await File.WriteAllTextAsync(Backup, string.Join('\n', Enumerable.Repeat("This is a shopping list.", 400)));
        if (kind is "another product")
        {
            await using var other = Store.OpenFile(Backup);
            await other.Database.ExecuteSqlRawAsync("CREATE TABLE Bookmarks (Url TEXT)");
        }
    }

    private async Task MakeAsync()
    {
        await using var db = Store.Open();
        await Store.Provider.BackupAsync(db, Backup, CancellationToken.None);
    }

    private async Task RestoreAsync()
    {
        await using var db = Store.Open();
        await Store.Provider.RestoreAsync(db, Backup, NullLogger.Instance, CancellationToken.None);
    }

    private async Task<(BackupCheck.Organization Acme, BackupCheck.Organization Globex)> CheckAsync()
    {
        await using var db = Store.Open();
        var check = new BackupCheck(db, Store.Books, TimeProvider.System, NullLoggerFactory.Instance);
        var found = await check.CheckAsync(Backup, CancellationToken.None);
        return (found[0], found[1]);
    }
}
