namespace Scorecard.Domain.Views;

/// <summary>
/// The address of a page with its choices, kept under a name. It is the person's own and holds no data: whoever opens it sees what they may
/// see.
/// </summary>
public sealed class SavedView : IUnjournaled
{
    public const int PathLength = 1000;

    /// <summary>The most that one person keeps in one organization.</summary>
    public const int Most = 100;

    private SavedView() { }

    /// <param name="path">With its query, below the application's own root: “/kpis?q=cost”.</param>
    /// <param name="at">When, UTC.</param>
    /// <exception cref="RuleViolation">The name is empty or too long, or the address is no page of this application.</exception>
    public SavedView(long id, long organizationId, long personId, string? name, string? path, DateTime at)
    {
        Id = id;
        OrganizationId = organizationId;
        PersonId = personId;
        At = at;
        Path = Checked(path);
        Rename(name);
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    public long PersonId { get; private set; }

    public string Name { get; private set; } = "";

    public string Path { get; private set; } = "";

    public DateTime At { get; private set; }

    public void Rename(string? name) => Name = TextRules.Name(name, "View");

    private static string Checked(string? path)
    {
        path ??= "";
        RuleViolation.Unless(
            path.Length <= PathLength,
            $"The address has {path.Length} characters. Shorten the search to save this view; at most {PathLength} are kept."
        );
        // Two slashes, or one with a backslash, lead to another server.
        RuleViolation.Unless(
            path.StartsWith('/')
                && !path.StartsWith("//", StringComparison.Ordinal)
                && !path.Contains('\\', StringComparison.Ordinal)
                && !path.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)),
            "Only pages of this application can be saved. Open the page and save it from there."
        );
        RuleViolation.Unless(
            !path.Split('?', '&').Skip(1).Any(part => part.StartsWith("handler=", StringComparison.OrdinalIgnoreCase)),
            "This is the address of a file or of something done, not of a page. Open the page and save it from there."
        );
        return path;
    }
}
