using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;

namespace Scorecard.Data.Tests.Import;

/// <summary>A database may take for one what the program tells apart, by a collation of its own.</summary>
public sealed class SameToTheDatabaseTests : ImportTests
{
    [Fact]
    public async Task Rows_that_are_one_to_the_database_are_refused_with_a_sentence()
    {
        await using (var db = Store.Open())
            await db.Database.ExecuteSqlRawAsync("CREATE UNIQUE INDEX AllAlike ON Units (OrganizationId) WHERE Id > 100000");

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => ImportAsync());

        Assert.StartsWith("The database takes two codes or names of these files for one.", refused.Message, StringComparison.Ordinal);
        await using var after = Store.Open();
        Assert.False(await after.Organizations.IgnoreQueryFilters().AnyAsync(o => o.Name == NewName));
    }
}
