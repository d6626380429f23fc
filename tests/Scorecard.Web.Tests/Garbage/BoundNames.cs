using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Scorecard.Web.Tests.Garbage;

/// <summary>Every name under which a page takes something of a request, by its route: what its handlers and its model bind.</summary>
internal static class BoundNames
{
    private const int Deepest = 4;

    public static async Task<ILookup<string, string>> OfAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var found = new List<(string Route, string Name)>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
                continue;
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var bound = compiled.BoundProperties.Concat(
                compiled.HandlerMethods.SelectMany(h => h.Parameters).OfType<ParameterDescriptor>()
            );
            found.AddRange(bound.SelectMany(NamesOf).Select(name => (route, name)));
        }
        return found.Distinct().ToLookup(pair => pair.Route, pair => pair.Name);
    }

    private static IEnumerable<string> NamesOf(ParameterDescriptor bound) =>
        NamesOf(bound.BindingInfo?.BinderModelName ?? bound.Name, bound.ParameterType, 0);

    private static IEnumerable<string> NamesOf(string name, Type type, int depth)
    {
        if (type == typeof(CancellationToken) || typeof(IFormFile).IsAssignableFrom(type) || depth > Deepest)
            return [];
        if (TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string)))
            return [name];
        var many = type.GetInterfaces().Append(type).Where(i => i.IsGenericType).ToList();
        if (many.Find(i => i.GetGenericTypeDefinition() == typeof(IDictionary<,>)) is { } table)
            return NamesOf($"{name}[a]", table.GenericTypeArguments[1], depth + 1);
        if (many.Find(i => i.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } list)
            return NamesOf($"{name}[0]", list.GenericTypeArguments[0], depth + 1).Append(name);
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is { IsPublic: true } && p.GetCustomAttribute<BindNeverAttribute>() is null)
            .SelectMany(p => NamesOf($"{name}.{p.Name}", p.PropertyType, depth + 1));
    }
}
