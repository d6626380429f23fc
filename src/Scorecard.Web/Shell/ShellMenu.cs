namespace Scorecard.Web.Shell;

public sealed record ShellMenuItem(string Path, string Icon, string Text)
{
    private const string Dashboard = "Dashboard";

    /// <summary>An item is current on its own page and those below it; the dashboard on all units and objectives.</summary>
    public bool IsCurrent(PathString path) => Text == Dashboard
        ? path == "/" || path.StartsWithSegments("/units") || path.StartsWithSegments("/objectives")
        : path.StartsWithSegments(Path);
}

public static class ShellMenu
{
    public const string Enter = "/enter";

    public static IEnumerable<ShellMenuItem> For(ShellModel shell)
    {
        yield return new(shell.DashboardPath, "layout-dashboard", "Dashboard");
        yield return new("/kpis", "chart-line", "KPIs");
        yield return new(Enter, "pencil", "My KPIs");
        if (shell.CanImport) yield return new("/import", "upload", "Import");
        if (shell.CanAdminister) yield return new("/admin", "settings", "Administration");
    }
}
