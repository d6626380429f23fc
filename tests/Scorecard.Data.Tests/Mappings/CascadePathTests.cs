using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Scorecard.Data.Tests.Mappings;

/// <summary>What SQL Server refuses when the tables are made, and no offline check finds.</summary>
public sealed class CascadePathTests
{
    private const int LongestClusteredKey = 900;
    private const int LongestIndexKey = 1700;

    [Fact]
    public void No_table_of_the_SQL_Server_model_is_reached_by_two_cascades()
    {
        var tables = Tables();
        var edges = tables
            .SelectMany(t => t.ForeignKeyConstraints)
            .Where(f => f.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull or ReferentialAction.SetDefault)
            .Select(f => (From: f.PrincipalTable.Name, To: f.Table.Name))
            .ToList();

        Assert.Contains(("Kpis", "KpiDefinitions"), edges);
        Assert.Empty(DoubleCascades(edges));
    }

    [Theory]
    [InlineData("A>B B>D A>C C>D", "A reaches D twice")]
    [InlineData("A>B A>B", "A reaches B twice")]
    [InlineData("A>B B>A", "A reaches A twice, B reaches B twice")]
    [InlineData("A>A", "A reaches A twice")]
    [InlineData("A>B B>C A>D", "")]
    [InlineData("A>C B>C", "")]
    public void Two_cascades_to_one_table_are_found(string edges, string found)
    {
        var pairs = edges.Split(' ').Select(e => (From: e[..1], To: e[2..])).ToList();
        Assert.Equal(found, string.Join(", ", DoubleCascades(pairs)));
    }

    [Fact]
    public void No_key_or_index_of_the_SQL_Server_model_is_too_long()
    {
        foreach (var table in Tables())
        {
            Assert.True(
                Bytes(table.PrimaryKey!.Columns) <= LongestClusteredKey,
                $"The primary key of {table.Name} may have more than {LongestClusteredKey} bytes."
            );
            foreach (var key in table.UniqueConstraints.Where(k => !k.GetIsPrimaryKey()))
                Assert.True(
                    Bytes(key.Columns) <= LongestIndexKey,
                    $"{key.Name} of {table.Name} may have more than {LongestIndexKey} bytes."
                );
            foreach (var index in table.Indexes)
                Assert.True(
                    Bytes(index.Columns) <= LongestIndexKey,
                    $"{index.Name} of {table.Name} may have more than {LongestIndexKey} bytes."
                );
        }
    }

    [Theory]
    [InlineData("nvarchar(450)", LongestClusteredKey)]
    [InlineData("nvarchar(850)", LongestIndexKey)]
    [InlineData("varbinary(900)", LongestClusteredKey)]
    [InlineData("bigint", 8)]
    public void The_bytes_of_a_key_are_counted_as_SQL_Server_counts_them(string type, int bytes) => Assert.Equal(bytes, Bytes(type));

    [Fact]
    public void A_text_without_a_longest_length_fits_no_key() => Assert.True(Bytes("nvarchar(max)") > LongestIndexKey);

    private static List<ITable> Tables()
    {
        using var db = ModelTests.Open("SqlServer");
        return [.. db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables];
    }

    /// <summary>The rule behind error 1785: no table may appear twice among all that one deletion sets off.</summary>
    private static IEnumerable<string> DoubleCascades(List<(string From, string To)> edges)
    {
        foreach (var start in edges.Select(e => e.From).Distinct().Order())
        {
            var reached = new List<string>() { start };
            for (var i = 0; i < reached.Count; i++)
                foreach (var to in edges.Where(e => e.From == reached[i]).Select(e => e.To))
                {
                    var again = reached.Contains(to);
                    if (again)
                        yield return $"{start} reaches {to} twice";
                    else
                        reached.Add(to);
                }
        }
    }

    private static int Bytes(IEnumerable<IColumn> columns) => columns.Sum(c => Bytes(c.StoreType));

    private static int Bytes(string storeType) =>
        storeType switch
        {
            "uniqueidentifier" => 16,
            "bigint" or "datetime2" => 8,
            "int" => 4,
            "date" => 3,
            var type when type.StartsWith("varbinary(", StringComparison.Ordinal) && !type.EndsWith("(max)", StringComparison.Ordinal) =>
                int.Parse(type[10..^1], System.Globalization.CultureInfo.InvariantCulture),
            var type when type.EndsWith("(max)", StringComparison.Ordinal) => int.MaxValue / 16,
            var type when type.StartsWith("nvarchar(", StringComparison.Ordinal) => 2
                * int.Parse(type[9..^1], System.Globalization.CultureInfo.InvariantCulture),
            var type => throw new NotSupportedException($"How long is a {type}?"),
        };
}
