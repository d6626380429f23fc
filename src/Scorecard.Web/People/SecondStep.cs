using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;

namespace Scorecard.Web.People;

/// <summary>
/// The minutes between a right password and a right code. A cookie of its own says who is on the way; it opens nothing else.
/// </summary>
public sealed class SecondStep(IHttpContextAccessor http, ScorecardDbContext db)
{
    private const string Stamp = "stamp";
    private const string Keep = "keep";

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("Nobody asks.");

    public Task BeginAsync(Person person, bool keep) =>
        Context.SignInAsync(
            IdentityConstants.TwoFactorUserIdScheme,
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        new(ClaimTypes.Name, person.Id.ToString(CultureInfo.InvariantCulture)),
                        new(Stamp, person.SecurityStamp ?? ""),
                        new(Keep, keep ? "1" : "0"),
                    ],
                    IdentityConstants.TwoFactorUserIdScheme
                )
            )
        );

    /// <summary>Who has given a right password and not yet a code; null where nobody has, or it is too long ago.</summary>
    public async Task<(Person Person, bool Keep)?> WhoAsync(CancellationToken cancel)
    {
        var answer = await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (!long.TryParse(answer.Principal?.FindFirstValue(ClaimTypes.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        var person = await db.Users.SingleOrDefaultAsync(p => p.Id == id, cancel);
        return person is not null && person.SecurityStamp == answer.Principal.FindFirstValue(Stamp)
            ? (person, answer.Principal.FindFirstValue(Keep) == "1")
            : null;
    }

    public Task EndAsync() => Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}
