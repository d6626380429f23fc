namespace Scorecard.Web.Pages.Account;

/// <summary>A code of an authenticator app, or a recovery code.</summary>
public sealed record CodeInput
{
    public string? Code { get; init; }
}
