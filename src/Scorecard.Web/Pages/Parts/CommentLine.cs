using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Comments;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>A comment as the database has it, with whom it asks and what hangs on it.</summary>
public sealed record StoredComment(Comment Comment, IReadOnlyList<CommentMention> Mentions, IReadOnlyList<CommentFile> Files)
{
    /// <summary>All people that it speaks of.</summary>
    public IEnumerable<long> People =>
        Mentions.Select(m => m.PersonId).Append(Comment.AuthorId).Concat(new[] { Comment.ResolvedBy, Comment.WithdrawnBy }.OfType<long>());
}

/// <summary>A comment, or a reply, as one person reads it.</summary>
public sealed record CommentLine
{
    public required Comment Comment { get; init; }

    public required string Author { get; init; }

    public required string When { get; init; }

    /// <summary>The words in pieces: names of the people who are asked, and what is between them.</summary>
    public required IReadOnlyList<(string Text, bool IsName)> Pieces { get; init; }

    /// <summary>Who has not answered yet, except the reader.</summary>
    public IReadOnlyList<string> Awaited { get; init; } = [];

    /// <summary>Whether it waits for the reader's answer.</summary>
    public bool AwaitsMe { get; init; }

    public IReadOnlyList<CommentFile> Files { get; init; } = [];

    public IReadOnlyList<CommentLine> Replies { get; init; } = [];

    /// <summary>The period of the value that it is about.</summary>
    public string? Value { get; init; }

    public bool MayEdit { get; init; }

    /// <summary>Whether the reader may resolve, reopen and withdraw it.</summary>
    public bool MaySettle { get; init; }

    /// <summary>“Resolved by Ada Byron, 9 Nov 2026”; null while it is open.</summary>
    public string? Resolved { get; init; }

    /// <summary>“Withdrawn by Ada Byron, 9 Nov 2026, 17:42”; null where it stands.</summary>
    public string? Withdrawn { get; init; }

    public string Id => PublicIds.Format(Comment.Id);

    /// <summary>The words on one line, for a heading that only readers of a screen hear.</summary>
    public string Brief => Comment.Words.Length <= 60 ? Comment.Words : Comment.Words[..57].TrimEnd() + "…";

    public static CommentLine Of(
        StoredComment stored,
        CommentThing thing,
        IReadOnlyDictionary<long, string> names,
        Actor reader,
        DateTime now,
        IEnumerable<StoredComment> replies
    )
    {
        var (comment, zone) = (stored.Comment, thing.Model.Organization.TimeZone);
        var me = reader.PersonId;
        var open = stored.Mentions.Where(m => m.AnsweredAt is null).Select(m => m.PersonId).ToList();
        return new()
        {
            Comment = comment,
            Author = Named(comment.AuthorId),
            When = PeriodWords.Moment(comment.At, zone) + (comment.EditedAt is null || comment.IsWithdrawn ? "" : ", edited"),
            Pieces = PiecesOf(comment.Words, stored.Mentions.Select(m => Named(m.PersonId))),
            Awaited = [.. open.Where(id => id != me).Select(id => Named(id))],
            AwaitsMe = open.Contains(me),
            Files = stored.Files,
            Replies = [.. replies.Select(r => Of(r, thing, names, reader, now, []))],
            Value = thing.ValueWords(comment.Period),
            MayEdit = comment.MayEdit(me, now),
            MaySettle = thing.Model.AllowsSettling(reader, comment, thing.Units[0]),
            Resolved = comment.ResolvedAt is { } at ? $"Resolved by {Named(comment.ResolvedBy)}, {PeriodWords.Moment(at, zone)}" : null,
            Withdrawn = comment.WithdrawnAt is { } gone
                ? $"Withdrawn by {Named(comment.WithdrawnBy)}, {PeriodWords.Moment(gone, zone)}"
                : null,
        };

        string Named(long? id) => id is { } known ? names.GetValueOrDefault(known, "Someone") : "Someone";
    }

    /// <summary>Cuts a text before and behind each “@Name” in it.</summary>
    public static IReadOnlyList<(string Text, bool IsName)> PiecesOf(string words, IEnumerable<string> names)
    {
        var known = names.OrderByDescending(name => name.Length).ToList();
        var pieces = new List<(string, bool)>();
        var kept = 0;
        for (var at = words.IndexOf('@'); at >= 0; at = words.IndexOf('@', at + 1))
            if (known.Find(name => Mentions.Begins(words[(at + 1)..], name)) is { } name)
            {
                if (at > kept)
                    pieces.Add((words[kept..at], false));
                kept = at + 1 + name.Length;
                pieces.Add((words[at..kept], true));
            }
        if (kept < words.Length)
            pieces.Add((words[kept..], false));
        return pieces;
    }
}
