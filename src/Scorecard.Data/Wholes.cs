using Microsoft.EntityFrameworkCore.ChangeTracking;
using Scorecard.Domain;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>What a tracked entity belongs to.</summary>
internal static class Wholes
{
    /// <summary>
    /// The thing that an entity is a part of, or that it is itself; null for what has no id of its own, such as a link that is known by its
    /// ends.
    /// </summary>
    public static (Type Type, long Id)? WholeOf(EntityEntry entry) =>
        entry.Entity is IPartOf part ? (part.Whole, part.WholeId)
        : entry.Metadata.FindProperty(nameof(Unit.Id)) is { } id && entry.Property(id).CurrentValue is long own
            ? (entry.Metadata.ClrType, own)
        : null;
}
