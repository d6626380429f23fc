using Microsoft.AspNetCore.OData;
using Microsoft.AspNetCore.OData.Query;
using Scorecard.Data;
using Scorecard.Web.Api;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Tables;

/// <summary>What spreadsheets and reports read under /odata/v1, as flat tables in the protocol OData 4.</summary>
public static class TableSetup
{
    public static IServiceCollection AddTables(this IServiceCollection services) =>
        services.AddOData(options =>
            options.EnableAll(null).SkipToken().SetCaseInsensitive(false).SetNoDollarQueryOptions(false).SetTimeZoneInfo(TimeZoneInfo.Utc)
        );

    public static void MapTables(this IEndpointRouteBuilder app)
    {
        var model = TableModel.Make();
        var tables = app.MapGroup(ProgramAddresses.Tables)
            .RequireAuthorization()
            .ExcludeFromDescription()
            .WithMetadata(new CostsAttribute(Costly.Call) { Reads = true }, new NeedsScope(TokenScope.Read))
            .AddEndpointFilter<CallFilter>()
            .WithODataModel(model)
            .WithODataBaseAddressFactory(Root);
        tables.MapODataServiceDocument("", model);
        tables.MapODataMetadata("/$metadata", model).AddEndpointFilter(AsXml);
        Map<UnitRow>(tables, TableModel.Units, (reader, _, cancel) => StructureTables.UnitsAsync(reader, cancel));
        Map<ObjectiveRow>(tables, TableModel.Objectives, (reader, _, cancel) => StructureTables.ObjectivesAsync(reader, cancel));
        Map<KpiRow>(tables, TableModel.Kpis, (reader, _, cancel) => StructureTables.KpisAsync(reader, cancel));
        Map<LinkRow>(tables, TableModel.Links, (reader, _, cancel) => StructureTables.LinksAsync(reader, cancel));
        Map<InitiativeRow>(tables, TableModel.Initiatives, (reader, _, cancel) => StructureTables.InitiativesAsync(reader, cancel));
        Map<ValueRow>(tables, TableModel.Values, (reader, _, cancel) => ValueTable.ReadAsync(reader, cancel));
        Map<ScoreRow>(tables, TableModel.Scores, ScoreTable.ReadAsync);
    }

    private static void Map<T>(
        RouteGroupBuilder tables,
        string name,
        Func<ApiReader, ODataQueryOptions<T>, CancellationToken, Task<IQueryable<T>>> read
    )
    {
        tables
            .MapGet(
                $"/{name}",
                async Task<object> (TableQuery<T> query, ApiReader reader, CancellationToken cancel) =>
                    query.Page(await read(reader, query.Options, cancel))
            )
            .WithODataResult();
        tables.MapGet(
            $"/{name}/$count",
            async (TableQuery<T> query, ApiReader reader, CancellationToken cancel) =>
                Results.Text(query.Count(await read(reader, query.Options, cancel)))
        );
    }

    /// <summary>OData 4.0 has metadata as XML; Power Query asks for all alike as JSON, and could not read them so.</summary>
    private static ValueTask<object?> AsXml(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!request.Query.ContainsKey("$format"))
            request.Headers.Accept = "application/xml";
        return next(context);
    }

    private static Uri Root(HttpContext context) =>
        new($"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{ProgramAddresses.Tables}/");
}
