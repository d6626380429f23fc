using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Scorecard.Web.Tests.Statements;

/// <summary>An address for every page that the application has, those of tomorrow included.</summary>
public static class PageAddresses
{
    /// <summary>Pages that show nothing of an organization to someone signed in, and what they answer instead.</summary>
    private static readonly HashSet<string> Elsewhere = new(
        ["error/{code:int?}", "setup", "account/delete", "installation", "installation/index"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Its upload would take the place of the one that waits.</summary>
    private const string Old = "import/old/{id}";

    /// <exception cref="InvalidOperationException">A page has a parameter for which there is no sample.</exception>
    /// <param name="waiting">Where a mapped table waits for its import.</param>
    /// <param name="undo">Where an import is taken back.</param>
    public static IReadOnlyList<string> Of(ScoredCompany company, string waiting, string undo) =>
        [
            .. company
                .App.Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                .Select(e => e.RoutePattern.RawText!)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(route => !Elsewhere.Contains(route) && route != Old)
                .Select(route => route.Equals("import/undo", StringComparison.OrdinalIgnoreCase) ? undo : Fill(route, company, waiting))
                .Order(StringComparer.Ordinal),
        ];

    private static string Fill(string route, ScoredCompany company, string waiting)
    {
        var address = "/" + route.ToLowerInvariant();
        foreach (
            var (start, id) in new[]
            {
                ("/units/", company.World.Unit("OPS").Id),
                ("/objectives/", company.World.Objective("RUN").Id),
                ("/kpis/", company.World.Kpi("COST-OPS").Id),
                ("/initiatives/", company.World.Initiative("PAVE").Id),
                ("/admin/people/", company.Clerk.Id),
                ("/admin/perspectives/", company.World.Model.Perspectives[0].Id),
                ("/templates/saved/", ScoredCompany.SavedTemplate),
            }
        )
            if (address.StartsWith(start, StringComparison.Ordinal))
                address = address.Replace("{id}", ScoredCompany.Id(id), StringComparison.Ordinal);
        address = address.Replace("{entry}", ScoredCompany.Id(ScoredCompany.MeetingEntry), StringComparison.Ordinal);
        address = address switch
        {
            "/evidence/{id}" => $"/evidence/{ScoredCompany.Id(ScoredCompany.Link)}",
            "/comments/{on}/{id}" => $"/comments/kpi/{ScoredCompany.Id(company.World.Kpi("COST-OPS").Id)}",
            "/enter/grid" => $"/enter/grid?unit={ScoredCompany.Id(company.World.Unit("LINE").Id)}",
            "/enter" => $"/enter?unit={ScoredCompany.Id(company.World.Unit("LINE").Id)}",
            "/health-check" => $"/health-check?unit={ScoredCompany.Id(company.World.Unit("LINE").Id)}",
            "/compare" => $"/compare?of=periods&unit={ScoredCompany.Id(company.World.Unit("OPS").Id)}",
            "/search" => "/search?q=run",
            "/import/{id}" => waiting,
            "/import/mappings/{id}" => $"/import/mappings/{ScoredCompany.Id(ScoredCompany.KeptMapping)}",
            "/import/map/{id}" => waiting.Replace("/import/", "/import/map/", StringComparison.Ordinal),
            "/periods/{month}" => "/periods/2025-01",
            "/templates/{slug}" => "/templates/hospital",
            "/linked/{id}" => $"/linked/{ScoredCompany.Id(company.World.Objective("RUN").Id)}",
            "/library/{slug}/{code}" => "/library/hospital/c1-hnd",
            "/toolkit/{slug}" => "/toolkit/assessment",
            "/toolkit/lessons/{number}" => "/toolkit/lessons/1",
            "/toolkit/worksheets/{name}" => "/toolkit/worksheets/cascade",
            "/units/new" => $"/units/new?parent={ScoredCompany.Id(company.World.Unit("OPS").Id)}",
            "/objectives/new" => $"/objectives/new?unit={ScoredCompany.Id(company.World.Unit("OPS").Id)}",
            "/initiatives/new" => $"/initiatives/new?kpi={ScoredCompany.Id(company.World.Kpi("COST-OPS").Id)}",
            "/undo" => $"/undo?of={ScoredCompany.Id(company.World.Objective("RUN").Id)}&sequence=1",
            "/kpis/new" => $"/kpis/new?objective={ScoredCompany.Id(company.World.Objective("RUN").Id)}",
            _ when address.EndsWith("/map", StringComparison.Ordinal) => address + "?links=all&edit=yes",
            _ => address,
        };
        return address.Contains('{', StringComparison.Ordinal)
            ? throw new InvalidOperationException($"Give {nameof(PageAddresses)} a sample for {route}.")
            : address;
    }
}
