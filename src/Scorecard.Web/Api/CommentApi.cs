using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Comments;
using Scorecard.Web.Hosting;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

/// <summary>What can be commented on.</summary>
public enum CommentedKind
{
    Objective,
    Kpi,
    Initiative,
    Evidence,
}

internal static class CommentApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/comments/{on}/{id}", ListAsync)
            .WithName("listComments")
            .WithTags("Comments")
            .WithSummary("What was said about an objective, a KPI, an initiative or a link, the oldest first.");

    private static async Task<Ok<Paged<CommentData>>> ListAsync(
        ApiReader reader,
        CommentedKind on,
        string id,
        string? cursor,
        int? limit,
        CancellationToken cancel
    )
    {
        var thing = await FindAsync(reader, on, id, cancel);
        var (after, count) = Paged.Asked(cursor, limit);
        var found = await reader
            .Db.Comments.AsNoTracking()
            .KnownOn(reader.AsOf)
            .Where(CommentsCard.On(thing.Topic))
            .Where(c => c.Id > after)
            .OrderBy(c => c.Id)
            .Take(count + 1)
            .ToListAsync(cancel);
        var names = await reader.NamesAsync(found.Select(c => (long?)c.AuthorId), cancel);
        return TypedResults.Ok(
            new Paged<CommentData>(
                [.. found.Take(count).Select(c => CommentData.Of(c, names))],
                found.Count > count ? PublicIds.Format(found[count - 1].Id) : null
            )
        );
    }

    public static Task<CommentThing> FindAsync(ApiReader reader, CommentedKind on, string id, CancellationToken cancel) =>
        reader.ReadAsync(
            o => CommentThing.Find(o, $"{on}".ToLowerInvariant(), IdOf(o, on, id)) ?? throw Refused.NotThere("thing", id),
            cancel
        );

    private static string IdOf(OrganizationView o, CommentedKind on, string id) =>
        ApiReader.Known(on) switch
        {
            CommentedKind.Objective => PublicIds.Format(ApiReader.Objective(o, id).Id),
            CommentedKind.Kpi => PublicIds.Format(ApiReader.Kpi(o, id).Id),
            CommentedKind.Initiative => PublicIds.Format(ApiReader.Initiative(o, id).Id),
            CommentedKind.Evidence => id,
        };
}

/// <param name="Words">Empty where they were withdrawn.</param>
/// <param name="ReplyTo">The comment that it answers.</param>
/// <param name="Value">First day of the KPI's period that it is about.</param>
public sealed record CommentData(
    string Id,
    string? ReplyTo,
    string? Author,
    DateTime At,
    string Words,
    DateOnly? Value,
    bool Resolved,
    bool Withdrawn,
    int Version
)
{
    public static CommentData Of(Comment comment, IReadOnlyDictionary<long, string> names) =>
        new(
            PublicIds.Format(comment.Id),
            comment.ParentId is { } parent ? PublicIds.Format(parent) : null,
            names.GetValueOrDefault(comment.AuthorId),
            comment.At,
            comment.Words,
            comment.Period,
            comment.IsResolved,
            comment.IsWithdrawn,
            comment.Version
        );
}
