namespace Scorecard.Web.Frame;

public sealed record ShellMenuItem(string Path, string Icon, string Text)
{
    public const string Dashboard = "Dashboard";
    public const string Map = "Strategy map";
    public const string Cascade = "Cascade";

    /// <summary>An item is current on its own page and those below it; the dashboard on all units and objectives.</summary>
    public bool IsCurrent(PathString path) =>
        Text switch
        {
            Dashboard => path == "/"
                || (path.StartsWithSegments("/units") && !IsOf(path, "/map") && !IsOf(path, "/cascade"))
                || path.StartsWithSegments("/objectives"),
            Map => IsOf(path, "/map"),
            Cascade => IsOf(path, "/cascade"),
            _ => path.StartsWithSegments(Path),
        };

    /// <summary>Whether it is that page of any unit.</summary>
    private static bool IsOf(PathString path, string page) =>
        path.StartsWithSegments("/units") && path.Value!.EndsWith(page, StringComparison.Ordinal);
}

public static class ShellMenu
{
    public const string Enter = "/enter";

    public static IEnumerable<ShellMenuItem> For(ShellModel shell)
    {
        yield return new(shell.DashboardPath, "layout-dashboard", ShellMenuItem.Dashboard);
        if (shell.UnitPath is { } unit)
        {
            yield return new(unit + "/map", "sitemap", ShellMenuItem.Map);
            yield return new(unit + "/cascade", "binary-tree-2", ShellMenuItem.Cascade);
        }
        yield return new("/evidence", "link", "Evidence");
        yield return new("/kpis", "chart-line", "KPIs");
        yield return new("/initiatives", "flag", "Initiatives");
        yield return new("/meetings", "presentation", "Meetings");
        yield return new(Enter, "pencil", "My KPIs");
        yield return new("/health-check", "stethoscope", "Health check");
        yield return new("/toolkit", "route", "Toolkit");
        yield return new("/templates", "template", "Templates");
        if (shell.CanImport)
            yield return new("/import", "upload", "Import");
        if (shell.CanAdminister)
            yield return new("/admin", "settings", "Administration");
    }
}
