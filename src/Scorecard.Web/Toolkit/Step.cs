namespace Scorecard.Web.Toolkit;

/// <summary>One of the nine steps to a scorecard that runs. The example of all steps is one made-up company.</summary>
/// <param name="Slug">The step in addresses.</param>
/// <param name="Aim">What is there once it is done, in a sentence.</param>
public sealed record Step(string Slug, string Name, string Aim)
{
    public required IReadOnlyList<string> Do { get; init; }

    public required string Why { get; init; }

    public required string Example { get; init; }

    public required IReadOnlyList<Line> Lines { get; init; }

    /// <summary>The pages on which it is done.</summary>
    public required IReadOnlyList<Place> Places { get; init; }
}

/// <summary>A line of a checklist.</summary>
/// <param name="Item">Its name among all lines and lessons, kept for good.</param>
/// <param name="Check">What the organization's own data say; null where only a person can tell.</param>
public sealed record Line(string Item, string Text, Func<Census, Fact>? Check = null);

/// <param name="Path">May hold {unit}, the organization's own unit.</param>
public sealed record Place(string Path, string Text)
{
    public string For(string unit) => Path.Replace("{unit}", unit, StringComparison.Ordinal);
}
