using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecard.Data.Notices;
using Scorecard.Domain;

namespace Scorecard.Web.Notices;

/// <summary>What a webhook is sent, in the shape that the other side reads.</summary>
public static class HookBody
{
    public const string Signature = "X-Scorecard-Signature";
    public const string Timestamp = "X-Scorecard-Timestamp";
    public const string Delivery = "X-Scorecard-Delivery";

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="address">The page that shows more.</param>
    public static string Of(HookKind kind, HookPost post, string address) =>
        kind switch
        {
            HookKind.Slack => JsonSerializer.Serialize(new { text = $"{Safe(post.Text)}\n<{address}|Open it in Scorecard>" }),
            HookKind.Teams => JsonSerializer.Serialize(
                new
                {
                    type = "message",
                    attachments = new[]
                    {
                        new
                        {
                            contentType = "application/vnd.microsoft.card.adaptive",
                            content = new
                            {
                                type = "AdaptiveCard",
                                version = "1.4",
                                body = new[]
                                {
                                    new
                                    {
                                        type = "TextBlock",
                                        text = post.Text,
                                        wrap = true,
                                    },
                                },
                                actions = new[]
                                {
                                    new
                                    {
                                        type = "Action.OpenUrl",
                                        title = "Open it in Scorecard",
                                        url = address,
                                    },
                                },
                            },
                        },
                    },
                }
            ),
            HookKind.Json or HookKind.Bands => Json(post, address),
        };

    private static string Json(HookPost post, string address)
    {
        var band = BandNews.Read(post);
        return JsonSerializer.Serialize(
            new
            {
                id = PublicIds.Format(post.Id),
                kind = post.Key.Split(' ')[0].ToLowerInvariant(),
                at = post.At.ToString("O", CultureInfo.InvariantCulture),
                text = band?.Text ?? post.Text,
                url = address,
                band = band?.Band,
            },
            Shape
        );
    }

    /// <summary>HMAC-SHA-256 of the timestamp, a full stop and the body, as sha256=… in hexadecimal.</summary>
    public static string Sign(string secret, string timestamp, string body) =>
        "sha256="
        + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}")));

    /// <summary>Slack takes these for its own marks.</summary>
    private static string Safe(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
