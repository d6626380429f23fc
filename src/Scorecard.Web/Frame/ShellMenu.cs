namespace Scorecard.Web.Frame;

/// <param name="Path">May carry a query; then it is current wherever the page itself is.</param>
/// <param name="IsCloser">Whether it looks closer at one unit, and stands folded below the others.</param>
public sealed record ShellMenuItem(string Path, string Icon, string Text, bool IsCloser = false)
{
    private const string Units = "/units";

    /// <summary>The last part of the address of a page of one unit; null for all other pages, and for a unit itself.</summary>
    private string? PageOfUnit => OfUnit(Path);

    /// <summary>
    /// An item is current on its own page and those below it; the dashboard on all units and objectives that no other is for.
    /// </summary>
    public bool IsCurrent(PathString path, IEnumerable<ShellMenuItem> menu) =>
        Text == ShellMenu.Dashboard
            ? path == "/" || path.StartsWithSegments("/objectives") || (path.StartsWithSegments(Units) && !menu.Any(i => i.IsPageOf(path)))
            : IsPageOf(path) || (PageOfUnit is null && path.StartsWithSegments(Path.Split('?')[0]));

    /// <summary>Whether it is that page of any unit.</summary>
    private bool IsPageOf(PathString path) => PageOfUnit is { } page && OfUnit(path.Value!) == page;

    private static string? OfUnit(string path) => path.Split('?')[0].Split('/') is ["", "units", _, var page] ? page : null;
}

public static class ShellMenu
{
    public const string Dashboard = "Dashboard";
    public const string Enter = "/enter";
    public const string Approvals = "/approvals";

    /// <summary>What the pages that look closer stand before.</summary>
    public const string AfterCloser = "/evidence";

    public static IEnumerable<ShellMenuItem> For(ShellModel shell)
    {
        yield return new(shell.DashboardPath, "layout-dashboard", Dashboard);
        if (shell.UnitPath is { } unit)
        {
            yield return new(unit + "/map", "sitemap", "Strategy map");
            yield return new(unit + "/cascade", "binary-tree-2", "Cascade");
            foreach (var item in Closer(unit))
                yield return item;
        }
        yield return new(AfterCloser, "link", "Evidence");
        yield return new("/kpis", "chart-line", "KPIs");
        yield return new("/initiatives", "flag", "Initiatives");
        yield return new("/meetings", "presentation", "Meetings");
        yield return new("/comments", "message", "Comments");
        yield return new(Enter, "pencil", "My KPIs");
        if (shell.HasApprovals)
            yield return new(Approvals, "check", "Approvals");
        yield return new("/health-check", "stethoscope", "Health check");
        yield return new("/toolkit", "route", "Toolkit");
        yield return new("/templates", "template", "Templates");
        if (shell.HeadsAny)
            yield return new("/periods", "calendar", "Periods");
        if (shell.CanImport)
            yield return new("/import", "upload", "Import");
        if (shell.CanAdminister)
            yield return new("/admin", "settings", "Administration");
        if (shell.RunsInstallation)
            yield return new("/installation", "building", "Installation");
    }

    /// <summary>The pages that look closer at one unit.</summary>
    public static IEnumerable<ShellMenuItem> Closer(string unit)
    {
        yield return new(unit + "/heat-map", "layout-grid", "Heat map", IsCloser: true);
        yield return new(unit + "/moved", "history", "What moved the score", IsCloser: true);
        yield return new(unit + "/restated", "clock", "What was restated", IsCloser: true);
        yield return new(unit + "/reporting", "users", "Who has reported", IsCloser: true);
        yield return new(unit + "/what-if", "adjustments", "What if", IsCloser: true);
        yield return new("/compare?of=units&a=" + unit.Split('/')[^1], "arrows-exchange", "Compare", IsCloser: true);
        yield return new(unit + "/briefing", "notebook", "Briefing book", IsCloser: true);
    }
}
