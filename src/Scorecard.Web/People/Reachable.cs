namespace Scorecard.Web.People;

/// <summary>A person who can be written to.</summary>
public sealed record Reachable(string Name, string Email);
