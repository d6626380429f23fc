using Scorecard.Web.Reading;

namespace Scorecard.Web.Toolkit;

/// <summary>The sheet that is filled with the organization's own objectives and units.</summary>
public static class CascadeSheet
{
    /// <summary>Units beyond these have no room on a sheet.</summary>
    private const int MostColumns = 12;

    private static readonly IReadOnlyList<string> EmptyColumns = ["", "", "", ""];
    private static readonly IReadOnlyList<string> EmptyRows = [.. Enumerable.Repeat("", 8)];

    /// <summary>The organization's objectives against the units below it that the person sees; other sheets stay as they are.</summary>
    public static Worksheet FilledFor(this Worksheet sheet, OrganizationView o)
    {
        if (sheet.Name != Worksheets.Cascade)
            return sheet;
        var objectives = Objectives(o);
        var units = Units(o);
        return sheet with
        {
            Columns = ["Objective", .. units.Count > 0 ? units : EmptyColumns],
            Rows = objectives.Count > 0 ? objectives : EmptyRows,
        };
    }

    private static IReadOnlyList<string> Objectives(OrganizationView o) =>
        o.Model.Root is { } root ? [.. o.Model.ObjectivesOf(root).Select(x => x.Name)] : [];

    private static IReadOnlyList<string> Units(OrganizationView o) =>
        o.Model.Root is { } root
            ? [.. o.Model.ChildrenOf(root).Where(u => o.Sees(u) && u.ClosedFrom is null).Take(MostColumns).Select(u => u.Name)]
            : [];
}
