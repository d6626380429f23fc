using System.Globalization;
using Scorecard.Data;
using Scorecard.Domain;

namespace Scorecard.Web.Pages.Parts;

/// <summary>What is typed to make a token.</summary>
public sealed record TokenForm
{
    public string? Name { get; init; }

    /// <summary>What is ticked.</summary>
    public List<string> May { get; init; } = [];

    /// <summary>After how many days it ends.</summary>
    public string? Days { get; init; } = "90";

    public static readonly IReadOnlyList<(TokenScope Scope, string Name, string Words)> Scopes =
    [
        (TokenScope.Read, "Read", "Whatever you see here, by the API and as metrics."),
        (TokenScope.Values, "Record values", "Of the KPIs whose values you may enter."),
        (TokenScope.Comments, "Comment", "In your name."),
        (TokenScope.Initiatives, "Report initiatives", "Those that you may report."),
        (TokenScope.Imports, "Import files", "And change the structure one thing at a time, where you run the organization."),
        (TokenScope.Calendar, "Calendar", "Due days, by an address that a calendar subscribes to."),
    ];

    public static readonly IReadOnlyList<int> Lengths = [7, 30, 90, 365];

    public bool Ticks(TokenScope scope) => May.Contains($"{scope}");

    /// <exception cref="RuleViolation">Something else than what is offered was sent.</exception>
    public TokenScope Chosen() =>
        May.Select(text =>
                Scopes.Where(s => $"{s.Scope}" == text).Select(s => (TokenScope?)s.Scope).FirstOrDefault()
                ?? throw new RuleViolation("Choose what the token may do among what is offered.")
            )
            .Aggregate(TokenScope.None, (all, one) => all | one);

    /// <inheritdoc cref="Chosen"/>
    public int Length() =>
        int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Lengths.Contains(days)
            ? days
            : throw new RuleViolation("Choose how long the token holds.");
}
