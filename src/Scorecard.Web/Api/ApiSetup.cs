using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Routing;
using Scorecard.Data;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;

namespace Scorecard.Web.Api;

/// <summary>What programs ask and send, under /api/v1, and the document that describes it.</summary>
public static class ApiSetup
{
    public const string Document = "/openapi/v1.json";

    public static IServiceCollection AddApi(this IServiceCollection services) =>
        services
            .ConfigureHttpJsonOptions(options =>
            {
                options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
                options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            })
            .AddScoped<ApiReader>()
            .AddScoped<ApiWrites>()
            .AddScoped<ImportCalls>()
            .AddScoped<StructureCalls>()
            .AddScoped<ValueCalls>()
            .AddOpenApi("v1", ApiDocument.Set);

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi(Document).AllowAnonymous();
        var api = app.MapGroup(ProgramAddresses.Api)
            .RequireAuthorization()
            .WithMetadata(new CostsAttribute(Costly.Call) { Reads = true })
            .AddEndpointFilter<CallFilter>();
        var reads = api.MapGroup("").WithMetadata(new NeedsScope(TokenScope.Read));
        OrganizationApi.Map(reads);
        UnitApi.Map(reads);
        ObjectiveApi.Map(reads);
        KpiApi.Map(reads);
        LinkApi.Map(reads);
        InitiativeApi.Map(reads);
        CommentApi.Map(reads);
        ValueApi.Map(reads);
        ScoreApi.Map(reads);
        InsightApi.Map(reads);
        EvidenceApi.Map(reads);
        ValueWriting.Map(api.MapGroup("").WithMetadata(new NeedsScope(TokenScope.Values)));
        CommentSending.Map(api.MapGroup("").WithMetadata(new NeedsScope(TokenScope.Comments)));
        var imports = api.MapGroup("").WithMetadata(new NeedsScope(TokenScope.Imports));
        FileImports.Map(imports.MapGroup("").WithMetadata(new CostsAttribute(Costly.ImportCheck)));
        StructureWriting.Map(imports);
        InitiativeReporting.Map(api.MapGroup("").WithMetadata(new NeedsScope(TokenScope.Initiatives)));
    }
}

/// <summary>What a token has to be made for, to be let in at an address.</summary>
public sealed record NeedsScope(TokenScope Scope);
