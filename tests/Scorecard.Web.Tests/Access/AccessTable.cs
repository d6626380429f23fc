using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Domain;
using Scorecard.TestData;

namespace Scorecard.Web.Tests.Access;

/// <summary>The table “Every request” of docs/access.md, and what the application really has.</summary>
internal static class AccessTable
{
    private static readonly MarkdownTable Table = MarkdownTable
        .Read(Path.Combine(Files.Root, "docs", "access.md"))
        .Single(t => t.Heading == "Every request");

    public static IReadOnlyList<MarkdownTable.Row> Rows => Table.Rows;

    public static string RequestOf(MarkdownTable.Row row) => row["request"].Trim('`');

    /// <summary>The method, page and handler that a row is about: its request without what else stands in the address.</summary>
    public static string KeyOf(string request)
    {
        // The question mark of an optional part of a route is followed by its brace.
        var (path, query) = Regex.Split(request, @"\?(?!})") is [var before, var after] ? (before, after) : (request, "");
        return path
            + (
                query.Split('&').FirstOrDefault(part => part.StartsWith("handler=", StringComparison.Ordinal)) is { } handler
                    ? $"?{handler}"
                    : ""
            );
    }

    /// <summary>Every method, page and handler, and every endpoint beside the pages, that the application answers to.</summary>
    public static async Task<IReadOnlyList<string>> InApplicationAsync(IServiceProvider services)
    {
        var endpoints = services
            .GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .ToList();
        var found = endpoints
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null)
            .SelectMany(e =>
                (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} {Rooted(e)}")
            )
            .ToList();
        var loader = services.GetRequiredService<PageLoader>();
        foreach (
            var page in endpoints
                .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                .GroupBy(e => e.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath)
        )
        {
            var compiled = await loader.LoadAsync(
                page.First().Metadata.GetMetadata<PageActionDescriptor>()!,
                EndpointMetadataCollection.Empty
            );
            var path = page.Select(Rooted).MinBy(template => template.Length)!;
            found.AddRange(
                compiled
                    .HandlerMethods.Where(handler =>
                        handler.HttpMethod is "Get" or "Post" or "Put" or "Delete" or "Patch" or "Head" or "Options"
                    )
                    .Select(handler =>
                        $"{handler.HttpMethod.ToUpperInvariant()} {path}{(handler.Name is { } name ? $"?handler={name}" : "")}"
                    )
                    .DefaultIfEmpty($"GET {path}")
            );
        }
        return found;
    }

    /// <summary>Whether a request is about things of a unit, which may be private.</summary>
    public static bool IsAboutUnit(string request) =>
        request.Contains('{', StringComparison.Ordinal)
        && !request.Contains("/admin/", StringComparison.Ordinal)
        && !request.Contains("/import", StringComparison.Ordinal)
        && !request.Contains("{token}", StringComparison.Ordinal)
        && !request.Contains("{secret}", StringComparison.Ordinal)
        && !request.Contains("/error/", StringComparison.Ordinal);

    /// <summary>The address of a request with real ids in it.</summary>
    public static async Task<string> AddressAsync(string request, AccessCompany company, Place at)
    {
        var template = request.Split(' ')[1];
        if (template.Contains("{token}", StringComparison.Ordinal))
            return await company.MakeLinkAsync() + (KeyOf(request).Split('?') is [_, var handler] ? $"&{handler}" : "");
        if (template.StartsWith("/import/map/{id}", StringComparison.Ordinal))
            return template.Replace("/import/map/{id}", await company.MakeOwnTableAsync(), StringComparison.Ordinal);
        if (template.StartsWith("/import/old/{id}", StringComparison.Ordinal))
            return template.Replace("/import/old/{id}", await company.MakeOldExportAsync(), StringComparison.Ordinal);
        if (template.StartsWith("/import/mappings/{id}", StringComparison.Ordinal))
            return template.Replace("{id}", await company.MakeMappingAsync(), StringComparison.Ordinal);
        if (template.StartsWith("/kpis/{id}/feed", StringComparison.Ordinal))
            await company.MakeFeedAsync(at.Kpi);
        if (template.Contains("{import}", StringComparison.Ordinal))
            return template.Replace("{import}", await company.MakeImportAsync(), StringComparison.Ordinal);
        if (template.StartsWith("/import/{id}", StringComparison.Ordinal))
            return template.Replace("/import/{id}", await company.MakeUploadAsync(), StringComparison.Ordinal);
        if (template.EndsWith("/tiers?handler=Drop", StringComparison.Ordinal))
            await company.MakeEmptyTiersAsync();
        if (template.StartsWith("/periods/{month}", StringComparison.Ordinal))
        {
            if (template.EndsWith("handler=Reopen", StringComparison.Ordinal))
                await company.CloseMonthAsync();
            return template.Replace("{month}", AccessCompany.ClosedMonth, StringComparison.Ordinal);
        }
        var id = template.Split('/')[1] switch
        {
            "units" => template is "/units/{id}/delete" or "/units/{id}/merge" ? at.EmptyUnit.Id : at.Unit.Id,
            "linked" => at.Objective.Id,
            "evidence" => at.Link!.Id,
            "objectives" => template.EndsWith("/delete", StringComparison.Ordinal) ? at.BareObjective.Id : at.Objective.Id,
            "kpis" or "comments" => at.Kpi.Id,
            "initiatives" => at.Initiative.Id,
            "templates" when template.Contains("{id}", StringComparison.Ordinal) => await company.MakeTemplateAsync(),
            "admin" when template.StartsWith("/admin/perspectives/{id}", StringComparison.Ordinal) => await company.MakePerspectiveAsync(),
            "admin" when template.Contains("{id}", StringComparison.Ordinal) => (await company.MakeMemberAsync()).Id,
            _ => 0,
        };
        if (template.Contains("{entry}", StringComparison.Ordinal))
            template = template.Replace("{entry}", PublicIds.Format(await company.MakeEntryAsync(at.Unit)), StringComparison.Ordinal);
        return template
            .Replace("{id}", PublicIds.Format(id), StringComparison.Ordinal)
            .Replace("{on}", "kpi", StringComparison.Ordinal)
            .Replace("{file}", PublicIds.Format(at.File), StringComparison.Ordinal)
            .Replace("{unit}", PublicIds.Format(at.Unit.Id), StringComparison.Ordinal)
            .Replace("{objective}", PublicIds.Format(at.Objective.Id), StringComparison.Ordinal)
            .Replace("/toolkit/{slug}", "/toolkit/assessment", StringComparison.Ordinal)
            .Replace("{slug}", "hospital", StringComparison.Ordinal)
            .Replace("{code}", "C1-HND", StringComparison.Ordinal)
            .Replace("{number}", "1", StringComparison.Ordinal)
            .Replace("{name}", "cascade", StringComparison.Ordinal)
            .Replace("{sequence}", at.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{edited}", PublicIds.Format(at.BareObjective.Id), StringComparison.Ordinal)
            .Replace("{edit}", at.Edit.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{kpi}", PublicIds.Format(at.Kpi.Id), StringComparison.Ordinal)
            .Replace("/{code:int?}", "", StringComparison.Ordinal);
    }

    private static string Rooted(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
