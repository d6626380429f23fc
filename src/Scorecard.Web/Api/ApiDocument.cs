using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Api;

/// <summary>What the document says of all operations alike: how to come in, what they take, and every answer there is.</summary>
internal static class ApiDocument
{
    private const string Scheme = "token";

    private static readonly Dictionary<string, string> Answers = new()
    {
        ["400"] = "Something does not fit: the sentence says what and where.",
        ["401"] = "No token, or one that opens nothing any more.",
        ["403"] = "The token may not do that.",
        ["404"] = "There is nothing here for this token.",
        ["429"] = "Too many calls; Retry-After says when to come back.",
        ["503"] = "The database does not answer at the moment.",
    };

    private static readonly Dictionary<string, string> AnswersToWrites = new()
    {
        ["409"] = "Nothing is changed on a day that is over; or the answer to a key was lost.",
        ["412"] = "It was changed since it was read.",
        ["413"] = "The body is too large.",
        ["415"] = "The body is of another type than this takes.",
        ["422"] = "A rule refuses it, or the key was sent with something else before.",
    };

    public static void Set(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
        options.ShouldInclude = endpoint =>
            $"/{endpoint.RelativePath}".StartsWith(ProgramAddresses.Api, StringComparison.OrdinalIgnoreCase);
        var usual = options.CreateSchemaReferenceId;
        options.CreateSchemaReferenceId = type =>
            // Generators call what they find without a name Value, and a second one Value1.
            type.Type == typeof(ValueData)
                ? "ReportedValue"
            : usual(type) is { } name ? name.Replace("Data", "", StringComparison.Ordinal)
            : null;
        // An enum says its names, and not that they are text.
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                if (schema is { Enum.Count: > 0, Type: null })
                    schema.Type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is null
                        ? JsonSchemaType.String
                        : JsonSchemaType.String | JsonSchemaType.Null;
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<SentColumns>().LastOrDefault() is { } sent)
                    operation.RequestBody = SentBody.Of(sent, context.Document!);
                return Task.CompletedTask;
            }
        );
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Scorecard",
                    Version = "1",
                    Description = "Reads and feeds a scorecard. Send a token with each call: Authorization: Bearer sc_…",
                };
                document.Servers = [];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                };
                document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
                document.Components.Schemas["Problem"] = Problem();
                document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
                foreach (var path in document.Paths.Values)
                foreach (var (method, operation) in path.Operations ?? [])
                    Complete(document, method == HttpMethod.Get, operation);
                return Task.CompletedTask;
            }
        );
    }

    private static void Complete(OpenApiDocument document, bool isRead, OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        if (isRead)
        {
            operation.Parameters.Add(Query("asOf", "date", "The day as reported on which to read it, such as 2026-03-31."));
            operation.Parameters.Add(Header("If-None-Match", "The ETag of what you have: where it is still so, the answer is 304."));
        }
        else
        {
            operation.Parameters.Add(
                Header(ApiWrites.KeyHeader, "A key of your own: sent again with the same body, nothing is done twice.")
            );
            operation.Parameters.Add(Header("If-Match", "The ETag with which you read it: changed since, it is left alone."));
        }
        operation.Responses ??= [];
        foreach (var (_, answer) in operation.Responses)
            if (answer is OpenApiResponse own)
                own.Headers = Headers();
        foreach (var (status, words) in isRead ? Answers : Answers.Concat(AnswersToWrites))
            operation.Responses[status] = new OpenApiResponse
            {
                Description = words,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("Problem", document) },
                },
            };
        if (isRead)
            operation.Responses["304"] = new OpenApiResponse { Description = "It is as you have it." };
    }

    private static Dictionary<string, IOpenApiHeader> Headers() =>
        new[] { "ETag", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset" }.ToDictionary(
            name => name,
            IOpenApiHeader (_) => new OpenApiHeader { Schema = new OpenApiSchema { Type = JsonSchemaType.String } }
        );

    private static OpenApiParameter Query(string name, string format, string words) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Query,
            Description = words,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format },
        };

    private static OpenApiParameter Header(string name, string words) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = words,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    /// <summary>What is wrong in a file, cell by cell.</summary>
    private static OpenApiSchema Faults() =>
        new()
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["row"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                    ["column"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    ["sentence"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    ["more"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                },
            },
        };

    private static OpenApiSchema Problem() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["instance"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["reference"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["faults"] = Faults(),
            },
        };
}
