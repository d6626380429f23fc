using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

internal static class KpiApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/kpis", ListAsync)
            .WithName("listKpis")
            .WithTags("Structure")
            .WithSummary("The KPIs; with unit, those of a unit and the units below it; with objective, those of one objective.");
        api.MapGet("/kpis/{kpi}", GetAsync).WithName("getKpi").WithTags("Structure").WithSummary("One KPI, by id or code.");
        api.MapGet("/kpis/{kpi}/definitions", DefinitionsAsync)
            .WithName("listDefinitions")
            .WithTags("Structure")
            .WithSummary("From when on a KPI is scored by which scale and weight, the earliest first.");
    }

    private static async Task<Ok<Paged<KpiData>>> ListAsync(
        ApiReader reader,
        string? unit,
        string? objective,
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
                var of = objective is null ? null : ApiReader.Objective(o, objective);
                return Paged.Of(
                    o.Model.Kpis.Where(k => (of is null || k.ObjectiveId == of.Id) && units.Contains(o.Model.UnitOf(k).Id)),
                    k => k.Id,
                    k => KpiData.Of(o, k, owners),
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

    private static async Task<Ok<KpiData>> GetAsync(ApiReader reader, HttpResponse response, string kpi, CancellationToken cancel)
    {
        var owners = new List<long?>();
        var found = await reader.ReadAsync(o => KpiData.Of(o, ApiReader.Kpi(o, kpi), owners), cancel);
        response.Headers.ETag = Versions.Tag(found.Version);
        return TypedResults.Ok(found with { Owner = ObjectiveApi.Named(await reader.NamesAsync(owners, cancel), owners[0]) });
    }

    private static async Task<Ok<IReadOnlyList<DefinitionData>>> DefinitionsAsync(ApiReader reader, string kpi, CancellationToken cancel) =>
        TypedResults.Ok<IReadOnlyList<DefinitionData>>(
            await reader.ReadAsync(o => ApiReader.Kpi(o, kpi).Definitions.Select(DefinitionData.Of).ToList(), cancel)
        );
}

public sealed record KpiData(
    string Id,
    string Code,
    string Name,
    string? Description,
    string Objective,
    string Unit,
    string UnitOfMeasure,
    Frequency Frequency,
    TimeAggregation Aggregation,
    Direction Direction,
    Indicator Indicator,
    ValueSource ValueSource,
    string? Parent,
    string? Owner,
    decimal? Lowest,
    decimal? Highest,
    int DueDays,
    int CarryForward,
    DateOnly BeginsOn,
    DateOnly? ClosedFrom,
    bool NeedsApproval,
    bool MayEnter,
    int Version
)
{
    /// <param name="owners">Takes the owner's id, whose name is not in the book.</param>
    public static KpiData Of(OrganizationView o, Kpi kpi, List<long?> owners)
    {
        owners.Add(kpi.OwnerId);
        var isParentSeen = kpi.ParentId is { } id && o.Model.TryKpi(id, out var parent) && o.Sees(o.Model.UnitOf(parent));
        return new(
            PublicIds.Format(kpi.Id),
            kpi.Code,
            kpi.Name,
            kpi.Description,
            PublicIds.Format(kpi.ObjectiveId),
            PublicIds.Format(o.Model.UnitOf(kpi).Id),
            kpi.UnitOfMeasure,
            kpi.Frequency,
            kpi.Aggregation,
            kpi.Direction,
            kpi.Indicator,
            kpi.ValueSource,
            isParentSeen ? PublicIds.Format(kpi.ParentId!.Value) : null,
            null,
            kpi.Lowest,
            kpi.Highest,
            kpi.DueDays,
            kpi.CarryForward,
            kpi.BeginsOn,
            kpi.ClosedFrom,
            kpi.NeedsApproval,
            kpi.IsEntered && o.AllowsEntry(kpi),
            kpi.Version
        );
    }
}

public sealed record DefinitionData(DateOnly EffectiveFrom, decimal Weight, ScaleKind Kind, IReadOnlyDictionary<string, string> Scale)
{
    public static DefinitionData Of(KpiDefinition definition) =>
        new(
            definition.EffectiveFrom,
            definition.Weight,
            definition.Scale.Kind,
            ScaleKinds
                .Fields.Where(field => field.IsGiven(definition.Scale))
                .ToDictionary(field => field.Key, field => field.Text(definition.Scale) ?? "")
        );
}
