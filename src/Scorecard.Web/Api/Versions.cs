using System.Globalization;
using Microsoft.Net.Http.Headers;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Api;

/// <summary>Versions of things as ETags, such as "3" or "3-9f86d081884c7d65", and what If-Match says of them.</summary>
public static class Versions
{
    private const char Dash = '-';

    public static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <param name="hash">Of all that is told.</param>
    public static string Tag(int version, string hash) => string.Create(CultureInfo.InvariantCulture, $"\"{version}{Dash}{hash}\"");

    /// <summary>The version that the answer to a call tells; null where it tells none.</summary>
    public static int? Told(HttpContext context) => (string?)context.Response.Headers.ETag is { } tag ? Read(tag) : null;

    /// <summary>The version that a program knows; null where it does not care.</summary>
    /// <param name="none">Stands for that there has to be none.</param>
    /// <exception cref="Refused">The header holds no ETag of a version.</exception>
    public static int? Known(HttpRequest request, int none)
    {
        var headers = request.Headers;
        if ((string?)headers.IfNoneMatch is { Length: > 0 } not)
            return not.Trim() == "*"
                ? none
                : throw Refused.Bad("If-None-Match takes * here: what is sent is taken only where there is nothing yet.");
        if ((string?)headers.IfMatch is not { Length: > 0 } match || match.Trim() == "*")
            return null;
        return Read(match)
            ?? throw new Refused(
                StatusCodes.Status412PreconditionFailed,
                $"If-Match is {TypedText.Cut(match)}. Send the ETag with which you read it, such as \"3\"."
            );
    }

    private static int? Read(string text)
    {
        if (!EntityTagHeaderValue.TryParse(text, out var tag))
            return null;
        var version = tag.Tag.AsSpan().Trim('"');
        var dash = version.IndexOf(Dash);
        return int.TryParse(dash < 0 ? version : version[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            ? read
            : null;
    }
}
