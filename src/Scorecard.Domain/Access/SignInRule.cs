namespace Scorecard.Domain.Access;

/// <summary>How people have to sign in before an organization counts their memberships.</summary>
public enum SignInRule
{
    /// <summary>A password is enough.</summary>
    Any,

    /// <summary>A passkey, or a password with a code; the organization's OpenID provider too.</summary>
    SecondFactor,

    /// <summary>The organization's OpenID provider alone.</summary>
    OpenId,
}
