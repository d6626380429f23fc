using System.Xml;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Scorecard.Data;
using Scorecard.Data.Hosting;

namespace Scorecard.Web.Hosting.Keys;

/// <summary>All keys in the database, and the key file that fits them.</summary>
public sealed class StoredKeys(ScorecardDbContext db, KeyProtection protection, IOptions<KeyManagementOptions> options)
{
    private const string Anew = "run rotate-keys --revoke: everybody then signs in anew, and open links end";

    private KeyFile File => protection.File;

    /// <summary>Makes the key file at the first start, and encrypts keys that are in clear.</summary>
    /// <exception cref="CannotStart">The key file is missing, cannot be read, or is not the one that fits.</exception>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        var keys = await ReadAsync(cancel);
        Check(keys);
        if (protection.Certificate is null)
        {
            File.Make();
            File.Read();
        }
        var clear = keys.Where(key => key.IsInClear).ToList();
        clear.ForEach(key => key.Encrypt(options.Value.XmlEncryptor!));
        if (clear.Count > 0)
            await SaveAsync(cancel);
    }

    /// <summary>
    /// Gives the key file another secret and encrypts the keys with it. Both secrets are in the file until that is saved, so that every
    /// state in between can be started from.
    /// </summary>
    /// <returns>How many keys there are.</returns>
    /// <exception cref="CannotStart">As <see cref="PrepareAsync"/>.</exception>
    public async Task<int> RotateAsync(CancellationToken cancel)
    {
        await PrepareAsync(cancel);
        var keys = await ReadAsync(cancel);
        KeySecret[] secrets = [KeySecret.Make(), .. File.Read()];
        File.Replace(secrets);
        keys.ForEach(key => key.EncryptAnew(secrets));
        await SaveAsync(cancel);
        File.Replace(secrets[..1]);
        return keys.Count;
    }

    /// <summary>
    /// Drops all keys, so that the next start makes new ones; needs no key file that fits. The keys go first: without them any file fits.
    /// </summary>
    /// <exception cref="CannotStart">The key file is none, or cannot be written.</exception>
    public async Task RevokeAsync(CancellationToken cancel)
    {
        if (protection.Certificate is null && File.Exists)
            File.Read();
        await db.Provider.ReplaceForGoodAsync(db, () => db.DataProtectionKeys.ExecuteDeleteAsync(cancel), cancel);
        if (protection.Certificate is null)
            File.Replace([KeySecret.Make()]);
    }

    private void Check(List<StoredKey> keys)
    {
        var needing = keys.Where(key => key.NeedsKeyFile).ToList();
        if (needing.Count == 0)
            return;
        if (!File.Exists)
            throw new CannotStart(
                $"Keys:File is {File.Path}, which is not there, and the keys in the database need it. Put it back, or {Anew}."
            );
        var secrets = File.Read();
        if (!needing.TrueForAll(key => key.OpensWith(secrets)))
            throw new CannotStart(
                $"Keys:File is {File.Path}, which does not fit the keys in the database. Put the right one there, or {Anew}."
            );
    }

    private async Task<List<StoredKey>> ReadAsync(CancellationToken cancel)
    {
        var rows = await db.DataProtectionKeys.ToListAsync(cancel);
        try
        {
            return [.. rows.Select(row => new StoredKey(row))];
        }
        catch (XmlException damaged)
        {
            throw new CannotStart($"The table DataProtectionKeys holds what is no key. Restore a backup, or {Anew}.", damaged);
        }
    }

    private Task SaveAsync(CancellationToken cancel) => db.Provider.ReplaceForGoodAsync(db, () => db.SaveChangesAsync(cancel), cancel);
}
