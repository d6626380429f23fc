using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Scorecard.Data.PostgreSql;

/// <summary>Lets the migration tool build the model; it never connects.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<ScorecardDbContext>
{
    public ScorecardDbContext CreateDbContext(string[] args)
    {
        var provider = new PostgreSqlProvider();
        var options = new DbContextOptionsBuilder<ScorecardDbContext>();
        provider.Configure(options, "Host=localhost;Database=scorecard");
        return new ScorecardDbContext(options.Options, provider);
    }
}
