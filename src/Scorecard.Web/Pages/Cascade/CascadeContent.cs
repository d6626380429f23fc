using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>Everything the cascade of one unit shows.</summary>
public sealed record CascadeContent
{
    public required UnitBar Bar { get; init; }
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Period { get; init; }
    public required string Query { get; init; }

    /// <summary>tree, matrix or gaps.</summary>
    public required string View { get; init; }

    /// <summary>The ways that are unfolded, or “all”.</summary>
    public required string Open { get; init; }
    public bool HasObjectives { get; init; }
    public bool CanEdit { get; init; }
    public IReadOnlyList<CascadeColumn> Columns { get; init; } = [];
    public IReadOnlyList<CascadeLane> Lanes { get; init; } = [];
    public CascadeMatrix? Matrix { get; init; }

    /// <summary>How many gaps the unit's objectives have together.</summary>
    public int Gaps => Matrix?.Rows.Sum(r => r.Gaps) ?? Lanes.SelectMany(l => l.Rows).Where(r => r.Level == 1).Sum(r => r.Gaps);

    /// <summary>What stands out, four at most.</summary>
    public IReadOnlyList<CascadeFinding> Findings { get; private init; } = [];

    /// <summary>Whether the person may link anything that the tree can show.</summary>
    public bool CanLink { get; init; }

    /// <summary>The rows of the view that is shown, as far as they are unfolded.</summary>
    public TableFile ToFile() =>
        Matrix is { } matrix
            ? new(
                "cascade",
                $"Cascade of {Name}",
                Period,
                ["Objective", "Perspective", "Score", .. matrix.Columns.Select(c => c.Name), "Gaps"],
                matrix.Rows.Select(row =>
                    (object?[])[row.Name, row.Perspective, row.Score.Value, .. row.Cells.Select(c => (object?)c.Text), row.Gaps]
                )
            )
            : new(
                "cascade",
                $"Cascade of {Name}",
                Period,
                ["Perspective", "Level", "Objective or KPI", "Unit", "Weight", "Points", "Score", .. Columns.Select(c => c.Name)],
                Lanes.SelectMany(lane =>
                    lane.Rows.Select(row =>
                        (object?[])
                            [
                                lane.Name,
                                row.Level,
                                row.Name,
                                row.Where,
                                row.Weight,
                                row.Points,
                                row.Score.Value,
                                .. row.Dots.Select(dot => (object?)dot),
                            ]
                    )
                )
            );

    public string Link(string view, string? open = null) => Link(Query, view, open);

    public static string Link(string query, string view, string? open)
    {
        var link = $"?{query}&view={view}";
        return open is null ? link : $"{link}&open={open}";
    }

    public static CascadeContent Of(OrganizationView o, Unit unit, PeriodChoice period, string? view, string? open)
    {
        var opened = (open ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var tree = view is "matrix" or "gaps" ? null : new CascadeTree(o, unit, period, way => open == "all" || opened.Contains(way));
        var content = new CascadeContent
        {
            Bar = UnitBar.Of(o, unit, period),
            Id = PublicIds.Format(unit.Id),
            Name = unit.Name,
            Period = PeriodWords.Of(period.Window, period.Calendar),
            Query = period.Query,
            View = view is "matrix" or "gaps" ? view : "tree",
            Open = open ?? "",
            HasObjectives = o.Model.ObjectivesOf(unit).Any(),
            CanEdit = o.Allows(Operation.Edit, unit),
            Columns = tree?.Columns ?? [],
            Lanes = tree?.Lanes(unit) ?? [],
            Matrix = tree is null ? CascadeMatrix.Of(o, unit, period, view == "gaps") : null,
            CanLink = o.Model.Subtree(unit).Any(u => u.ParentId is not null && o.Allows(Operation.Edit, u)),
        };
        return content with { Findings = CascadeFinding.Of(o, unit, period, content.Gaps, content.Link("gaps")) };
    }
}
