namespace Scorecard.Web.People;

/// <summary>A person who can be written to.</summary>
/// <param name="Email">Null where the account is closed.</param>
public sealed record Reachable(string Name, string? Email);
