using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Domain;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

internal static class UnitApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/units", ListAsync)
            .WithName("listUnits")
            .WithTags("Structure")
            .WithSummary("The units, in the order in which they were made.")
            .WithDescription("parent takes the id or code of a unit: those directly below it.");
        api.MapGet("/units/{unit}", GetAsync).WithName("getUnit").WithTags("Structure").WithSummary("One unit, by id or code.");
    }

    private static async Task<Ok<Paged<UnitData>>> ListAsync(
        ApiReader reader,
        string? parent,
        string? cursor,
        int? limit,
        CancellationToken cancel
    ) =>
        TypedResults.Ok(
            await reader.ReadAsync(
                o =>
                {
                    var above = parent is null ? null : ApiReader.Unit(o, parent);
                    var units = o.Model.Units.Where(u => (above is null || u.ParentId == above.Id) && o.Sees(u));
                    return Paged.Of(units, u => u.Id, u => UnitData.Of(o, u), cursor, limit);
                },
                cancel
            )
        );

    private static async Task<Ok<UnitData>> GetAsync(ApiReader reader, HttpResponse response, string unit, CancellationToken cancel)
    {
        var found = await reader.ReadAsync(o => UnitData.Of(o, ApiReader.Unit(o, unit)), cancel);
        response.Headers.ETag = Versions.Tag(found.Version);
        return TypedResults.Ok(found);
    }
}

public sealed record UnitData(
    string Id,
    string Code,
    string Name,
    string? Description,
    string? Parent,
    int Tier,
    bool Private,
    DateOnly? ClosedFrom,
    int Version
)
{
    public static UnitData Of(OrganizationView o, Unit unit) =>
        new(
            PublicIds.Format(unit.Id),
            unit.Code,
            unit.Name,
            unit.Description,
            unit.ParentId is { } parent && o.Model.TryUnit(parent, out var above) && o.Sees(above) ? PublicIds.Format(parent) : null,
            unit.Tier,
            unit.Private,
            unit.ClosedFrom,
            unit.Version
        );
}
