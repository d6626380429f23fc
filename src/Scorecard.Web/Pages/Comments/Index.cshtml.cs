using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Comments;

/// <summary>What waits for the person's answer, and what was said lately about things that the person sees.</summary>
public sealed class IndexModel(OrganizationReader reader, SignedInPerson me) : PageModel
{
    // Some of the newest may be about what the person does not see.
    private const int MostRead = 300,
        MostShown = 40;

    public sealed record Line(CommentPlace Place, string Author, string When, string Words, bool IsReply);

    public IReadOnlyList<WaitingMention> Waiting { get; private set; } = [];

    public IReadOnlyList<Line> Latest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (await reader.ReadAsync(o => o.Model.Organization, cancel) is null)
            return;
        Waiting = await WaitingMention.ReadAsync(reader, me.Id, cancel);
        var stored = await reader.Db.CommentsAsync(c => c.WithdrawnAt == null, MostRead, reader.AsOf, cancel);
        var names = await reader.Db.NamesAsync(stored.Select(s => s.Comment.AuthorId), cancel);
        Latest =
            await reader.ReadOnAsync(
                o =>
                    stored
                        .Reverse()
                        .Select(s => s.Comment)
                        .Select(c => (Comment: c, Place: CommentPlace.Of(o, c)))
                        .Where(found => found.Place is not null)
                        .Take(MostShown)
                        .Select(found => new Line(
                            found.Place!,
                            names.GetValueOrDefault(found.Comment.AuthorId, "Someone"),
                            PeriodWords.Moment(found.Comment.At, o.Model.Organization.TimeZone),
                            found.Comment.Words,
                            found.Comment.ParentId is not null
                        ))
                        .ToList(),
                cancel
            ) ?? [];
    }
}
