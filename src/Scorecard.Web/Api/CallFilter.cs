using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Scorecard.Data;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

/// <summary>
/// What holds for every call: the token has to be made for it, private units that an administrator looks at are told of, and an answer
/// bears an ETag, so that one that has not changed is not sent again.
/// </summary>
public sealed class CallFilter(
    OrganizationReader organizations,
    SignedInPerson person,
    PrivateReadings readings,
    CallLimits limits,
    IOptions<JsonOptions> json
) : IEndpointFilter
{
    private const int TagLength = 16;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        limits.Tell(http);
        // Some part of the address could not be read.
        if (http.Response.StatusCode >= StatusCodes.Status400BadRequest)
            return Results.Empty;
        var needed = http.GetEndpoint()?.Metadata.GetMetadata<NeedsScope>()?.Scope ?? TokenScope.Read;
        if (person.Token?.Opens(needed) != true)
            throw new Refused(
                StatusCodes.Status403Forbidden,
                $"This token was not made for that: it lacks {Said(needed)}. Make another one."
            );
        var answer = await next(context);
        foreach (var opened in organizations.OpenedAsAdministrator.GroupBy(unit => unit.Organization, unit => unit.Unit))
            await readings.NoteAsync(opened.Key, person.Id, [.. opened]);
        var isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        return isRead && answer is IValueHttpResult { Value: { } value } ? Tagged(http, value) : answer;
    }

    private IResult Tagged(HttpContext http, object value)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json.Value.SerializerOptions);
        var headers = http.Response.Headers;
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..TagLength];
        // What is told of a thing may change without it, such as the name of its owner.
        headers.ETag = Versions.Told(http) is { } version ? Versions.Tag(version, hash) : $"\"{hash}\"";
        var tag = EntityTagHeaderValue.Parse((string)headers.ETag!);
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(bytes, "application/json; charset=utf-8");
    }

    private static string Said(TokenScope scope) =>
        scope switch
        {
            TokenScope.Values => "recording values",
            TokenScope.Comments => "writing comments",
            TokenScope.Initiatives => "reporting initiatives",
            TokenScope.Imports => "importing files",
            TokenScope.Read or TokenScope.None or TokenScope.Calendar or _ => "reading",
        };
}
