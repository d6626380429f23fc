using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Domain.Plans;
using Scorecard.Web.Pages.Parts;

namespace Scorecard.Web.Api;

internal static class LinkApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/links", ListAsync)
            .WithName("listLinks")
            .WithTags("Structure")
            .WithSummary("What drives what: the arrows of the strategy map, where both ends are seen.");

    private static async Task<Ok<Paged<LinkData>>> ListAsync(ApiReader reader, string? cursor, int? limit, CancellationToken cancel) =>
        TypedResults.Ok(
            await reader.ReadAsync(
                o => Paged.Of(o.Model.Causes.Where(o.Sees), l => l.Id, l => LinkData.Of(o.Model, l), cursor, limit),
                cancel
            )
        );
}

/// <param name="Kind">Whether it leads from objective to objective, or from KPI to KPI.</param>
/// <param name="Lag">In periods of the cause.</param>
/// <param name="Raises">Whether more of the cause means more of the effect.</param>
public sealed record LinkData(
    string Id,
    ScoredKind Kind,
    string Cause,
    string CauseCode,
    string Effect,
    string EffectCode,
    int Lag,
    bool Raises,
    string? Note,
    int Version
)
{
    public static LinkData Of(OrganizationModel model, CauseEffectLink link)
    {
        var ofKpis = link.CauseKpiId is not null;
        return new(
            PublicIds.Format(link.Id),
            ofKpis ? ScoredKind.Kpi : ScoredKind.Objective,
            PublicIds.Format(link.CauseId),
            CodeOf(link.CauseId),
            PublicIds.Format(link.EffectId),
            CodeOf(link.EffectId),
            link.Lag,
            link.Raises,
            link.Note,
            link.Version
        );

        string CodeOf(long id) => ofKpis ? model.Kpi(id).Code : model.Objective(id).Code;
    }
}
