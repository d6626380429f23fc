using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Web.Hosting.Keys;

namespace Scorecard.Web.People;

/// <summary>Identity's store, which keeps no secret of a second factor so that a reader of the database could use it.</summary>
public sealed class PersonStore(ScorecardDbContext db, IDataProtectionProvider protection, IdentityErrorDescriber words)
    : UserOnlyStore<Person, ScorecardDbContext, long>(db, words)
{
    private readonly IDataProtector secrets = protection.CreateProtector("second factor");

    public override Task SetAuthenticatorKeyAsync(Person user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, secrets.Protect(key), cancellationToken);

    /// <returns>Null where there is none, or where it was made with keys that are gone.</returns>
    public override async Task<string?> GetAuthenticatorKeyAsync(Person user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } kept ? secrets.Open(kept) : null;

    public override Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(Hash), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken)
    {
        var left = (await GetTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes", cancellationToken) ?? "").Split(';');
        var used = Hash(code);
        if (!left.Contains(used))
            return false;
        await base.ReplaceCodesAsync(user, left.Where(kept => kept != used), cancellationToken);
        return true;
    }

    // Codes have 50 bits of chance, so a plain hash is enough.
    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.ToUpperInvariant())));
}
