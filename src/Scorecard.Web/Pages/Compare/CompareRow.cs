using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Compare;

/// <summary>One side of a row.</summary>
/// <param name="Score">Gives the status mark; null where there is none to show.</param>
/// <param name="Path">Where the figure is explained.</param>
public sealed record CompareCell(string Text, ShownScore? Score = null, string? Path = null)
{
    /// <summary>What is shown, as a number; null where it is no number.</summary>
    public object? Number { get; init; }
}

/// <summary>The same thing on both sides.</summary>
/// <param name="Level">0 for what stands by itself, 1 for a perspective, 2 for an objective, 3 for a KPI.</param>
/// <param name="A">Null where the left side has no such thing.</param>
/// <param name="Difference">Right less left, as they are shown; null where there is nothing to subtract.</param>
/// <param name="Number">The same as a number.</param>
public sealed record CompareRow(string Name, int Level, CompareCell? A, CompareCell? B, string? Difference, object? Number)
{
    public static CompareRow OfScores(
        string name,
        int level,
        ShownScore? a,
        ShownScore? b,
        string? pathOfA = null,
        string? pathOfB = null
    ) =>
        new(
            name,
            level,
            Cell(a, pathOfA),
            Cell(b, pathOfB),
            a?.Value is null || b?.Value is null ? null : b.ChangeSince(a),
            a is null ? null : b?.PointsSince(a)
        );

    public static CompareRow OfCounts(string name, int a, int b) =>
        new(name, 0, new($"{a:N0}") { Number = a }, new($"{b:N0}") { Number = b }, Figures.Change(b - a, 0), b - a);

    /// <summary>How much has reported, with the difference in percentage points.</summary>
    public static CompareRow OfCoverage(KpiCount a, KpiCount b) =>
        new(
            "Reported",
            0,
            new(Said(a)),
            new(Said(b)),
            a.Total == 0 || b.Total == 0 ? null : $"{Figures.Change(Rounded(b) - Rounded(a), 0)} points",
            a.Total == 0 || b.Total == 0 ? null : Rounded(b) - Rounded(a)
        );

    private static CompareCell? Cell(ShownScore? score, string? path) =>
        score is null or { IsApplicable: false } ? null : new(score.Text, score, path) { Number = score.Value };

    private static string Said(KpiCount count) =>
        count.Total == 0 ? "No KPIs" : $"{count.Reported:N0} of {count.Total:N0} KPIs, {Rounded(count):0}%";

    private static double Rounded(KpiCount count) => Math.Round(100.0 * count.Reported / count.Total, MidpointRounding.AwayFromZero);
}
