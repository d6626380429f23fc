using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Comments;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>A comment that waits for the person's answer.</summary>
/// <param name="Tick">Where the form that ticks it off goes.</param>
public sealed record WaitingMention(string Id, CommentPlace Place, string Author, string When, string Words, string Tick)
{
    private const int Most = 100;

    /// <summary>
    /// What waits for a person in the organization that was read last, the oldest first; nothing about what they no longer see.
    /// </summary>
    public static async Task<IReadOnlyList<WaitingMention>> ReadAsync(OrganizationReader reader, long me, CancellationToken cancel)
    {
        var db = reader.Db;
        var waiting = await db
            .CommentMentions.AsNoTracking()
            .Where(m => m.PersonId == me && m.AnsweredAt == null)
            .Join(db.Comments, m => m.CommentId, c => c.Id, (m, c) => c)
            .OrderBy(c => c.Id)
            .Take(Most)
            .ToListAsync(cancel);
        if (waiting.Count == 0)
            return [];
        var names = await db.NamesAsync(waiting.Select(c => c.AuthorId), cancel);
        return await reader.ReadOnAsync(o => waiting.Select(c => Of(o, c, names)).OfType<WaitingMention>().ToList(), cancel) ?? [];
    }

    private static WaitingMention? Of(OrganizationView o, Comment comment, IReadOnlyDictionary<long, string> names) =>
        CommentPlace.Of(o, comment) is { } place
            ? new(
                PublicIds.Format(comment.Id),
                place,
                names.GetValueOrDefault(comment.AuthorId, "Someone"),
                PeriodWords.Moment(comment.At, o.Model.Organization.TimeZone),
                comment.Words,
                CommentThing.PathOf(comment.On, comment.Topic.Id)
            )
            : null;
}
