using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Comments;
using Scorecard.Web.Forms;
using Scorecard.Web.Live;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Comments;

/// <summary>
/// The comments on one thing. Forms on the thing's own page come here; what is refused is shown here with what was typed, what is saved
/// leads back there.
/// </summary>
[RequestSizeLimit(LargestForm)]
public sealed class ThingModel(OrganizationReader reader, CommentWriting writing, SignedInPerson me, TimeProvider time) : EditPage
{
    /// <summary>In bytes: the files of a comment and as much again, which is refused by a sentence and not by the server.</summary>
    private const long LargestForm = 2 * CommentFile.Most * (long)CommentFile.Largest;

    private const int MostSuggestions = 8;

    private CommentThing thing = null!;
    private CommentLine? meant;

    [FromRoute]
    public string On { get; set; } = "";

    [FromRoute]
    public string Id { get; set; } = "";

    /// <summary>The comment to be edited.</summary>
    [FromQuery(Name = "edit")]
    public string? Edit { get; set; }

    [BindProperty]
    public CommentInput Input { get; set; } = new();

    public CommentsCard Card { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        ShowAsync(
            cancel,
            () =>
            {
                if (All.FirstOrDefault(line => line.Id == Edit && line.MayEdit) is { } edited)
                    Card = Card with { Editing = edited.Id };
            }
        );

    /// <summary>Names for a script that completes them.</summary>
    public async Task<IActionResult> OnGetPeopleAsync(string? q, CancellationToken cancel) =>
        await FindAsync(cancel)
            ? new JsonResult((await CommentPeople.ReadAsync(reader.Db, thing, cancel)).Beginning(q?.Trim(), me.Id, MostSuggestions))
            : NotFound();

    /// <summary>A file to be saved, never to be shown: whatever it holds, no browser makes a page of it.</summary>
    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken cancel)
    {
        if (!await FindAsync(cancel) || !PublicIds.TryParse(file, out var key))
            return NotFound();
        var comments = reader.Db.Comments.Where(CommentsCard.On(thing.Topic)).Select(c => c.Id);
        var found = await reader
            .Db.CommentFiles.AsNoTracking()
            .Where(f => f.Id == key && comments.Contains(f.CommentId))
            .Join(reader.Db.Set<CommentFileContent>(), f => f.Id, c => c.FileId, (f, c) => new { f.Name, c.Bytes })
            .SingleOrDefaultAsync(cancel);
        return found is null ? NotFound() : File(found.Bytes, "application/octet-stream", found.Name);
    }

    public Task<IActionResult> OnPostAddAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                IEnumerable<IFormFile> files = Request.HasFormContentType ? Request.Form.Files : [];
                var id = await writing.AddAsync(thing, Input, files, cancel);
                return Done(string.IsNullOrEmpty(Input.Comment) ? "The comment is saved." : "The reply is saved.", At(id));
            },
            cancel
        );

    public Task<IActionResult> OnPostEditAsync(CancellationToken cancel) =>
        ChangeAsync(
            line => line.Comment.AuthorId == me.Id,
            "The comment is changed.",
            () => writing.EditAsync(thing, Input, cancel),
            cancel
        );

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel) =>
        ChangeAsync(line => line.MaySettle, "The comment is withdrawn.", () => writing.WithdrawAsync(thing, Input, cancel), cancel);

    public Task<IActionResult> OnPostSettleAsync(CancellationToken cancel) =>
        ChangeAsync(
            line => line.MaySettle,
            Input.Done == "no" ? "The comment is open again." : "The comment is resolved.",
            () => writing.SettleAsync(thing, Input, cancel),
            cancel
        );

    public Task<IActionResult> OnPostAnsweredAsync(CancellationToken cancel) =>
        ChangeAsync(_ => true, "It does not wait for you any more.", () => writing.AnsweredAsync(meant!.Comment.Id, cancel), cancel);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
            return false;
        Way = thing.Way;
        Card = await CommentsCard.ReadAsync(reader.Db, thing, me.Actor, time.GetUtcNow().UtcDateTime, reader.AsOf, cancel);
        Card = Card with
        {
            Typed = HttpMethods.IsPost(Request.Method) ? Input : null,
            // A page that asks by itself takes the comments alone.
            People = Request.IsLive() ? [] : (await CommentPeople.ReadAsync(reader.Db, thing, cancel)).Choices(me.Id),
        };
        meant = All.FirstOrDefault(line => line.Id == Input.Comment);
        return true;
    }

    protected override void TakeTheirVersion()
    {
        Input = Input with { Version = meant?.Comment.Version ?? 0 };
        Card = Card with { Typed = Input, Editing = Input.Comment };
    }

    private IEnumerable<CommentLine> All => Card.Threads.SelectMany(line => line.Replies.Prepend(line));

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (await reader.ReadAsync(o => CommentThing.Find(o, On, Id), cancel) is not { } found)
            return false;
        thing = found;
        return true;
    }

    /// <summary>Does something to the comment that the form names; one that is not here is not there.</summary>
    private async Task<IActionResult> ChangeAsync(Func<CommentLine, bool> may, string done, Func<Task> change, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel) || meant is not { } line)
            return NotFound();
        if (!may(line))
            return Forbid();
        return await SaveAsync(
            async () =>
            {
                Card = Card with { Editing = Input.Words is null ? null : line.Id };
                await change();
                return Done(done, Input.Back is null ? At(line.Comment.Id) : "~/comments");
            },
            cancel
        );
    }

    private string At(long comment) => $"{thing.Path}#c-{PublicIds.Format(comment)}";
}
