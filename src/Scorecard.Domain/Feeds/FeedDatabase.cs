namespace Scorecard.Domain.Feeds;

/// <summary>The make of a database that values are read from.</summary>
public enum DatabaseKind
{
    PostgreSql,
    SqlServer,
    MySql,
    Sqlite,
}

/// <summary>A database outside that KPIs are read from.</summary>
public sealed class FeedDatabase : IUnjournaled
{
    public const int NameLength = 100;
    public const int ServerLength = 250;
    public const int SecretLength = 1000;
    public const int Most = 20;

    private FeedDatabase() { }

    /// <param name="password">Encrypted; empty for none.</param>
    public FeedDatabase(long id, long organizationId, string name, DatabaseKind kind, FeedAddress address, string password)
    {
        Id = id;
        OrganizationId = organizationId;
        Name = name;
        Kind = kind;
        Server = address.Server;
        Port = address.Port;
        Database = address.Database;
        User = address.User;
        Password = password;
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    /// <summary>What people call it.</summary>
    public string Name { get; private set; } = "";

    public DatabaseKind Kind { get; private set; }

    /// <summary>Empty for SQLite.</summary>
    public string Server { get; private set; } = "";

    /// <summary>Null for the usual one.</summary>
    public int? Port { get; private set; }

    /// <summary>Its name on the server; of SQLite the name of its file.</summary>
    public string Database { get; private set; } = "";

    public string User { get; private set; } = "";

    /// <summary>Encrypted; empty for none.</summary>
    public string Password { get; private set; } = "";

    public FeedAddress Address => new(Server, Port, Database, User);
}

/// <summary>Where a database is, and as whom it is read.</summary>
public sealed record FeedAddress(string Server, int? Port, string Database, string User);
