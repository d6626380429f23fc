using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Scorecard.Web.Hosting.Keys;

/// <summary>Secrets that are kept encrypted, and may outlive the key that they were encrypted with.</summary>
public static class KeptSecrets
{
    /// <returns>Null where its key is gone.</returns>
    public static string? Open(this IDataProtector secrets, string kept)
    {
        try
        {
            return secrets.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
