using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace Scorecard.Web.Tests.Api;

/// <summary>A client that is generated from the document, compiled and called, as somebody else's program is.</summary>
internal sealed class GeneratedClient
{
    private const string Space = "Generated";

    private readonly Assembly compiled;
    private readonly object client;

    private GeneratedClient(Assembly compiled, HttpClient http)
    {
        this.compiled = compiled;
        client = Activator.CreateInstance(TypeOf("ScorecardClient"), "https://localhost/", http)!;
    }

    /// <summary>The names of what was generated.</summary>
    public IReadOnlyCollection<string> Types =>
        [.. compiled.GetTypes().Where(type => type is { IsPublic: true, IsGenericType: false }).Select(type => type.Name)];

    public static async Task<GeneratedClient> OfAsync(string document, HttpClient http)
    {
        var settings = new CSharpClientGeneratorSettings { ClassName = "ScorecardClient", ExceptionClass = "CallFailed" };
        settings.CSharpGeneratorSettings.Namespace = Space;
        settings.CSharpGeneratorSettings.JsonLibrary = CSharpJsonLibrary.SystemTextJson;
        var code = new CSharpClientGenerator(await OpenApiDocument.FromJsonAsync(document), settings).GenerateFile();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        using var bytes = new MemoryStream();
        var result = CSharpCompilation
            .Create(
                Space,
                [CSharpSyntaxTree.ParseText(code)],
                references,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            )
            .Emit(bytes);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        return new(AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(bytes.ToArray())), http);
    }

    /// <summary>Calls an operation by the name that it has in the document; what is not named is left away.</summary>
    public async Task<dynamic> CallAsync(string operation, params (string Name, object Value)[] arguments)
    {
        var method = client
            .GetType()
            .GetMethods()
            .Single(m => m.Name == $"{operation}Async" && m.GetParameters().LastOrDefault()?.ParameterType == typeof(CancellationToken));
        var values = method
            .GetParameters()
            .Select(p =>
                p.ParameterType == typeof(CancellationToken) ? CancellationToken.None
                : arguments.FirstOrDefault(a => a.Name.Equals(p.Name, StringComparison.OrdinalIgnoreCase)) is { Name: not null } given
                    ? given.Value
                : null
            )
            .ToArray();
        var call = (Task)method.Invoke(client, values)!;
        await call;
        return call.GetType().GetProperty("Result")!.GetValue(call)!;
    }

    /// <summary>An object of a schema of the document.</summary>
    public object Make(string schema, string json) => JsonSerializer.Deserialize(json, TypeOf(schema))!;

    private Type TypeOf(string name) => compiled.GetType($"{Space}.{name}", throwOnError: true)!;
}
