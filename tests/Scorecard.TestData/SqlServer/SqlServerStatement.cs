using System.Data;
using System.Globalization;
using Microsoft.Data.SqlClient;

namespace Scorecard.TestData.SqlServer;

/// <summary>A command for SQL Server.</summary>
/// <param name="Parameters">As they are declared: <c>@p0 bigint</c>.</param>
public sealed record SqlServerStatement(string Sql, IReadOnlyList<string> Parameters)
{
    private const int LongestText = 4000;

    internal static string Declare(SqlParameter parameter) => $"@{parameter.ParameterName.TrimStart('@')} {TypeOf(parameter)}";

    private static string TypeOf(SqlParameter parameter) =>
        parameter.SqlDbType switch
        {
            SqlDbType.NVarChar when parameter.Size is > 0 and <= LongestText => string.Create(
                CultureInfo.InvariantCulture,
                $"nvarchar({parameter.Size})"
            ),
            SqlDbType.NVarChar => "nvarchar(max)",
            SqlDbType.VarBinary => "varbinary(max)",
            SqlDbType.Decimal => "decimal(19, 4)",
            var type => type.ToString().ToLowerInvariant(),
        };
}
