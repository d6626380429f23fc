using System.Globalization;
using Scorecard.Data.Import;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Import;

/// <summary>What came of imports, in sentences.</summary>
public static class ImportWords
{
    public const string Cancelled = "Cancelled. Nothing was written.";
    public const string Stopped = "The program stopped before this import was done. Import it again.";

    /// <summary>Of an import that found something that the check had not.</summary>
    public static string WhyNot(ImportReport report) =>
        report.ProblemCount > 0 ? "Something has changed since the check, and rows no longer fit. Nothing was written."
        : !report.ChangesAnything ? $"{report.Organization} has all of this already. Nothing was changed."
        : "Some values are now far from what their KPIs usually are. Nothing was written. Tick that they are meant, or correct the files.";

    /// <summary>“Units: 1 added. Values: 2 added, 1 changed.”</summary>
    public static string Done(ImportReport report) => string.Join(" ", report.Counts.Where(c => c.ChangesAnything).Select(Said));

    private static string Said(ImportCount count)
    {
        var parts = new[] { (count.Added, "added"), (count.Changed, "changed"), (count.Removed, "removed") }
            .Where(part => part.Item1 > 0)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Item1:N0} {part.Item2}"));
        return $"{count.Kind.Capital()}: {string.Join(", ", parts)}.";
    }
}
