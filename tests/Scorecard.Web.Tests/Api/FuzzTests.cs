using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NJsonSchema;
using NSwag;

namespace Scorecard.Web.Tests.Api;

/// <summary>
/// Sends what the document says and what it does not say, at random: whatever comes, the answer is one that the document names, and of the
/// shape that it says. It renames and closes what it finds, and so has a company of its own.
/// </summary>
public sealed class FuzzTests(ApiCompany company) : IClassFixture<ApiCompany>
{
    private const int CallsEach = 25;

    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.Elements(
            "",
            "NOISE",
            "NOISE-DAILY",
            "SHOP",
            "ORG",
            "RUN",
            "Unit",
            "Kpi",
            "2026-08",
            "2026-08-03",
            "2026",
            "FY26",
            "0",
            "-1",
            "100",
            "true",
            "'; DROP TABLE x; --",
            "\u0000",
            "\ud800",
            "%00",
            "../..",
            "9999-12-31",
            "0001-01-01",
            "00000000000",
            "zzzzzzzzzzz",
            "\"3\"",
            "*",
            "∞"
        ),
        ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
        ArbMap.Default.GeneratorFor<int>().Select(i => $"{i}")
    );

    private static readonly Gen<JsonNode?> Scalars = Gen.OneOf(
        Words.Select(word => (JsonNode?)JsonValue.Create(word)),
        ArbMap.Default.GeneratorFor<int>().Select(i => (JsonNode?)JsonValue.Create(i)),
        Gen.Elements(0.1m, -1m, 1e20m, decimal.MaxValue, 0.0000000001m).Select(d => (JsonNode?)JsonValue.Create(d)),
        Gen.Elements<JsonNode?>(null, JsonValue.Create(true), JsonValue.Create(false)),
        Gen.Constant(0).Select(_ => (JsonNode?)new JsonArray(new JsonObject()))
    );

    [Fact]
    public async Task Whatever_is_sent_the_answer_is_one_that_the_document_names()
    {
        var document = await OpenApiDocument.FromJsonAsync(await company.Program.GetStringAsync("/openapi/v1.json"));
        var wrong = new List<string>();
        var fine = 0;
        foreach (var described in document.Operations)
            for (var call = 0; call < CallsEach; call++)
            {
                using var request = Request(described, seed: (ulong)(call * 7919 + described.Path.Length * 31 + described.Method.Length));
                using var response = await company.Program.SendAsync(request);
                if (await ProblemOfAsync(described.Operation, response) is { } problem)
                    wrong.Add($"{request.Method} {request.RequestUri}: {problem}");
                if (response.IsSuccessStatusCode)
                    fine++;
            }
        Assert.True(wrong.Count == 0, $"{wrong.Count} answers\n{string.Join("\n", wrong.Take(20))}");
        Assert.True(fine > document.Operations.Count(), "Hardly anything was taken, so hardly anything was tried.");
    }

    private static HttpRequestMessage Request(OpenApiOperationDescription described, ulong seed)
    {
        var turn = 0UL;
        var path = described.Path;
        var query = new List<string>();
        var request = new HttpRequestMessage { Method = new(described.Method.ToUpperInvariant()) };
        foreach (var parameter in described.Operation.Parameters.Where(p => p.Kind != OpenApiParameterKind.Body))
        {
            var value = ValueOf(parameter);
            if (parameter.Kind == OpenApiParameterKind.Path)
                path = path.Replace($"{{{parameter.Name}}}", Escaped(value.Length == 0 ? "NOISE" : value), StringComparison.Ordinal);
            else if (Next(Gen.Choose(0, 2)) == 0 && parameter.Kind == OpenApiParameterKind.Query)
                query.Add($"{parameter.Name}={Escaped(value)}");
            else if (Next(Gen.Choose(0, 3)) == 0 && parameter.Kind == OpenApiParameterKind.Header)
                request.Headers.TryAddWithoutValidation(
                    parameter.Name,
                    $"x{string.Concat(value.Where(c => c is > ' ' and < '\u007f'))}"[1..]
                );
        }
        request.RequestUri = new(path + (query.Count > 0 ? $"?{string.Join('&', query)}" : ""), UriKind.Relative);
        if (described.Operation.RequestBody?.Content.First() is { Key: { } type, Value.Schema: { } schema })
            request.Content =
                type == "application/json" ? Caller.Json(Body(schema.ActualSchema, 0)?.ToJsonString() ?? "null") : Table(type);
        return request;

        T Next<T>(Gen<T> gen) => gen.Sample(30, new Rnd(seed + turn++ * 104_729, 1), 30).First();

        // Now and then of the columns that are known.
        StringContent Table(string type)
        {
            var head = Next(Gen.Choose(0, 3)) > 0 ? "KPI,Month,Amount,Words" : Next(Words);
            var rows = Enumerable.Range(0, Next(Gen.Choose(0, 4))).Select(_ => $"{Next(Words)},{Next(Words)},{Next(Words)},{Next(Words)}");
            return new(string.Join('\n', rows.Prepend(head)).Replace('\ud800', '?'), System.Text.Encoding.UTF8, type);
        }

        string ValueOf(OpenApiParameter parameter) =>
            parameter.Name == "mapping" && Next(Gen.Choose(0, 2)) > 0 ? "Till"
            : parameter.ActualSchema.Enumeration is { Count: > 0 } names && Next(Gen.Choose(0, 3)) > 0
                ? $"{names.ElementAt(Next(Gen.Choose(0, names.Count - 1)))}"
            : Next(Words);

        JsonNode? Body(JsonSchema of, int depth)
        {
            if (depth > 4 || Next(Gen.Choose(0, 9)) == 0)
                return Next(Scalars)?.DeepClone();
            if (of.IsArray)
                return new JsonArray([.. Enumerable.Range(0, Next(Gen.Choose(0, 5))).Select(_ => Body(of.Item!.ActualSchema, depth + 1))]);
            if (of.ActualProperties.Count == 0)
                return of.Enumeration is { Count: > 0 } names ? JsonValue.Create($"{names.ElementAt(Next(Gen.Choose(0, names.Count - 1)))}")
                    : of.Type.HasFlag(JsonObjectType.Number) ? JsonValue.Create(Next(Gen.Choose(-5, 120)))
                    : of.Type.HasFlag(JsonObjectType.Boolean) ? JsonValue.Create(Next(Gen.Choose(0, 1)) == 1)
                    : Next(Words.Select(w => (JsonNode?)JsonValue.Create(w)));
            var made = new JsonObject();
            foreach (var (name, property) in of.ActualProperties)
                if (Next(Gen.Choose(0, 2)) > 0)
                    made[name] = Body(property.ActualSchema, depth + 1);
            return made;
        }
    }

    private static async Task<string?> ProblemOfAsync(OpenApiOperation operation, HttpResponseMessage response)
    {
        var status = $"{(int)response.StatusCode}";
        var text = await response.Content.ReadAsStringAsync();
        if (!operation.Responses.TryGetValue(status, out var described))
            return $"{status} is not in the document. {text[..Math.Min(200, text.Length)]}";
        if ((int)response.StatusCode >= 400)
            return response.Content.Headers.ContentType?.MediaType != "application/problem+json"
                    ? $"{status} as {response.Content.Headers.ContentType}"
                : JsonNode.Parse(text)!["detail"] is null ? $"{status} without a sentence"
                : null;
        if (described.Content.Values.FirstOrDefault()?.Schema is not { } schema)
            return null;
        var errors = schema.Validate(text);
        return errors.Count == 0 ? null : $"{status} is not of its shape: {errors.First()} in {text[..Math.Min(300, text.Length)]}";
    }

    private static string Escaped(string value) => Uri.EscapeDataString(value.Replace('\ud800', '?').Replace('\0', '?'));
}
