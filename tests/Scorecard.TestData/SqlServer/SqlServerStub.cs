using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.SqlServer;

namespace Scorecard.TestData.SqlServer;

/// <summary>Contexts that believe they speak to SQL Server.</summary>
public static class SqlServerStub
{
    private static readonly SqlServerProvider Provider = new();
    private static readonly DbContextOptions<ScorecardDbContext> Options = Configured();

    /// <param name="keep">Takes each command that the server would have got.</param>
    public static ScorecardDbContext Open(Action<SqlServerStatement> keep)
    {
        var db = new ScorecardDbContext(Options, Provider);
        db.Database.SetDbConnection(new StubConnection(keep), contextOwnsConnection: true);
        return db;
    }

    private static DbContextOptions<ScorecardDbContext> Configured()
    {
        var options = new DbContextOptionsBuilder<ScorecardDbContext>();
        Provider.Configure(options, "Server=none");
        return options.Options;
    }
}
