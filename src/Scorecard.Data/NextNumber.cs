using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>The number of a write, and what its first line in the journal follows.</summary>
/// <param name="Before">The hash of the line before; <see cref="ChangeChain.Start"/> where there is none.</param>
internal readonly record struct NextNumber(long Sequence, byte[] Before)
{
    private const string Which = "{0}";

    /// <summary>
    /// Raises the organization's number, which locks its row, and reads it with the hash of the last line, in one round trip; null where
    /// there is no organization. Numbers have no gaps, so the line before is the last one of the number before.
    /// </summary>
    public static async Task<NextNumber?> TryTakeAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        var names = db.GetService<ISqlGenerationHelper>();
        var organization = db.Model.FindEntityType(typeof(Organization))!;
        var change = db.Model.FindEntityType(typeof(Change))!;
        var (organizations, changes) = (Table(organization), Table(change));
        var (id, number) = (Column(organization, nameof(Organization.Id)), Column(organization, nameof(Organization.Sequence)));
        var (of, sequence) = (Column(change, nameof(Change.OrganizationId)), Column(change, nameof(Change.Sequence)));
        var (ordinal, hash) = (Column(change, nameof(Change.Ordinal)), Column(change, nameof(Change.Hash)));
        var command = db.GetService<IRawSqlCommandBuilder>()
            .Build(
                $"""
                UPDATE {organizations} SET {number} = {number} + 1 WHERE {id} = {Which};
                SELECT o.{number}, c.{hash} FROM {organizations} AS o
                LEFT JOIN {changes} AS c ON c.{of} = o.{id} AND c.{sequence} = o.{number} - 1 AND c.{ordinal} =
                    (SELECT MAX(l.{ordinal}) FROM {changes} AS l WHERE l.{of} = o.{id} AND l.{sequence} = o.{number} - 1)
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
            ? new(row.GetInt64(0), row.IsDBNull(1) ? ChangeChain.Start : row.GetFieldValue<byte[]>(1))
            : null;

        string Table(IEntityType type) => names.DelimitIdentifier(type.GetTableName()!, type.GetSchema());
        string Column(IEntityType type, string property) => names.DelimitIdentifier(type.FindProperty(property)!.GetColumnName());
    }
}
