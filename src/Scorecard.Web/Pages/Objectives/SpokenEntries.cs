using Scorecard.Data;
using Scorecard.Domain.Plans;
using Scorecard.Web.Pages.Parts;

namespace Scorecard.Web.Pages.Objectives;

/// <summary>What meetings said about an objective.</summary>
public static class SpokenEntries
{
    /// <summary>The newest that are looked through.</summary>
    private const int Most = 100;

    /// <summary>Actions that are open, then decisions.</summary>
    public static async Task<IReadOnlyList<Captured>> SpokenAsync(this ScorecardDbContext db, long objectiveId, CancellationToken cancel)
    {
        var entries = await db.CapturedAsync(e => e.ObjectiveId == objectiveId && e.Kind != MeetingEntryKind.Note, Most, cancel);
        return [.. entries.Where(c => c.Entry.Kind == MeetingEntryKind.Decision || c.Entry.IsOpen).OrderByDescending(c => c.Entry.IsOpen)];
    }

    /// <summary>Who does the actions among them.</summary>
    public static IEnumerable<long> OwnerIds(this IReadOnlyList<Captured> entries) => entries.Select(c => c.Entry.OwnerId).OfType<long>();

    /// <summary>Them as the objective's page lists them.</summary>
    public static EntryList ListedOn(
        this IReadOnlyList<Captured> entries,
        ObjectiveContent page,
        IReadOnlyDictionary<long, string> names
    ) =>
        new([.. entries.Select(c => EntryLine.Of(c, null, null, names, page.CanEdit, page.Today))], $"~/objectives/{page.Id}?{page.Query}");
}
