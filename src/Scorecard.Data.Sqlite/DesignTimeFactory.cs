using Microsoft.EntityFrameworkCore.Design;

namespace Scorecard.Data.Sqlite;

/// <summary>Lets the migration tool build the model; it never connects.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<ScorecardDbContext>
{
    public ScorecardDbContext CreateDbContext(string[] args) => new SqliteProvider().Open("Data Source=design.db");
}
