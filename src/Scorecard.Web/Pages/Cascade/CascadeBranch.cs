namespace Scorecard.Web.Pages.Cascade;

/// <summary>Rows of the tree, with what it takes to draw them.</summary>
/// <param name="Open">The ways that are unfolded, with commas between them.</param>
public sealed record CascadeBranch(IReadOnlyList<CascadeRow> Rows, IReadOnlyList<CascadeColumn> Columns, string Query, string Open)
{
    /// <summary>The address in which one row is unfolded or folded.</summary>
    public string Toggle(CascadeRow row)
    {
        var open = Open.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w != row.Way && (!row.IsOpen || !w.StartsWith(row.Way + ".", StringComparison.Ordinal)));
        return CascadeContent.Link(Query, "tree", string.Join(',', row.IsOpen ? open : open.Append(row.Way)));
    }
}
