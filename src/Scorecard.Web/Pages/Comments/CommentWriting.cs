using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Comments;
using Scorecard.Web.Forms;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Comments;

/// <summary>Writes comments, replies and what becomes of them, in the name of the signed-in person.</summary>
public sealed class CommentWriting(OrganizationWriter writer, SignedInPerson me, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Saves a comment, or a reply where the form names a comment, which answers what waited there for the person.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="RuleViolation">The words name somebody who cannot be asked, a file does not fit, or it is gone.</exception>
    public async Task<long> AddAsync(CommentThing thing, CommentInput input, IEnumerable<IFormFile> files, CancellationToken cancel)
    {
        var topic = thing.Topic with { Period = ValueOf(thing, input.Value) };
        var (words, asked) = await AskedAsync(thing, input.Words, input.Person, cancel);
        var attached = await files.CheckedAsync(cancel);
        await using var write = await writer.BeginAsync(cancel);
        var to = string.IsNullOrEmpty(input.Comment) ? null : await StillAsync(thing, input.Comment, cancel);
        var head = to?.ParentId is { } above ? await writer.Db.Comments.Where(c => c.Id == above).PresentAsync(cancel) : to;
        var comment = head is null
            ? new Comment(writer.NextId(), topic, me.Id, words, Now)
            : new Comment(writer.NextId(), head, me.Id, words, Now);
        writer.Db.Add(comment);
        writer.Db.AddRange(asked.Where(id => id != me.Id).Select(id => new CommentMention(comment, id)));
        foreach (var file in attached)
        {
            var kept = new CommentFile(writer.NextId(), comment, file);
            writer.Db.AddRange(kept, new CommentFileContent(kept, file.Bytes));
        }
        if (head is not null)
            foreach (var mention in await MentionsAsync(head.Id, cancel))
                if (mention.PersonId == me.Id)
                    mention.Answer(Now);
        await write.CommitAsync(cancel);
        return comment.Id;
    }

    /// <exception cref="DbUpdateConcurrencyException">Someone changed it since the form was opened.</exception>
    public async Task EditAsync(CommentThing thing, CommentInput input, CancellationToken cancel)
    {
        var (words, asked) = await AskedAsync(thing, input.Words, null, cancel);
        await using var write = await writer.BeginAsync(cancel);
        var comment = await StillAsync(thing, input.Comment, cancel);
        input.Version.ThrowIfSavedSince(comment.Version);
        comment.Edit(words, Now);
        var mentions = await writer.Db.CommentMentions.Where(m => m.CommentId == comment.Id).ToListAsync(cancel);
        writer.Db.RemoveRange(mentions.Where(m => m.AnsweredAt is null && !asked.Contains(m.PersonId)));
        writer.Db.AddRange(
            asked.Where(id => id != me.Id && mentions.TrueForAll(m => m.PersonId != id)).Select(id => new CommentMention(comment, id))
        );
        await write.CommitAsync(cancel);
    }

    /// <summary>Takes the words back, and with them whom they ask and the files.</summary>
    public async Task WithdrawAsync(CommentThing thing, CommentInput input, CancellationToken cancel)
    {
        await using var write = await writer.BeginAsync(cancel);
        var comment = await StillAsync(thing, input.Comment, cancel);
        comment.Withdraw(me.Id, Now);
        writer.Db.RemoveRange(await writer.Db.CommentMentions.Where(m => m.CommentId == comment.Id).ToListAsync(cancel));
        writer.Db.RemoveRange(await writer.Db.CommentFiles.Where(f => f.CommentId == comment.Id).ToListAsync(cancel));
        await write.CommitAsync(cancel);
    }

    /// <summary>Resolves a comment, after which it waits for nobody, or reopens it.</summary>
    public async Task SettleAsync(CommentThing thing, CommentInput input, CancellationToken cancel)
    {
        await using var write = await writer.BeginAsync(cancel);
        var comment = await StillAsync(thing, input.Comment, cancel);
        if (input.Done == "no")
            comment.Reopen();
        else
        {
            comment.Resolve(me.Id, Now);
            foreach (var mention in await MentionsAsync(comment.Id, cancel))
                mention.Answer(Now);
        }
        await write.CommitAsync(cancel);
    }

    /// <summary>Ticks off what a comment asks of the person, which is theirs alone.</summary>
    public async Task AnsweredAsync(long comment, CancellationToken cancel)
    {
        if (await writer.Db.CommentMentions.SingleOrDefaultAsync(m => m.CommentId == comment && m.PersonId == me.Id, cancel) is { } mention)
        {
            mention.Answer(Now);
            await writer.Db.SaveOwnAsync(cancel);
        }
    }

    /// <summary>The words, and whom they ask. Somebody who was chosen beside them is named before them.</summary>
    private async Task<(string? Words, IReadOnlyList<long> Asked)> AskedAsync(
        CommentThing thing,
        string? words,
        string? person,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrEmpty(person) && !Mentions.MayBeIn(words))
            return (words, []);
        var people = await CommentPeople.ReadAsync(writer.Db, thing, cancel);
        IReadOnlyList<long> chosen = people.Choices(me.Id).Chosen(person, "person") is { } id ? [id] : [];
        var asked = Mentions.In(words ?? "", people.People, chosen);
        if (chosen.Count == 0 || asked.Contains(chosen[0]))
            return (words, asked);
        var said = string.IsNullOrWhiteSpace(words) ? words : $"@{people.People.Single(p => p.Id == chosen[0]).Name} {words.Trim()}";
        return (said, [.. chosen, .. asked]);
    }

    /// <summary>Those of a comment and of the replies below it.</summary>
    private Task<List<CommentMention>> MentionsAsync(long thread, CancellationToken cancel) =>
        writer
            .Db.CommentMentions.Where(m => writer.Db.Comments.Any(c => c.Id == m.CommentId && (c.Id == thread || c.ParentId == thread)))
            .ToListAsync(cancel);

    private static DateOnly? ValueOf(CommentThing thing, string? value) =>
        string.IsNullOrEmpty(value) ? null
        : thing.Values.Offers(value) && DateOnly.TryParseExact(value, "yyyy-MM-dd", out var start) ? start
        : throw new RuleViolation("The value that you chose is no longer among the choices. Choose another.");

    private async Task<Comment> StillAsync(CommentThing thing, string? id, CancellationToken cancel)
    {
        var key = PublicIds.TryParse(id, out var parsed) ? parsed : 0;
        return await writer.Db.Comments.Where(CommentsCard.On(thing.Topic)).Where(c => c.Id == key).PresentAsync(cancel);
    }
}
