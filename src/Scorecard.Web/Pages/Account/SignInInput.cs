namespace Scorecard.Web.Pages.Account;

/// <summary>What a person signs in with.</summary>
public sealed record SignInInput
{
    public string? Email { get; init; }
    public string? Password { get; init; }

    /// <summary>Whether they stay signed in on this device.</summary>
    public bool Keep { get; init; }
}
