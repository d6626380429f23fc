using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Domain;
using Scorecard.Domain.Plans;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

internal static class InitiativeApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/initiatives", ListAsync)
            .WithName("listInitiatives")
            .WithTags("Initiatives")
            .WithSummary("The initiatives; with unit, those of a unit and the units below it.");
        api.MapGet("/initiatives/{initiative}", GetAsync)
            .WithName("getInitiative")
            .WithTags("Initiatives")
            .WithSummary("One initiative, by id or code.");
    }

    private static async Task<Ok<Paged<InitiativeData>>> ListAsync(
        ApiReader reader,
        string? unit,
        string? cursor,
        int? limit,
        CancellationToken cancel
    )
    {
        var owners = new List<long?>();
        var page = await reader.ReadAsync(
            o =>
            {
                var units = ApiReader.Below(o, unit);
                return Paged.Of(
                    o.Model.Initiatives.Where(i => units.Contains(i.UnitId)),
                    i => i.Id,
                    i => InitiativeData.Of(o, i, owners),
                    cursor,
                    limit
                );
            },
            cancel
        );
        var names = await reader.NamesAsync(owners, cancel);
        return TypedResults.Ok(
            page with
            {
                Items = [.. page.Items.Select((k, i) => k with { Owner = ObjectiveApi.Named(names, owners[i]) })],
            }
        );
    }

    private static async Task<Ok<InitiativeData>> GetAsync(
        ApiReader reader,
        HttpResponse response,
        string initiative,
        CancellationToken cancel
    )
    {
        var owners = new List<long?>();
        var found = await reader.ReadAsync(o => InitiativeData.Of(o, ApiReader.Initiative(o, initiative), owners), cancel);
        response.Headers.ETag = Versions.Tag(found.Version);
        return TypedResults.Ok(found with { Owner = ObjectiveApi.Named(await reader.NamesAsync(owners, cancel), owners[0]) });
    }
}

/// <param name="Progress">0 to 1.</param>
public sealed record InitiativeData(
    string Id,
    string Code,
    string Name,
    string? Description,
    string Unit,
    string? Owner,
    DateOnly Start,
    DateOnly Due,
    decimal? Budget,
    decimal Spent,
    decimal Progress,
    InitiativeStatus Status,
    string? Note,
    IReadOnlyList<MilestoneData> Milestones,
    IReadOnlyList<string> Objectives,
    IReadOnlyList<string> Kpis,
    bool MayReport,
    int Version
)
{
    /// <param name="owners">Takes the owner's id, whose name is not in the book.</param>
    public static InitiativeData Of(OrganizationView o, Initiative initiative, List<long?> owners)
    {
        owners.Add(initiative.OwnerId);
        return new(
            PublicIds.Format(initiative.Id),
            initiative.Code,
            initiative.Name,
            initiative.Description,
            PublicIds.Format(initiative.UnitId),
            null,
            initiative.Start,
            initiative.Due,
            initiative.Budget,
            initiative.Spent,
            initiative.Progress,
            initiative.Status,
            initiative.Note,
            [.. initiative.Milestones.Select(m => new MilestoneData(m.Number, m.Name, m.Due, m.DoneOn))],
            [
                .. initiative
                    .ObjectiveIds.Where(id => o.Model.TryObjective(id, out var served) && o.Sees(o.Model.UnitOf(served)))
                    .Select(PublicIds.Format),
            ],
            [
                .. initiative
                    .KpiIds.Where(id => o.Model.TryKpi(id, out var served) && o.Sees(o.Model.UnitOf(served)))
                    .Select(PublicIds.Format),
            ],
            o.AllowsReport(initiative),
            initiative.Version
        );
    }
}

public sealed record MilestoneData(int Number, string Name, DateOnly Due, DateOnly? DoneOn);
