namespace Scorecard.Web.Pages.Account;

/// <summary>A passkey to add or remove, and the present password, which either asks for.</summary>
public sealed record PasskeyInput
{
    public string? Name { get; init; }

    public string? Current { get; init; }

    /// <summary>What the browser got from the device, as JSON.</summary>
    public string? Credential { get; init; }

    /// <summary>The passkey to remove.</summary>
    public string? Id { get; init; }
}
