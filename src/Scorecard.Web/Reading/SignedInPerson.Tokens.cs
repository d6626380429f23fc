using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Reading;

/// <content>Programs, which come with a token instead of a sign-in.</content>
public sealed partial class SignedInPerson
{
    private static readonly CompiledQuery<Func<ScorecardDbContext, string, IAsyncEnumerable<TokenRow>>> ByToken = new(() =>
        EF.CompileAsyncQuery(
            (ScorecardDbContext db, string hash) =>
                db
                    .ApiTokens.AsNoTracking()
                    .IgnoreQueryFilters()
                    .Where(t => t.Hash == hash)
                    .Join(db.Organizations, t => t.OrganizationId, o => o.Id, (t, o) => new { Token = t, Organization = o })
                    .LeftJoin(
                        db.Users,
                        x => x.Token.PersonId,
                        p => p.Id,
                        (x, p) =>
                            new
                            {
                                x.Token,
                                x.Organization,
                                Person = p,
                            }
                    )
                    .LeftJoin(
                        db.Memberships,
                        x => new { x.Token.PersonId, x.Token.OrganizationId },
                        m => new { PersonId = (long?)m.PersonId, m.OrganizationId },
                        (x, m) =>
                            new TokenRow(
                                x.Token,
                                x.Organization.Name,
                                x.Organization.Sequence,
                                x.Organization.SignInRule,
                                x.Person,
                                m,
                                db.Units.FirstOrDefault(u => u.OrganizationId == x.Token.OrganizationId && u.Id == x.Token.UnitId)
                            )
                    )
        )
    );

    private sealed record TokenRow(
        ApiToken Token,
        string Organization,
        long Sequence,
        SignInRule Rule,
        Person? Person,
        Membership? Membership,
        Unit? Unit
    );

    /// <summary>The token that this request came with; null for a person who is signed in.</summary>
    public ApiToken? Token { get; private set; }

    /// <summary>What the journal says of a write of a service, which is no person; null for people.</summary>
    public string? Why => Token is { PersonId: null } service ? $"Service “{service.Name}”" : null;

    /// <summary>Fills this in by a token.</summary>
    /// <returns>The token, where there is one, and why it opens nothing; null where it does.</returns>
    public async Task<(ApiToken? Token, string? Problem)> ReadAsync(
        ScorecardDbContext db,
        string secret,
        DateTime now,
        CancellationToken cancel
    )
    {
        var rows = await ByToken.For(db)(db, ApiToken.HashOf(secret)).ToListAsync(cancel);
        if (rows is not [var found, ..])
            return (null, null);
        var token = found.Token;
        if (token.RevokedAt is not null)
            return (token, "This token was revoked. Make another one.");
        if (!token.Holds(now))
            return (token, $"This token ended on {token.EndsAt:yyyy-MM-dd}. Make another one.");
        if (token.PersonId is not null && !IsThere(found))
            return (token, "Whoever this token belongs to is no member here any more, or has to sign in in another way.");
        Token = token;
        Id = token.PersonId ?? token.Id;
        Name = found.Person?.DisplayName ?? token.Name;
        Email = found.Person?.Email ?? "";
        sequences = new() { [token.OrganizationId] = found.Sequence };
        Actor = new(
            Id,
            found.Unit is { } unit && token.Role is { } role
                ? [new Membership(token.Id, unit, role)]
                : [.. rows.Select(r => r.Membership).OfType<Membership>()]
        );
        Organizations = [(token.OrganizationId, found.Organization)];
        return (token, null);
    }

    private bool IsThere(TokenRow row) =>
        row is { Person: { DisabledAt: null } person, Membership: not null } && demo.Admits(person.IsDemo) && row.Token.Meets(row.Rule);
}
