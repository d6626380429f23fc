using Scorecard.Web.Presentation;

namespace Scorecard.Web.Shell;

/// <summary>What the frame around every page shows: where the person is, what they may open, who they are.</summary>
public sealed record ShellModel
{
    public static ShellModel SignedOut { get; } = new();

    public string OrganizationName { get; init; } = "";
    public string? PersonName { get; init; }
    public string PersonRole { get; init; } = "";
    public int OwedCount { get; init; }
    public bool CanImport { get; init; }
    public bool CanAdminister { get; init; }
    public IReadOnlyList<ShellUnit> Units { get; init; } = [];
    public IReadOnlyList<ShellOrganization> Organizations { get; init; } = [];

    public string Initials => string.Concat((PersonName ?? "")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]).Where(char.IsLetter).Take(2)).ToUpperInvariant();
}

/// <summary>A line of the unit tree, in reading order. Depth 0 is the organization.</summary>
public sealed record ShellUnit(string Id, string Name, int Tier, int Depth, Tone Tone, double? Score);

public sealed record ShellOrganization(string Id, string Name, bool IsCurrent);
