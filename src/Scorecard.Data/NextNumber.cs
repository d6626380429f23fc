using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>The number of a write, what its first line in the journal follows, and which months it finds closed.</summary>
/// <param name="Before">The hash of the line before; <see cref="ChangeChain.Start"/> where there is none.</param>
/// <param name="ClosedThrough">The last closed day; null where no month is closed.</param>
internal readonly record struct NextNumber(long Sequence, byte[] Before, DateOnly? ClosedThrough)
{
    private const string Which = "{0}";

    /// <summary>
    /// Raises the organization's number, which locks its row, and reads it with the hash of the last line and the last closed day, in one
    /// round trip; null where there is no organization. Numbers have no gaps, so the line before is the last one of the number before.
    /// </summary>
    public static async Task<NextNumber?> TryTakeAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        var organization = SqlNames.Of<Organization>(db);
        var change = SqlNames.Of<Change>(db);
        var (id, number) = (organization[nameof(Organization.Id)], organization[nameof(Organization.Sequence)]);
        var (of, sequence) = (change[nameof(Change.OrganizationId)], change[nameof(Change.Sequence)]);
        var (ordinal, hash) = (change[nameof(Change.Ordinal)], change[nameof(Change.Hash)]);
        var closing = SqlNames.Of<Closing>(db);
        var (through, reopened) = (closing[nameof(Closing.Through)], closing[nameof(Closing.ReopenedAt)]);
        var closedOf = closing[nameof(Closing.OrganizationId)];
        var command = db.GetService<IRawSqlCommandBuilder>()
            .Build(
                $"""
                UPDATE {organization.Table} SET {number} = {number} + 1 WHERE {id} = {Which};
                SELECT o.{number}, c.{hash},
                    (SELECT MAX(k.{through}) FROM {closing.Table} AS k WHERE k.{closedOf} = o.{id} AND k.{reopened} IS NULL)
                FROM {organization.Table} AS o
                LEFT JOIN {change.Table} AS c ON c.{of} = o.{id} AND c.{sequence} = o.{number} - 1 AND c.{ordinal} =
                    (SELECT MAX(l.{ordinal}) FROM {change.Table} AS l WHERE l.{of} = o.{id} AND l.{sequence} = o.{number} - 1)
                WHERE o.{id} = {Which};
                """,
                [db.OrganizationId]
            );
        await using var reader = await command.RelationalCommand.ExecuteReaderAsync(
            new(
                db.GetService<IRelationalConnection>(),
                command.ParameterValues,
                null,
                db,
                db.GetService<IRelationalCommandDiagnosticsLogger>()
            ),
            cancel
        );
        var row = reader.DbDataReader;
        return await reader.ReadAsync(cancel)
            ? new(
                row.GetInt64(0),
                row.IsDBNull(1) ? ChangeChain.Start : row.GetFieldValue<byte[]>(1),
                row.IsDBNull(2) ? null : row.GetFieldValue<DateOnly>(2)
            )
            : null;
    }
}
