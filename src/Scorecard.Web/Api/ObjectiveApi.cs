using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

internal static class ObjectiveApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/objectives", ListAsync)
            .WithName("listObjectives")
            .WithTags("Structure")
            .WithSummary("The objectives; with unit, those of a unit and the units below it.");
        api.MapGet("/objectives/{objective}", GetAsync)
            .WithName("getObjective")
            .WithTags("Structure")
            .WithSummary("One objective, by id or code.");
        api.MapGet("/contributions", ContributionsAsync)
            .WithName("listContributions")
            .WithTags("Structure")
            .WithSummary("Which objective contributes to which, where both are seen.");
    }

    private static async Task<Ok<Paged<ObjectiveData>>> ListAsync(
        ApiReader reader,
        string? unit,
        string? cursor,
        int? limit,
        CancellationToken cancel
    )
    {
        var (page, people) = await reader.ReadAsync(
            o =>
            {
                var units = ApiReader.Below(o, unit);
                var owners = new List<long?>();
                var found = Paged.Of(
                    o.Model.Objectives.Where(x => units.Contains(x.UnitId)),
                    x => x.Id,
                    x => ObjectiveData.Of(o, x, owners),
                    cursor,
                    limit
                );
                return Tuple.Create(found, owners);
            },
            cancel
        );
        var names = await reader.NamesAsync(people, cancel);
        return TypedResults.Ok(page with { Items = [.. page.Items.Select((x, i) => x with { Owner = Named(names, people[i]) })] });
    }

    private static async Task<Ok<ObjectiveData>> GetAsync(
        ApiReader reader,
        HttpResponse response,
        string objective,
        CancellationToken cancel
    )
    {
        var owners = new List<long?>();
        var found = await reader.ReadAsync(o => ObjectiveData.Of(o, ApiReader.Objective(o, objective), owners), cancel);
        response.Headers.ETag = Versions.Tag(found.Version);
        return TypedResults.Ok(found with { Owner = Named(await reader.NamesAsync(owners, cancel), owners[0]) });
    }

    private static async Task<Ok<Paged<ContributionData>>> ContributionsAsync(
        ApiReader reader,
        string? cursor,
        int? limit,
        CancellationToken cancel
    ) =>
        TypedResults.Ok(
            await reader.ReadAsync(
                o =>
                {
                    var units = ApiReader.Below(o, null);
                    return Paged.Of(
                        o.Model.Contributions.Where(c => Sees(o, units, c)),
                        c => c.FromId,
                        c => ContributionData.Of(o, c),
                        cursor,
                        limit
                    );
                },
                cancel
            )
        );

    private static bool Sees(OrganizationView o, HashSet<long> units, Contribution link) =>
        o.Model.TryObjective(link.FromId, out var from)
        && o.Model.TryObjective(link.ToId, out var to)
        && units.Contains(from.UnitId)
        && units.Contains(to.UnitId);

    public static string? Named(IReadOnlyDictionary<long, string> names, long? person) =>
        person is { } id ? names.GetValueOrDefault(id) : null;
}

public sealed record ObjectiveData(
    string Id,
    string Code,
    string Name,
    string? Description,
    string Unit,
    string Perspective,
    decimal Weight,
    decimal CascadeShare,
    RollUpRule Rule,
    string? Theme,
    string? Owner,
    int Version
)
{
    /// <param name="owners">Takes the owner's id, whose name is not in the book.</param>
    public static ObjectiveData Of(OrganizationView o, Objective objective, List<long?> owners)
    {
        owners.Add(objective.OwnerId);
        return new(
            PublicIds.Format(objective.Id),
            objective.Code,
            objective.Name,
            objective.Description,
            PublicIds.Format(objective.UnitId),
            o.Model.Perspective(objective.PerspectiveId).Name,
            objective.Weight,
            objective.CascadeShare,
            objective.Rule,
            objective.Theme,
            null,
            objective.Version
        );
    }
}

public sealed record ContributionData(string From, string FromCode, string To, string ToCode, decimal Weight, bool Counts)
{
    public static ContributionData Of(OrganizationView o, Contribution link) =>
        new(
            PublicIds.Format(link.FromId),
            o.Model.Objective(link.FromId).Code,
            PublicIds.Format(link.ToId),
            o.Model.Objective(link.ToId).Code,
            link.Weight,
            link.Counts
        );
}
