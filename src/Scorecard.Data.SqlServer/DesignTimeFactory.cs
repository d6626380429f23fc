using Microsoft.EntityFrameworkCore.Design;

namespace Scorecard.Data.SqlServer;

/// <summary>Lets the migration tool build the model; it never connects.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<ScorecardDbContext>
{
    public ScorecardDbContext CreateDbContext(string[] args) =>
        new SqlServerProvider().Open("Server=localhost;Database=scorecard;TrustServerCertificate=true");
}
