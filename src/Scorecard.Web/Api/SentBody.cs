using Microsoft.OpenApi;
using Scorecard.Data.Import;

namespace Scorecard.Web.Api;

/// <summary>Describes a thing that is sent by the columns of the import format.</summary>
internal static class SentBody
{
    private static readonly HashSet<string> YesNo = new(["private", "require_all", "approval"], StringComparer.Ordinal);

    private static readonly HashSet<string> Whole = new(["multiplier", "carry_forward", "due_days", "lag"], StringComparer.Ordinal);

    public static OpenApiRequestBody Of(SentColumns sent, OpenApiDocument document)
    {
        document.AddComponent(
            sent.Name,
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = sent.Columns.ToDictionary(
                    SentCells.Property,
                    IOpenApiSchema (column) => new OpenApiSchema { Type = TypeOf(column) }
                ),
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

    private static JsonSchemaType TypeOf(string column) =>
        JsonSchemaType.Null
        | (
            YesNo.Contains(column) ? JsonSchemaType.Boolean
            : Whole.Contains(column) ? JsonSchemaType.Integer
            : ImportFormat.NumberColumns.Contains(column) ? JsonSchemaType.Number
            : JsonSchemaType.String
        );
}
