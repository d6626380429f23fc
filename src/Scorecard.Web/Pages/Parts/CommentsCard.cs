using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Comments;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>What was said about a thing, and the forms to say more.</summary>
public sealed record CommentsCard(CommentThing Thing, IReadOnlyList<CommentLine> Threads)
{
    /// <summary>Comments with their replies; the newest that are shown.</summary>
    public const int Most = 300;

    /// <summary>What was typed and refused; null where nothing was.</summary>
    public CommentInput? Typed { get; init; }

    /// <summary>The comment whose words are being changed.</summary>
    public string? Editing { get; init; }

    /// <summary>Those who may be asked; none where only their names can be typed.</summary>
    public IReadOnlyList<SelectListItem> People { get; init; } = [];

    public int Open => Threads.Count(line => line.Resolved is null && line.Withdrawn is null);

    public IEnumerable<CommentLine> Unresolved => Threads.Where(line => line.Resolved is null);

    public IReadOnlyList<CommentLine> Resolved => [.. Threads.Where(line => line.Resolved is not null)];

    public static async Task<CommentsCard> ReadAsync(
        ScorecardDbContext db,
        CommentThing thing,
        Actor reader,
        DateTime now,
        AsOf? asOf,
        CancellationToken cancel
    )
    {
        var stored = await db.CommentsAsync(On(thing.Topic), Most, asOf, cancel);
        var names = await db.NamesAsync(stored.SelectMany(s => s.People), cancel);
        var replies = stored.Where(s => s.Comment.ParentId is not null).ToLookup(s => s.Comment.ParentId);
        return new(
            thing,
            [
                .. stored
                    .Where(s => s.Comment.ParentId is null)
                    .Select(s => CommentLine.Of(s, thing, names, reader, now, replies[s.Comment.Id])),
            ]
        );
    }

    /// <summary>Those about one thing.</summary>
    public static Expression<Func<Comment, bool>> On(CommentTopic topic)
    {
        var id = topic.Id;
        return topic.On switch
        {
            CommentOn.Objective => c => c.ObjectiveId == id,
            CommentOn.Kpi => c => c.KpiId == id,
            CommentOn.Initiative => c => c.InitiativeId == id,
            CommentOn.Evidence => c => c.LinkId == id,
        };
    }
}

public static class StoredComments
{
    /// <summary>The newest that fit, oldest first, in one query that reads no file.</summary>
    public static async Task<IReadOnlyList<StoredComment>> CommentsAsync(
        this ScorecardDbContext db,
        Expression<Func<Comment, bool>> which,
        int most,
        AsOf? asOf,
        CancellationToken cancel
    )
    {
        var rows = await db
            .Comments.AsNoTracking()
            .KnownOn(asOf)
            .Where(which)
            .OrderByDescending(c => c.Id)
            .Take(most)
            .Select(c => new
            {
                Comment = c,
                Mentions = db.CommentMentions.Where(m => m.CommentId == c.Id).ToList(),
                Files = db.CommentFiles.Where(f => f.CommentId == c.Id).ToList(),
            })
            .ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.Comment.Id).Select(r => new StoredComment(r.Comment, r.Mentions, [.. r.Files.OrderBy(f => f.Id)]))];
    }
}
