using System.Security.Cryptography;
using System.Text;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>What a token opens. Each but the calendar lets it read.</summary>
[Flags]
public enum TokenScope
{
    None = 0,

    /// <summary>Everything that its person, or its role, may see.</summary>
    Read = 1,

    /// <summary>Values are recorded.</summary>
    Values = 2,

    /// <summary>Comments are written.</summary>
    Comments = 4,

    /// <summary>Initiatives are reported.</summary>
    Initiatives = 8,

    /// <summary>The calendar of due days, by an address that holds the token; nothing else.</summary>
    Calendar = 16,

    /// <summary>Files are imported by a mapping that is kept, in the name of whoever runs the organization.</summary>
    Imports = 32,
}

/// <summary>
/// Lets a program in, in the name of a person or, as a service, with a role on a unit. Only a hash of it is kept, which is enough, since
/// nobody guesses 256 random bits.
/// </summary>
public sealed class ApiToken : IUnjournaled
{
    public const int HashLength = 64;
    public const int HintLength = 12;

    /// <summary>Of one person, or of all services of an organization.</summary>
    public const int Most = 50;

    /// <summary>What every token begins with, so that it is known for one where it was left lying about.</summary>
    public const string Prefix = "sc_";

    private ApiToken() { }

    /// <param name="personId">Whose it is; null for a service.</param>
    /// <param name="secret">What is sent; it is not kept.</param>
    /// <param name="at">When it is made, UTC.</param>
    /// <param name="endsAt">UTC.</param>
    /// <exception cref="RuleViolation">It has no name, opens nothing, or ends before it begins.</exception>
    public ApiToken(
        long id,
        long organizationId,
        long? personId,
        string? name,
        string secret,
        TokenScope scopes,
        long madeBy,
        DateTime at,
        DateTime endsAt
    )
    {
        if (scopes == TokenScope.None)
            throw new RuleViolation("Choose what the token may do.");
        if (endsAt <= at)
            throw new RuleViolation("Choose a day in the future on which the token ends.");
        (Id, OrganizationId, PersonId, Scopes, MadeBy, MadeAt, EndsAt) = (id, organizationId, personId, scopes, madeBy, at, endsAt);
        Name = TextRules.Name(name, "Token");
        Hash = HashOf(secret);
        Hint = secret[..HintLength];
    }

    /// <summary>A service, which acts with a role on a unit.</summary>
    /// <inheritdoc cref="ApiToken(long, long, long?, string?, string, TokenScope, long, DateTime, DateTime)"/>
    public static ApiToken Service(
        long id,
        Unit unit,
        Role role,
        string? name,
        string secret,
        TokenScope scopes,
        long madeBy,
        DateTime at,
        DateTime endsAt
    )
    {
        role.RequireFits(unit);
        return new(id, unit.OrganizationId, null, name, secret, scopes, madeBy, at, endsAt) { UnitId = unit.Id, Role = role };
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    public long? PersonId { get; private set; }

    /// <summary>Of a service: where it has its role.</summary>
    public long? UnitId { get; private set; }

    public Role? Role { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>SHA-256 in hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>How it begins, so that its owner knows which one it is.</summary>
    public string Hint { get; private set; } = "";

    public TokenScope Scopes { get; private set; }

    public long MadeBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>UTC; null while it holds.</summary>
    public DateTime? RevokedAt { get; private set; }

    /// <summary>UTC, to within some minutes; null before the first time.</summary>
    public DateTime? LastUsedAt { get; private set; }

    /// <summary>Whether whoever made it had proved more than a password, as some organizations ask.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>The organization whose OpenID provider vouched for whoever made it.</summary>
    public long? OpenIdOrganizationId { get; init; }

    /// <summary>A new secret: 256 random bits.</summary>
    public static string NewSecret() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public bool Holds(DateTime now) => RevokedAt is null && now < EndsAt;

    public bool Opens(TokenScope scope) => (Scopes & scope) == scope;

    /// <summary>Whether it is enough for an organization that people have to sign in to in a certain way.</summary>
    public bool Meets(SignInRule rule) => rule.IsMet(HasSecondFactor, OpenIdOrganizationId == OrganizationId);

    public void Revoke(DateTime at) => RevokedAt ??= at;
}
