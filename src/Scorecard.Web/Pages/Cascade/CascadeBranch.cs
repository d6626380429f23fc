using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>Rows of the tree, with what it takes to draw them.</summary>
/// <param name="Open">The ways that are unfolded, with commas between them.</param>
public sealed record CascadeBranch(IReadOnlyList<CascadeRow> Rows, IReadOnlyList<CascadeColumn> Columns, string Query, string Open)
{
    /// <summary>The rows below one row of a unit's cascade; null where the way leads to none.</summary>
    public static CascadeBranch? Of(OrganizationView o, Unit unit, PeriodChoice period, string way)
    {
        var tree = new CascadeTree(o, unit, period, _ => false);
        return tree.Branch(unit, way) is { } rows ? new(rows, tree.Columns, period.Query, way) : null;
    }

    /// <summary>The address in which one row is unfolded or folded.</summary>
    public string Toggle(CascadeRow row)
    {
        var open = Open.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w != row.Way && (!row.IsOpen || !w.StartsWith(row.Way + ".", StringComparison.Ordinal)));
        return CascadeContent.Link(Query, "tree", string.Join(',', row.IsOpen ? open : open.Append(row.Way)));
    }
}
