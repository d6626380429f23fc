using Scorecard.Domain.Evidence;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What was foretold of a KPI by those that lead it, and what became of it.</summary>
/// <param name="Recent">Open ones, and the last ones that are over.</param>
/// <param name="Record">Of all.</param>
public sealed record KpiWarnings(IReadOnlyList<WarningLine> Recent, WarningRecord Record)
{
    private const int Few = 4;

    /// <param name="warnings">Those of one KPI. Of links that the person may not see nothing is said.</param>
    public static KpiWarnings Of(OrganizationView o, IReadOnlyCollection<LeadWarning> warnings)
    {
        var lines = WarningLine
            .SeenBy(o, warnings)
            .Select(w => WarningLine.Of(o.Model, w))
            .OfType<WarningLine>()
            .OrderBy(w => w.Outcome != WarningOutcome.Open)
            .ThenByDescending(w => w.SignalOn)
            .ToList();
        return new([.. lines.Take(Math.Max(Few, lines.Count(l => l.Outcome == WarningOutcome.Open)))], WarningRecord.Of(lines));
    }
}
