namespace Scorecard.Web.Shell;

public sealed record ShellMenuItem(string Path, string Icon, string Text)
{
    public const string Dashboard = "Dashboard";
    public const string Cascade = "Cascade";

    /// <summary>An item is current on its own page and those below it; the dashboard on all units and objectives.</summary>
    public bool IsCurrent(PathString path) => Text == Dashboard
        ? path == "/" || (path.StartsWithSegments("/units") && !IsCascade(path)) || path.StartsWithSegments("/objectives")
        : Text == Cascade ? IsCascade(path) : path.StartsWithSegments(Path);

    private static bool IsCascade(PathString path) => path.StartsWithSegments("/units") && path.Value!.EndsWith("/cascade", StringComparison.Ordinal);
}

public static class ShellMenu
{
    public const string Enter = "/enter";

    public static IEnumerable<ShellMenuItem> For(ShellModel shell)
    {
        yield return new(shell.DashboardPath, "layout-dashboard", ShellMenuItem.Dashboard);
        if (shell.DashboardPath != "/") yield return new(shell.DashboardPath + "/cascade", "sitemap", ShellMenuItem.Cascade);
        yield return new("/kpis", "chart-line", "KPIs");
        yield return new("/initiatives", "flag", "Initiatives");
        yield return new("/meetings", "presentation", "Meetings");
        yield return new(Enter, "pencil", "My KPIs");
        yield return new("/health-check", "stethoscope", "Health check");
        yield return new("/toolkit", "route", "Toolkit");
        yield return new("/templates", "template", "Templates");
        if (shell.CanImport) yield return new("/import", "upload", "Import");
        if (shell.CanAdminister) yield return new("/admin", "settings", "Administration");
    }
}
