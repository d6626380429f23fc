using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>A token as its list shows it.</summary>
public sealed record TokenLine(string Id, string Name, string Hint, string May, string Ends, string Used, bool IsOver)
{
    /// <param name="acts">Of a service: as what it acts, and where.</param>
    public static TokenLine Of(ApiToken token, DateTime now, string zone, string? acts = null)
    {
        var scopes = string.Join(", ", TokenForm.Scopes.Where(s => token.Opens(s.Scope)).Select(s => s.Name.ToLowerInvariant()));
        var ends =
            token.RevokedAt is { } revoked ? $"Revoked on {PeriodWords.Moment(revoked, zone)}"
            : token.EndsAt <= now ? $"Ended on {PeriodWords.Moment(token.EndsAt, zone)}"
            : $"Ends on {PeriodWords.Moment(token.EndsAt, zone)}";
        return new(
            PublicIds.Format(token.Id),
            token.Name,
            $"{token.Hint}…",
            acts is null ? scopes : $"{acts}: {scopes}",
            ends,
            token.LastUsedAt is { } used ? PeriodWords.Moment(used, zone) : "Never",
            !token.Holds(now)
        );
    }
}
