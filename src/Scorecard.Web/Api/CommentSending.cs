using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Web.Hosting;
using Scorecard.Web.Pages.Comments;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

internal static class CommentSending
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/comments/{on}/{id}", AddAsync)
            .WithName("addComment")
            .WithTags("Comments")
            .WithSummary(
                "Says something about an objective, a KPI, an initiative or a link. @ and a name ask that person, as on the pages."
            )
            .Accepts<CommentSent>("application/json")
            .Produces<CommentData>(StatusCodes.Status201Created);

    private static Task<IResult> AddAsync(
        HttpContext context,
        ApiWrites writes,
        ApiReader reader,
        CommentWriting writing,
        SignedInPerson person,
        CommentedKind on,
        string id,
        CancellationToken cancel
    ) =>
        writes.OnceAsync(
            context,
            async body =>
            {
                if (person.By is null)
                    throw new Refused(StatusCodes.Status403Forbidden, "A service is nobody who could say something. Use a personal token.");
                var sent = CallBody.Parse<CommentSent>(context, body);
                var thing = await CommentApi.FindAsync(reader, on, id, cancel);
                var added = await writing.AddAsync(thing, new CommentInput { Words = sent.Words, Comment = sent.ReplyTo }, [], cancel);
                var comment = await reader.Db.Comments.AsNoTracking().SingleAsync(c => c.Id == added, cancel);
                var names = await reader.NamesAsync([comment.AuthorId], cancel);
                return (StatusCodes.Status201Created, CommentData.Of(comment, names));
            },
            cancel
        );
}

/// <param name="ReplyTo">The id of the comment that it answers.</param>
public sealed record CommentSent(string? Words, string? ReplyTo);
