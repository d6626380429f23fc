using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>An objective or KPI in the cascade's tree.</summary>
/// <param name="Way">The ids from the top to here, with dots between them; unique, because an objective may support several.</param>
/// <param name="Level">1 for the unit's own objectives.</param>
/// <param name="Weight">In the row above, as text.</param>
/// <param name="Points">Of the unit's 100.</param>
/// <param name="Dots">Points by the units below that the table's columns stand for; null where that column is a gap.</param>
public sealed record CascadeRow(
    string Way,
    int Level,
    NodeKind Kind,
    string Id,
    string Name,
    string? Where,
    string Weight,
    double Points,
    ShownScore Score,
    IReadOnlyList<double?> Trend,
    IReadOnlyList<double?> Dots
)
{
    public bool HasMore { get; init; }
    public bool IsOpen { get; init; }

    /// <summary>How many units directly below have neither an objective for it nor an answer.</summary>
    public int Gaps { get; init; }

    /// <summary>Whether the person may link it to another objective above.</summary>
    public bool CanLink { get; init; }
    public string Path => Kind == NodeKind.Kpi ? $"~/kpis/{Id}" : $"~/objectives/{Id}";
    public string Shape => Kind == NodeKind.Kpi ? "kpi" : "objective";
}

/// <summary>A perspective with the unit's objectives in it.</summary>
public sealed record CascadeLane(string Name, string Weight, double Points, ShownScore Score, IReadOnlyList<CascadeRow> Rows);

/// <summary>A unit below, as a column.</summary>
public sealed record CascadeColumn(string Id, string Name, string Code);
