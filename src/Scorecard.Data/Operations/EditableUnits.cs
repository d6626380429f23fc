using Scorecard.Domain.Access;

namespace Scorecard.Data.Operations;

internal static class EditableUnits
{
    /// <summary>Those of some units that a person may edit.</summary>
    public static Task<HashSet<long>> EditableAsync(
        this ScoreBookStore books,
        long organizationId,
        Actor actor,
        IReadOnlyCollection<long> units,
        CancellationToken cancel
    ) =>
        books.ReadAsync(
            organizationId,
            book => units.Where(id => book.Model.TryUnit(id, out var unit) && book.Model.Allows(actor, Operation.Edit, unit)).ToHashSet(),
            cancel
        );
}
