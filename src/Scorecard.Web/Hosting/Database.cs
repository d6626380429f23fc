using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Data.PostgreSql;
using Scorecard.Data.Sqlite;
using Scorecard.Data.SqlServer;
using Scorecard.Web.Hosting.Keys;

namespace Scorecard.Web.Hosting;

public static class Database
{
    /// <summary>
    /// SQLite in the folder of the setting Scorecard:Data, unless Database:Provider and Database:ConnectionString say otherwise; and the
    /// keys that lie in it.
    /// </summary>
    /// <exception cref="CannotStart">The settings name no database, or a folder that cannot be made.</exception>
    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration settings, string contentRoot)
    {
        DatabaseProvider provider = settings["Database:Provider"]?.ToUpperInvariant() switch
        {
            null or "" or "SQLITE" => new SqliteProvider(),
            "SQLSERVER" => new SqlServerProvider(),
            "POSTGRESQL" => new PostgreSqlProvider(),
            var other => throw new CannotStart($"Database:Provider is {other}. Set it to Sqlite, SqlServer or PostgreSql."),
        };
        var connection = settings["Database:ConnectionString"];
        var data = Path.GetFullPath(settings["Scorecard:Data"] ?? "App_Data", contentRoot);
        var file = provider is SqliteProvider ? FileOf(connection, data, contentRoot) : null;
        services.AddScorecardData(
            provider,
            file?.ToString()
                ?? connection
                ?? throw new CannotStart($"Database:Provider is {provider.Name}. Set Database:ConnectionString too."),
            settings["Books:Memory"] is { Length: > 0 } books ? MemoryOf(books) : null
        );
        var folder = Path.GetDirectoryName(file?.DataSource) ?? data;
        services.AddKeys(settings, contentRoot, folder);
        services.AddSingleton(new SetupLinkFile(folder));
        return services;
    }

    /// <summary>Brings the database to this version's schema, one start at a time.</summary>
    /// <exception cref="CannotStart">The database is not to be had, or newer than this version.</exception>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        var provider = services.GetRequiredService<DatabaseProvider>();
        try
        {
            var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
            await provider.MigrateAsync(db, services.GetRequiredService<ILoggerFactory>().CreateLogger("Scorecard.Start"), cancel);
            await provider.PrepareAsync(db, cancel);
        }
        catch (DbException failure) when (provider.Explain(failure) is { } sentence)
        {
            throw new CannotStart(sentence, failure);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            throw new CannotStart(
                $"Database:ConnectionString is no connection string of {provider.Name}: {unreadable.Message} See docs/databases.md.",
                unreadable
            );
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(
                $"The database cannot be opened: {denied.Message} Set Scorecard:Data to a folder that can be written.",
                denied
            );
        }
    }

    /// <summary>Says whether people can be sent here: the database answers, and the first pages have been made once.</summary>
    public static async Task<IResult> AnswerAsync(ScorecardDbContext db, WarmUp warmUp, CancellationToken cancel) =>
        !warmUp.Done.IsCompleted ? NotReady("The server is warming up.")
        : await AnswersAsync(db, cancel) ? Results.Text("ready")
        : NotReady("The database does not answer.");

    private static async Task<bool> AnswersAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        try
        {
            return await db.Database.CanConnectAsync(cancel);
        }
        catch (Exception failure) when (db.Provider.IsAway(failure))
        {
            return false;
        }
    }

    private static IResult NotReady(string sentence) => Results.Text(sentence, statusCode: StatusCodes.Status503ServiceUnavailable);

    private static BookMemory MemoryOf(string books) =>
        BookMemory.Parse(books)
        ?? throw new CannotStart(
            $"Books:Memory is {books}. Set it to an amount such as 512MB or 2GB, or to a share of the memory such as 25%."
        );

    private static SqliteConnectionStringBuilder FileOf(string? connection, string data, string contentRoot)
    {
        try
        {
            var file = new SqliteConnectionStringBuilder(connection);
            file.DataSource = file.DataSource is "" ? Path.Combine(data, "scorecard.db") : Path.GetFullPath(file.DataSource, contentRoot);
            Directory.CreateDirectory(Path.GetDirectoryName(file.DataSource)!);
            return file;
        }
        catch (ArgumentException unreadable)
        {
            throw new CannotStart(
                $"Database:ConnectionString is no connection string of SQLite: {unreadable.Message} "
                    + "Leave it away, or set it to Data Source= and the path of a file.",
                unreadable
            );
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(
                $"The folder of the database cannot be made: {denied.Message} Set Scorecard:Data to a folder that can be written.",
                denied
            );
        }
    }
}
