using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Scorecard.Data.SqlServer;

/// <summary>Lets the migration tool build the model; it never connects.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<ScorecardDbContext>
{
    public ScorecardDbContext CreateDbContext(string[] args)
    {
        var provider = new SqlServerProvider();
        var options = new DbContextOptionsBuilder<ScorecardDbContext>();
        provider.Configure(options, "Server=localhost;Database=scorecard;TrustServerCertificate=true");
        return new ScorecardDbContext(options.Options, provider);
    }
}
