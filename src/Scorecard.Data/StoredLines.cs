using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Scorecard.Domain.Changes;

namespace Scorecard.Data;

/// <summary>
/// The lines of a journal one by one as the database holds them, past the model: what somebody has put into them may be nothing that the
/// model can read.
/// </summary>
internal static class StoredLines
{
    // The longest that the first rows may take; the rest come as they are read.
    private const int Patience = 600;

    /// <summary>All lines of the scoped organization, in order.</summary>
    public static async IAsyncEnumerable<StoredLine> ReadAsync(ScorecardDbContext db, [EnumeratorCancellation] CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandTimeout = Patience;
#pragma warning disable CA2100 // Names of the model.
            command.CommandText = Select(db);
#pragma warning restore CA2100
            var organization = command.CreateParameter();
            organization.ParameterName = "@organization";
            organization.Value = db.OrganizationId;
            command.Parameters.Add(organization);
            await using var row = await command.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
                yield return new(row.GetInt64(0), row.GetInt32(1), TryRead(row, db.OrganizationId), HashOf(row));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static string Select(ScorecardDbContext db)
    {
        var names = SqlNames.Of<Change>(db);
        string[] columns =
        [
            nameof(Change.Sequence),
            nameof(Change.Ordinal),
            nameof(Change.At),
            nameof(Change.By),
            nameof(Change.Subject),
            nameof(Change.SubjectId),
            nameof(Change.What),
            nameof(Change.From),
            nameof(Change.To),
            nameof(Change.Why),
            nameof(Change.Hash),
        ];
        return $"SELECT {string.Join(", ", columns.Select(column => names[column]))} FROM {names.Table} "
            + $"WHERE {names[nameof(Change.OrganizationId)]} = @organization "
            + $"ORDER BY {names[nameof(Change.Sequence)]}, {names[nameof(Change.Ordinal)]}";
    }

    /// <summary>Null where a column holds what the program never writes.</summary>
    private static Change? TryRead(DbDataReader row, long organization)
    {
        try
        {
            var kind = row.GetString(4);
            if (!Enum.TryParse<Subject>(kind, out var subject) || subject.ToString() != kind)
                return null;
            return new(
                organization,
                row.GetInt64(0),
                row.GetInt32(1),
                row.GetDateTime(2),
                row.IsDBNull(3) ? null : row.GetInt64(3),
                subject,
                row.GetInt64(5),
                row.GetString(6),
                Text(row, 7),
                Text(row, 8),
                Text(row, 9)
            );
        }
        catch (Exception unreadable)
            when (unreadable is InvalidCastException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>What is no hash is an empty one, which nothing follows.</summary>
    private static byte[]? HashOf(DbDataReader row) =>
        row.IsDBNull(10) ? null
        : row.GetValue(10) is byte[] hash ? hash
        : [];
}
