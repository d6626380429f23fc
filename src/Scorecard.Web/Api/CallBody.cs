using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Api;

/// <summary>What a program sends: JSON in UTF-8, of a bounded size and depth.</summary>
public static class CallBody
{
    /// <summary>Ten thousand values with long notes.</summary>
    public const int Most = 32 * 1024 * 1024;

    private const int Deepest = 16;

    /// <exception cref="Refused">It is of another type or too large.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !(type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix == "json")
            || (type.Charset.HasValue && type.Encoding is not UTF8Encoding)
        )
            throw new Refused(StatusCodes.Status415UnsupportedMediaType, "Send the body as application/json in UTF-8.");
        if (request.ContentLength > Most)
            throw TooLarge();
        using var kept = new MemoryStream(capacity: (int)Math.Min(request.ContentLength ?? 4096, 1024 * 1024));
        var piece = new byte[81_920];
        for (int count; (count = await request.Body.ReadAsync(piece, cancel)) > 0; )
        {
            if (kept.Length + count > Most)
                throw TooLarge();
            kept.Write(piece, 0, count);
        }
        return kept.ToArray();
    }

    /// <exception cref="Refused">It is no JSON, or not what is asked for; the sentence says where.</exception>
    public static T Parse<T>(HttpContext context, byte[] body)
        where T : class
    {
        var usual = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var options = Bounded.GetValue(usual, all => new JsonSerializerOptions(all) { MaxDepth = Deepest });
        try
        {
            return JsonSerializer.Deserialize<T>(body, options) ?? throw Refused.Bad("The body is null. Send an object.");
        }
        catch (JsonException malformed)
        {
            var place = malformed.LineNumber is { } line
                ? FormattableString.Invariant($"line {line + 1}, column {(malformed.BytePositionInLine ?? 0) + 1}")
                : "its beginning";
            var path = malformed.Path is { Length: > 1 } at ? $" at {TypedText.Cut(at)}" : "";
            throw Refused.Bad(
                $"The body cannot be read from {place}{path} on: it is no JSON there, lies deeper than {Deepest}, or is "
                    + "of another type than /api says. Correct it and send it again."
            );
        }
    }

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> Bounded = [];

    /// <summary>Takes a file that is the whole body.</summary>
    /// <param name="folder">Takes the file.</param>
    /// <param name="largest">How many bytes it may have.</param>
    /// <returns>Where it is, and its SHA-256.</returns>
    /// <exception cref="Refused">There is none, or it is too large.</exception>
    public static async Task<(string Path, byte[] Hash)> SaveAsync(
        HttpRequest request,
        string folder,
        long largest,
        CancellationToken cancel
    )
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = largest + 1;
        var path = System.IO.Path.Combine(folder, "sent");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var isZip = false;
        await using (var file = File.Create(path))
        {
            var piece = new byte[81_920];
            for (int count; (count = await request.Body.ReadAsync(piece, cancel)) > 0; )
            {
                if (file.Length == 0)
                    isZip = piece[0] == 'P' && (count == 1 || piece[1] == 'K');
                if (file.Position + count > largest)
                    throw new Refused(
                        StatusCodes.Status413PayloadTooLarge,
                        $"The file is larger than {largest >> 20} MB. Send it in parts, one after the other."
                    );
                hash.AppendData(piece, 0, count);
                await file.WriteAsync(piece.AsMemory(0, count), cancel);
            }
            if (file.Length == 0)
                throw new Refused(StatusCodes.Status422UnprocessableEntity, "The body is empty. Send the CSV file or the workbook itself.");
        }
        var named = path + (isZip ? ".xlsx" : ".csv");
        File.Move(path, named);
        return (named, hash.GetHashAndReset());
    }

    private static Refused TooLarge() =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {Most / 1024 / 1024} MB. Send fewer values at once.");
}
