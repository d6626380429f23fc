using System.Globalization;
using Microsoft.Net.Http.Headers;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Api;

/// <summary>Versions of things as ETags, and what If-Match says of them.</summary>
public static class Versions
{
    public static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version that a program knows; null where it does not care, 0 where there has to be none.</summary>
    /// <exception cref="Refused">The header holds no ETag of a version.</exception>
    public static int? Known(HttpRequest request)
    {
        var headers = request.Headers;
        if ((string?)headers.IfNoneMatch is { Length: > 0 } none)
            return none.Trim() == "*"
                ? 0
                : throw Refused.Bad("If-None-Match takes * here: what is sent is taken only where there is nothing yet.");
        if ((string?)headers.IfMatch is not { Length: > 0 } match || match.Trim() == "*")
            return null;
        return
            EntityTagHeaderValue.TryParse(match, out var tag)
            && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new Refused(
                StatusCodes.Status412PreconditionFailed,
                $"If-Match is {TypedText.Cut(match)}. Send the ETag with which you read it, such as \"3\"."
            );
    }
}
