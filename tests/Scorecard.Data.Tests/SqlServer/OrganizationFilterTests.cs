using Scorecard.TestData.SqlServer;

namespace Scorecard.Data.Tests.SqlServer;

/// <summary>What counts as naming the organization in a statement.</summary>
public sealed class OrganizationFilterTests
{
    private static readonly OrganizationFilter Filter = new(
        new Dictionary<string, string>
        {
            ["Organizations"] = "Id",
            ["Units"] = "OrganizationId",
            ["Kpis"] = "OrganizationId",
        }
    );

    [Theory]
    [InlineData("SELECT [u].[Id] FROM [Units] AS [u] WHERE [u].[OrganizationId] = @o AND [u].[Id] = @id")]
    [InlineData("SELECT [o].[Name] FROM [Organizations] AS [o] WHERE @o = [o].[Id]")]
    [InlineData("SELECT [p].[Id] FROM [People] AS [p]")]
    [InlineData(
        "SELECT 1 FROM [Units] AS [u] INNER JOIN [Kpis] AS [k] ON [u].[OrganizationId] = [k].[OrganizationId] WHERE [k].[OrganizationId] = @o"
    )]
    [InlineData(
        "SELECT 1 FROM [Units] AS [u] LEFT JOIN (SELECT [k].[Id], [k].[OrganizationId] AS [O] FROM [Kpis] AS [k]) AS [t] "
            + "ON [u].[OrganizationId] = [t].[O] WHERE [u].[OrganizationId] = @o"
    )]
    [InlineData(
        "SELECT (SELECT COUNT(*) FROM [Kpis] AS [k] WHERE [k].[OrganizationId] = [u].[OrganizationId]) FROM [Units] AS [u] "
            + "WHERE [u].[OrganizationId] = @o"
    )]
    [InlineData(
        "SELECT 1 FROM [People] AS [p] WHERE [p].[Id] = 1 OR NOT EXISTS (SELECT 1 FROM [Units] AS [u] WHERE [u].[OrganizationId] = @o)"
    )]
    [InlineData("DELETE FROM [u] FROM [Units] AS [u] WHERE [u].[OrganizationId] = @o")]
    [InlineData("UPDATE [u] SET [u].[Name] = @n FROM [Units] AS [u] WHERE [u].[OrganizationId] = @o")]
    [InlineData("SELECT [u].[Id] FROM [Units] AS [u] WHERE [u].[OrganizationId] = @o AND 0 = 1")]
    [InlineData("SELECT [u].[Id] FROM [Units] AS [u] WHERE 0 = 1")]
    public void An_equality_that_always_holds_names_it(string sql) => Assert.Empty(Filter.Unnamed(sql));

    [Theory]
    [InlineData("SELECT [u].[Id] FROM [Units] AS [u] WHERE [u].[Id] = @id", "Units")]
    [InlineData("SELECT [o].[Id] FROM [Organizations] AS [o]", "Organizations")]
    [InlineData("SELECT 1 FROM [Units] AS [u] WHERE [u].[OrganizationId] = @o OR [u].[Id] = @id", "Units")]
    [InlineData("SELECT 1 FROM [Units] AS [u] WHERE NOT ([u].[OrganizationId] = @o)", "Units")]
    [InlineData("SELECT 1 FROM [Units] AS [u] WHERE [u].[OrganizationId] <> @o", "Units")]
    [InlineData("SELECT 1 FROM [Units] AS [u] WHERE [u].[OrganizationId] IN (@a, @b)", "Units")]
    [InlineData("SELECT 1 FROM [Units] AS [u] INNER JOIN [Kpis] AS [k] ON [u].[Id] = [k].[UnitId] WHERE [u].[OrganizationId] = @o", "Kpis")]
    [InlineData("SELECT 1 FROM [Units] AS [u] INNER JOIN [Kpis] AS [k] ON [u].[OrganizationId] = [k].[OrganizationId]", "Kpis", "Units")]
    [InlineData(
        "SELECT 1 FROM [Units] AS [u] LEFT JOIN [Kpis] AS [k] ON [u].[OrganizationId] = [k].[OrganizationId] AND [k].[OrganizationId] = @o",
        "Units"
    )]
    [InlineData(
        "SELECT 1 FROM (SELECT [k].[Id], [k].[Weight] AS [OrganizationId] FROM [Kpis] AS [k]) AS [t] WHERE [t].[OrganizationId] = @o",
        "Kpis"
    )]
    [InlineData("DELETE FROM [u] FROM [Units] AS [u] WHERE [u].[Id] = @id", "Units")]
    [InlineData("SELECT 1 FROM [Units] AS [u] WHERE EXISTS (SELECT 1 FROM [People] AS [p] WHERE 0 = 1) OR [u].[Id] = @id", "Units")]
    public void What_may_read_the_rows_of_others_does_not(string sql, params string[] unnamed) =>
        Assert.Equal(unnamed, Filter.Unnamed(sql));
}
