using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.People;

/// <summary>Makes and revokes tokens; each act is told in the security log.</summary>
public sealed class Tokens(ScorecardDbContext db, SignedInPerson person, SecurityLog log, NewIds ids, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes one of the person's own.</summary>
    /// <returns>What is sent with each call; it is not kept.</returns>
    /// <exception cref="RuleViolation">Something of it does not fit.</exception>
    public async Task<string> MakeOwnAsync(long organization, string? name, TokenScope scopes, int days, CancellationToken cancel)
    {
        await RequireRoomAsync(db.Scope(organization).ApiTokens.Where(t => t.PersonId == person.Id), cancel);
        var secret = ApiToken.NewSecret();
        var token = new ApiToken(ids.Next(), organization, person.Id, name, secret, scopes, person.Id, Now, Now.AddDays(days))
        {
            HasSecondFactor = person.Session.HasSecondFactor,
            OpenIdOrganizationId = person.Session.OpenIdOrganizationId,
        };
        return await KeepAsync(token, secret, cancel);
    }

    /// <summary>Makes one of a service, which acts with a role on a unit.</summary>
    /// <inheritdoc cref="MakeOwnAsync"/>
    public async Task<string> MakeServiceAsync(Unit unit, Role role, string? name, TokenScope scopes, int days, CancellationToken cancel)
    {
        if (scopes.HasFlag(TokenScope.Calendar))
            throw new RuleViolation("Due days are a person's, and a service has none. Take Calendar away.");
        await RequireRoomAsync(db.Scope(unit.OrganizationId).ApiTokens.Where(t => t.PersonId == null), cancel);
        var secret = ApiToken.NewSecret();
        var token = ApiToken.Service(ids.Next(), unit, role, name, secret, scopes, person.Id, Now, Now.AddDays(days));
        return await KeepAsync(token, secret, cancel);
    }

    /// <summary>Ends one, with the next call.</summary>
    /// <returns>False where there is none that holds.</returns>
    public async Task<bool> RevokeAsync(IQueryable<ApiToken> own, long id, CancellationToken cancel)
    {
        if (await own.Where(t => t.Id == id && t.RevokedAt == null).SingleOrDefaultAsync(cancel) is not { } token)
            return false;
        token.Revoke(Now);
        await db.SaveChangesAsync(cancel);
        log.Tell(SecurityKind.TokenRevoked, token.PersonId, token.OrganizationId, person.Id, Said(token));
        return true;
    }

    private async Task<string> KeepAsync(ApiToken token, string secret, CancellationToken cancel)
    {
        db.Add(token);
        await db.SaveChangesAsync(cancel);
        log.Tell(SecurityKind.TokenMade, token.PersonId, token.OrganizationId, person.Id, Said(token));
        return secret;
    }

    private async Task RequireRoomAsync(IQueryable<ApiToken> all, CancellationToken cancel)
    {
        var now = Now;
        if (await all.CountAsync(t => t.RevokedAt == null && t.EndsAt > now, cancel) >= ApiToken.Most)
            throw new RuleViolation($"There are {ApiToken.Most} tokens already. Revoke one first.");
    }

    private static string Said(ApiToken token) => $"{token.Hint}…, {(token.PersonId is null ? "service" : "personal")}";
}
