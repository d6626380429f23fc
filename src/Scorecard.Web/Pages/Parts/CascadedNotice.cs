using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>A cascade of an objective that the person can undo.</summary>
/// <param name="Units">The names of the units in which something of it stands.</param>
/// <param name="Path">Where its undoing is sent.</param>
public sealed record CascadedNotice(string Units, string When, string Path)
{
    /// <summary>Where the undoing of a cascade is sent.</summary>
    public static string PathOf(long objectiveId, long sequence) =>
        FormattableString.Invariant($"~/objectives/{PublicIds.Format(objectiveId)}/cascade?handler=Undo&sequence={sequence}");
}

public static class CascadedNotices
{
    /// <summary>Of an objective that the last read found, the newest first.</summary>
    public static async Task<IReadOnlyList<CascadedNotice>> NoticesAsync(
        this UndoCascade undo,
        OrganizationReader reader,
        Actor actor,
        long objectiveId,
        CancellationToken cancel
    )
    {
        var undoable = await undo.UndoableAsync(reader.OrganizationId, actor, objectiveId, cancel);
        return undoable.Count == 0
            ? []
            : (
                await reader.ReadOnAsync(
                    o =>
                        undoable
                            .Select(made => new CascadedNotice(
                                string.Join(", ", made.UnitIds.Where(id => o.Model.TryUnit(id, out _)).Select(id => o.Model.Unit(id).Name)),
                                PeriodWords.Moment(made.At, o.Model.Organization.TimeZone),
                                CascadedNotice.PathOf(objectiveId, made.Sequence)
                            ))
                            .ToList(),
                    cancel
                )
            )!;
    }
}
