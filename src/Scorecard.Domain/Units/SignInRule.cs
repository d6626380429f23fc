namespace Scorecard.Domain.Units;

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

public static class SignInRules
{
    /// <summary>Whether a sign-in is enough for an organization with this rule.</summary>
    /// <param name="hasSecondFactor">Whether a code or a passkey proved more than a password.</param>
    /// <param name="isByOwnProvider">Whether the OpenID provider of that very organization vouched for the person.</param>
    public static bool IsMet(this SignInRule rule, bool hasSecondFactor, bool isByOwnProvider) =>
        rule switch
        {
            SignInRule.Any => true,
            SignInRule.SecondFactor => hasSecondFactor || isByOwnProvider,
            SignInRule.OpenId => isByOwnProvider,
        };
}
