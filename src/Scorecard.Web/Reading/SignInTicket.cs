using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Scorecard.Web.Reading;

/// <summary>What the cookie of a sign-in says: whose it is, and which row stands for it.</summary>
public sealed record SignInTicket(long PersonId, string SecurityStamp, Guid SessionId)
{
    /// <summary>The claim that holds the id of the session.</summary>
    public const string Session = "session";

    private static readonly string Stamp = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>Null where something of it is missing.</summary>
    public static SignInTicket? Of(ClaimsPrincipal? principal) =>
        long.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && principal.FindFirstValue(Stamp) is { } stamp
        && Guid.TryParse(principal.FindFirstValue(Session), out var session)
            ? new(id, stamp, session)
            : null;
}
