using Scorecard.Domain.Access;

namespace Scorecard.Data.Operations;

internal static class EditableUnits
{
    /// <summary>The units that a person may edit. Asked before a write is begun, which the book would wait for.</summary>
    public static Task<HashSet<long>> EditableAsync(
        this ScoreBookStore books,
        long organizationId,
        Actor actor,
        CancellationToken cancel
    ) =>
        books.ReadAsync(
            organizationId,
            book => book.Model.Units.Where(unit => book.Model.Allows(actor, Operation.Edit, unit)).Select(unit => unit.Id).ToHashSet(),
            cancel
        );
}
