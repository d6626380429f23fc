using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Scorecard.Data.Sqlite;

/// <summary>Lets the migration tool build the model; it never connects.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<ScorecardDbContext>
{
    public ScorecardDbContext CreateDbContext(string[] args)
    {
        var provider = new SqliteProvider();
        var options = new DbContextOptionsBuilder<ScorecardDbContext>();
        provider.Configure(options, "Data Source=design.db");
        return new ScorecardDbContext(options.Options, provider);
    }
}
