using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Scorecard.Data;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.People;

/// <summary>
/// Lets programs in by a token: <c>Authorization: Bearer sc_…</c>, or with any name and the token for a password, as some programs send it.
/// No cookie counts there, so that no other site's page can call in somebody's name.
/// </summary>
public sealed class TokenSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ScorecardDbContext db,
    SignedInPerson person,
    TokenUse use,
    SecurityLog log,
    TimeProvider time
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Token";

    /// <summary>The part of an address that holds a token, where nothing else can be sent.</summary>
    public const string InAddress = "secret";

    private static readonly string[] Ways = ["Bearer realm=\"Scorecard\"", "Basic realm=\"Scorecard\", charset=\"UTF-8\""];

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Secret() is not { } secret)
            return AuthenticateResult.NoResult();
        var now = time.GetUtcNow().UtcDateTime;
        var (token, problem) = await db.ReadTwiceAsync(() => person.ReadAsync(db, secret, now, Context.RequestAborted));
        if (token is null || problem is not null)
        {
            log.Tell(SecurityKind.TokenRefused, token?.PersonId, token?.OrganizationId, detail: token?.Hint);
            return AuthenticateResult.Fail(problem ?? "There is no such token. Make one in Scorecard under Account, Tokens.");
        }
        RequestScope.Is(Context, $"{person.Id}");
        if (AsOfDay.Of(Context) is not null)
            person.OnlyRead();
        use.Note(token, now);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{person.Id}")], Name);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var refused = await HandleAuthenticateOnceSafeAsync();
        Response.Headers.WWWAuthenticate = Request.TakesPasswords() ? Ways : Ways[..1];
        await Context.AnswerProblemAsync(
            StatusCodes.Status401Unauthorized,
            refused.Failure?.Message ?? "Send a token: Authorization: Bearer sc_… You make one in Scorecard under Account, Tokens."
        );
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Context.AnswerProblemAsync(StatusCodes.Status403Forbidden, "This token may not do that.");

    private string? Secret()
    {
        if (Request.RouteValues[InAddress] is string inAddress)
            return inAddress;
        var header = (string?)Request.Headers[HeaderNames.Authorization] ?? "";
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return header["Bearer ".Length..].Trim();
        if (!Request.TakesPasswords() || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var text = new byte[header.Length];
        return
            Convert.TryFromBase64String(header["Basic ".Length..].Trim(), text, out var length)
            && Encoding.UTF8.GetString(text, 0, length).Split(':', 2) is [_, var password]
            ? password.Trim()
            : null;
    }
}
