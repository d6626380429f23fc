using Scorecard.TestData.SqlServer;

namespace Scorecard.Data.Tests.SqlServer;

/// <summary>Schema and names for SQL Server, checked offline. There is no server behind these tests.</summary>
public sealed class SchemaTests(SchemaTests.Migrated migrated) : IClassFixture<SchemaTests.Migrated>
{
    public sealed class Migrated : IDisposable
    {
        public SqlServerSchema Schema { get; } = new(SqlServerSchema.MigrationScript());

        public void Dispose() => Schema.Dispose();
    }

    [Fact]
    public void The_migrations_are_written_as_SQL_Server_reads() => Assert.Empty(SqlServerSchema.Errors(SqlServerSchema.MigrationScript()));

    [Fact]
    public void The_tables_fit_together() => Assert.Empty(migrated.Schema.Problems());

    [Theory]
    [InlineData("SELECT [k].[Code] FROM [Kpis] AS [k] WHERE [k].[Id] = @id", null)]
    [InlineData("SELECT [k].[Colour] FROM [Kpis] AS [k] WHERE [k].[Id] = @id", "Colour")]
    [InlineData("SELECT [k].[Code] FROM [Kpi] AS [k] WHERE [k].[Id] = @id", "Kpi")]
    [InlineData("SELECT [k].[Code] FROM [Kpis] AS [k] ORDER BY [k].[Colour]", "Colour")]
    [InlineData("UPDATE [Kpis] SET [Colour] = 1 WHERE [Id] = @id", "Colour")]
    [InlineData("INSERT INTO [Kpis] ([Colour]) VALUES (1)", "Colour")]
    [InlineData("SELECT [k].[Code] FROM [Kpis] AS [k] LIMIT 1", "LIMIT")]
    public void A_wrong_name_or_word_is_found(string sql, string? found)
    {
        var problems = migrated.Schema.Problems([new(sql, ["@id bigint"])]);

        if (found is null)
            Assert.Empty(problems);
        else
            Assert.Contains(problems, p => p.Contains(found, StringComparison.Ordinal) && p.EndsWith(sql, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CREATE TABLE [A] ([Id] bigint NOT NULL PRIMARY KEY, [B] bigint NOT NULL REFERENCES [B] ([Id]))", "[B]")]
    [InlineData("CREATE TABLE [A] ([Id] bigint NOT NULL PRIMARY KEY); CREATE INDEX [IX] ON [A] ([Name])", "[Name]")]
    public void A_table_that_leans_on_nothing_is_found(string script, string found)
    {
        using var schema = new SqlServerSchema(script);
        Assert.Contains(schema.Problems(), p => p.Contains(found, StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_that_a_later_migration_adds_is_known()
    {
        using var schema = new SqlServerSchema(
            "CREATE TABLE [A] ([Id] bigint NOT NULL PRIMARY KEY);\nGO\nALTER TABLE [A] ADD [Name] nvarchar(20) NULL;"
        );
        Assert.Empty(schema.Problems([new("SELECT [Name] FROM [A]", [])]));
    }
}
