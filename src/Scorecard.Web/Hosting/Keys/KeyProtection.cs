using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Scorecard.Data;
using Scorecard.Data.Hosting;

namespace Scorecard.Web.Hosting.Keys;

/// <summary>What encrypts the keys behind cookies and links: the certificate where one is set, else the key file.</summary>
/// <param name="Certificate">The path of the setting Keys:Certificate, or null.</param>
public sealed record KeyProtection(KeyFile File, string? Certificate)
{
    /// <summary>What no backup of the database holds.</summary>
    public string Path => Certificate ?? File.Path;

    /// <summary>What of it others may read although they must not, or null.</summary>
    public string? Problem =>
        Certificate is null && OwnersFile.IsOpenToOthers(File.Path)
            ? $"{File.Path} can be read by other users of this machine: chmod 600 it."
            : null;
}

public static class KeySetup
{
    /// <param name="folder">Where the data lies. The key file lies beside it unless Keys:File says otherwise.</param>
    /// <exception cref="CannotStart">The certificate cannot be opened.</exception>
    public static void AddKeys(this IServiceCollection services, IConfiguration settings, string contentRoot, string folder)
    {
        var keys = services.AddDataProtection().SetApplicationName("Scorecard").PersistKeysToDbContext<ScorecardDbContext>();
        var file = new KeyFile(Set("Keys:File") is { } given ? given : folder.TrimEnd('/', '\\') + ".key");
        var certificate = Set("Keys:Certificate");
        if (certificate is null)
            services.Configure<KeyManagementOptions>(options => options.XmlEncryptor = new KeyFileEncryptor(file));
        else
            keys.ProtectKeysWithCertificate(CertificateOf(certificate, settings["Keys:Password"]));
        services.AddSingleton(file).AddSingleton(new KeyProtection(file, certificate)).AddScoped<StoredKeys>();

        string? Set(string setting) => settings[setting] is { Length: > 0 } path ? System.IO.Path.GetFullPath(path, contentRoot) : null;
    }

    /// <inheritdoc cref="StoredKeys.PrepareAsync"/>
    public static async Task PrepareKeysAsync(this IServiceProvider services, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StoredKeys>().PrepareAsync(cancel);
    }

    private static X509Certificate2 CertificateOf(string file, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(
                $"Keys:Certificate is {file}, which cannot be opened. Set it to a PKCS #12 file, and Keys:Password to its password.",
                unreadable
            );
        }
    }
}
