using Microsoft.OpenApi;
using Scorecard.Data.Import;

namespace Scorecard.Web.Api;

/// <summary>Describes a thing that is sent by the columns of the import format.</summary>
internal static class SentBody
{
    private static readonly HashSet<string> YesNo = new(["private", "require_all", "approval"], StringComparer.Ordinal);

    private static readonly HashSet<string> Whole = new(["multiplier", "carry_forward", "due_days", "lag"], StringComparer.Ordinal);

    private static readonly HashSet<string> Lists = new(
        ["contributes_to", "objectives", "kpis", "awaits", "milestones", "updaters"],
        StringComparer.Ordinal
    );

    public static OpenApiRequestBody Of(SentColumns sent, OpenApiDocument document)
    {
        document.AddComponent(
            sent.Name,
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = sent.Columns.ToDictionary(SentCells.Property, IOpenApiSchema (column) => Describe(column)),
            }
        );
        return new()
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = new OpenApiSchemaReference(sent.Name, document) },
            },
        };
    }

    private static OpenApiSchema Describe(string column) =>
        Lists.Contains(column)
            ? new()
            {
                Type = JsonSchemaType.Array | JsonSchemaType.Null,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
            }
            : new() { Type = TypeOf(column) };

    private static JsonSchemaType TypeOf(string column) =>
        JsonSchemaType.Null
        | (
            YesNo.Contains(column) ? JsonSchemaType.Boolean
            : Whole.Contains(column) ? JsonSchemaType.Integer
            : ImportFormat.NumberColumns.Contains(column) ? JsonSchemaType.Number
            : JsonSchemaType.String
        );
}
