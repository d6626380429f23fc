using System.Globalization;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Admin.Security;

/// <summary>A security event as administrators read it.</summary>
public sealed record SecurityLine(DateTime At, string When, string What, string Who, string From, string Detail)
{
    public static SecurityLine Of(SecurityEvent known, string timeZone, IReadOnlyDictionary<long, string> names) =>
        new(
            known.At,
            SettingWords.Moment(known.At, timeZone),
            known.What.Capital(),
            known.PersonId is { } person ? NameOf(person, names) : "",
            known.Address ?? "",
            Named(known.Detail ?? "", names)
        );

    public static TableFile ToFile(IEnumerable<SecurityLine> lines) =>
        TableFile.Of(
            "security",
            "Security",
            null,
            lines,
            ("at", line => line.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("what", line => line.What),
            ("person", line => line.Who),
            ("address", line => line.From),
            ("detail", line => line.Detail)
        );

    /// <summary>Who did it stands last, by id.</summary>
    private static string Named(string detail, IReadOnlyDictionary<long, string> names)
    {
        var words = detail.Split(' ');
        return words is [.., "by", var last] && PublicIds.TryParse(last, out var id)
            ? string.Join(' ', [.. words[..^1], NameOf(id, names)])
            : detail;
    }

    private static string NameOf(long person, IReadOnlyDictionary<long, string> names) => names.GetValueOrDefault(person) ?? "Someone";
}
