using Microsoft.OpenApi;

namespace Scorecard.Web.Pages.Api;

/// <summary>One operation in a line.</summary>
/// <param name="Takes">The names of what stands in its query and headers, and of its body.</param>
/// <param name="Answers">The statuses.</param>
public sealed record OperationLine(string Tag, string Method, string Path, string Words, string Takes, string Answers)
{
    public static OperationLine Of(HttpMethod method, string path, OpenApiOperation operation)
    {
        var named = (operation.Parameters ?? []).Where(p => p.In != ParameterLocation.Path).Select(p => p.Name ?? "");
        var body = operation
            .RequestBody?.Content?.Values.Select(content => content.Schema)
            .OfType<OpenApiSchemaReference>()
            .FirstOrDefault();
        var fields = body?.Properties is { Count: > 0 } properties
            ? [$"a body of {string.Join(", ", properties.Keys)}"]
            : Array.Empty<string>();
        return new(
            operation.Tags?.Select(tag => tag.Name).FirstOrDefault() ?? "Other",
            method.Method,
            path,
            $"{operation.Summary} {operation.Description}".Trim(),
            string.Join(", ", fields.Concat(named)),
            string.Join(", ", (operation.Responses ?? []).Keys.Order(StringComparer.Ordinal))
        );
    }
}
