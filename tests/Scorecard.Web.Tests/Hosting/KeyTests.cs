using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.TestData;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>The keys behind cookies and links, as they lie in the database.</summary>
public sealed class KeyTests : IAsyncLifetime
{
    private const string Password = "open sesame";

    private readonly TestDatabase database = TestDatabases.CreateSqlite();
    private readonly string folder = Directory.CreateTempSubdirectory("scorecard-keys-").FullName;

    private string Certificate => Path.Combine(folder, "keys.pfx");

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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_server_reads_the_keys_and_a_certificate_encrypts_them(bool encrypted)
    {
        await using var first = Server(encrypted ? Certificate : null, Password);
        await first.MigrateAsync();
        var secret = Protector(first).Protect("a cookie");
        await using var second = Server(encrypted ? Certificate : null, Password);

        Assert.Equal("a cookie", Protector(second).Unprotect(secret));
        await using var scope = first.CreateAsyncScope();
        var key = (await scope.ServiceProvider.GetRequiredService<ScorecardDbContext>().DataProtectionKeys.SingleAsync()).Xml;
        Assert.Equal(
            (encrypted, !encrypted),
            (key!.Contains("<EncryptedData", StringComparison.Ordinal), key.Contains("<masterKey", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Without_the_certificate_encrypted_keys_are_of_no_use()
    {
        await using var first = Server(Certificate, Password);
        await first.MigrateAsync();
        var secret = Protector(first).Protect("a cookie");
        await using var thief = Server(null, null);

        Assert.Throws<CryptographicException>(() => Protector(thief).Unprotect(secret));
    }

    [Theory]
    [InlineData("keys.pfx", "wrong")]
    [InlineData("nowhere.pfx", Password)]
    public void A_certificate_that_cannot_be_opened_ends_the_start(string file, string password)
    {
        var refused = Assert.Throws<CannotStart>(() => Server(Path.Combine(folder, file), password));
        Assert.Contains("Keys:Certificate", refused.Message, StringComparison.Ordinal);
    }

    private static IDataProtector Protector(IServiceProvider server) =>
        server.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private ServiceProvider Server(string? certificate, string? password) =>
        new ServiceCollection()
            .AddLogging()
            .AddDatabase(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        new Dictionary<string, string?>
                        {
                            ["Database:ConnectionString"] = database.ConnectionString,
                            ["Keys:Certificate"] = certificate,
                            ["Keys:Password"] = password,
                        }
                    )
                    .Build(),
                folder
            )
            .BuildServiceProvider();
}
