using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Data.PostgreSql;
using Scorecard.Data.Sqlite;
using Scorecard.Data.SqlServer;

namespace Scorecard.Web.Hosting;

public static class Database
{
    /// <summary>SQLite in App_Data beside the application, unless Database:Provider and Database:ConnectionString say otherwise.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration settings, string contentRoot)
    {
        DatabaseProvider provider = settings["Database:Provider"]?.ToUpperInvariant() switch
        {
            null or "" or "SQLITE" => new SqliteProvider(),
            "SQLSERVER" => new SqlServerProvider(),
            "POSTGRESQL" => new PostgreSqlProvider(),
            var other => throw new InvalidOperationException($"Database:Provider is {other}. Set it to Sqlite, SqlServer or PostgreSql."),
        };
        var connection = settings["Database:ConnectionString"];
        services.AddScorecardData(
            provider,
            provider is SqliteProvider
                ? FileOf(connection, contentRoot)
                : connection
                    ?? throw new InvalidOperationException($"Database:Provider is {provider.Name}. Set Database:ConnectionString too."),
            settings["Books:Memory"] is { Length: > 0 } books ? MemoryOf(books) : null
        );
        var keys = services.AddDataProtection().SetApplicationName("Scorecard").PersistKeysToDbContext<ScorecardDbContext>();
        if (settings["Keys:Certificate"] is { Length: > 0 } file)
            keys.ProtectKeysWithCertificate(CertificateOf(Path.GetFullPath(file, contentRoot), settings["Keys:Password"]));
        return services;
    }

    /// <summary>Brings the database to this version's schema, under the provider's lock where several nodes start at once.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
        await db.Database.MigrateAsync(cancel);
        await db.Provider.PrepareAsync(db, cancel);
    }

    /// <summary>Says whether the database answers.</summary>
    public static async Task<IResult> AnswerAsync(ScorecardDbContext db, CancellationToken cancel) =>
        await db.Database.CanConnectAsync(cancel)
            ? Results.Text("ready")
            : Results.Text("The database does not answer.", statusCode: StatusCodes.Status503ServiceUnavailable);

    private static BookMemory MemoryOf(string books) =>
        BookMemory.Parse(books)
        ?? throw new InvalidOperationException(
            $"Books:Memory is {books}. Set it to an amount such as 512MB or 2GB, or to a share of the memory such as 25%."
        );

    private static X509Certificate2 CertificateOf(string file, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"Keys:Certificate is {file}, which cannot be opened. Set it to a PKCS #12 file, and Keys:Password to its password.",
                unreadable
            );
        }
    }

    private static string FileOf(string? connection, string contentRoot)
    {
        var file = new SqliteConnectionStringBuilder(connection ?? "Data Source=App_Data/scorecard.db");
        file.DataSource = Path.GetFullPath(file.DataSource, contentRoot);
        Directory.CreateDirectory(Path.GetDirectoryName(file.DataSource)!);
        return file.ToString();
    }
}
