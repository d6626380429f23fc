using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Data.Sqlite;
using Scorecard.TestData;
using Scorecard.Web.Hosting;
using Scorecard.Web.Hosting.Keys;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>Servers on one database, with the key file and the certificate that they may be given.</summary>
public abstract class KeyServers : IAsyncLifetime
{
    protected const string Password = "open sesame";

    private readonly TestDatabase database = TestDatabases.CreateSqlite();
    private readonly string folder = Directory.CreateTempSubdirectory("scorecard-keys-").FullName;

    protected string Certificate => InFolder("keys.pfx");

    protected string KeyFile => InFolder("scorecard.key");

    protected string InFolder(string file) => Path.Combine(folder, file);

    public async Task InitializeAsync()
    {
        using var rsa = RSA.Create(2048);
        using var certificate = new CertificateRequest(
            "CN=keys",
            rsa,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        ).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllBytesAsync(Certificate, certificate.Export(X509ContentType.Pfx, Password));
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        await database.DisposeAsync();
    }

    protected static IDataProtector Protector(IServiceProvider server) =>
        server.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    protected static async Task<string> KeyInDatabaseAsync(IServiceProvider server)
    {
        await using var scope = server.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ScorecardDbContext>().DataProtectionKeys.SingleAsync()).Xml!;
    }

    protected static async Task<int> RotateAsync(IServiceProvider server)
    {
        await using var scope = server.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<StoredKeys>().RotateAsync(default);
    }

    protected static async Task RevokeAsync(IServiceProvider server)
    {
        await using var scope = server.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StoredKeys>().RevokeAsync(default);
    }

    /// <summary>As versions before encrypted keys did.</summary>
    /// <returns>What they protected, and the master key as it lies there.</returns>
    protected async Task<(string Secret, string MasterKey)> MakeInClearAsync()
    {
        await using var old = new ServiceCollection()
            .AddLogging()
            .AddScorecardData(new SqliteProvider(), database.ConnectionString)
            .AddDataProtection()
            .SetApplicationName("Scorecard")
            .PersistKeysToDbContext<ScorecardDbContext>()
            .Services.BuildServiceProvider();
        await old.MigrateAsync();
        var secret = Protector(old).Protect("a cookie");
        var key = XElement.Parse(await KeyInDatabaseAsync(old));
        return (secret, key.Descendants("masterKey").Single().Element("value")!.Value);
    }

    protected bool IsInFiles(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var files = Path.GetDirectoryName(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)!;
        return Directory.GetFiles(files).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0);
    }

    protected async Task<ServiceProvider> StartAsync(string? certificate = null)
    {
        var server = Server(certificate, Password);
        await server.MigrateAsync();
        await server.PrepareKeysAsync();
        return server;
    }

    protected ServiceProvider Server(string? certificate, string? password, string? keyFile = null) =>
        new ServiceCollection()
            .AddLogging()
            .AddDatabase(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        new Dictionary<string, string?>
                        {
                            ["Database:ConnectionString"] = database.ConnectionString,
                            ["Keys:File"] = keyFile ?? KeyFile,
                            ["Keys:Certificate"] = certificate,
                            ["Keys:Password"] = password,
                        }
                    )
                    .Build(),
                folder
            )
            .BuildServiceProvider();
}
