using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Import;

/// <summary>What an import would change, thing by thing, and what that does to the scores.</summary>
/// <param name="After">The organization as it would be.</param>
/// <param name="Changes">As the journal would tell them.</param>
public sealed record ImportPlan(ImportReport Report, OrganizationModel After, IReadOnlyList<Change> Changes)
{
    /// <summary>The KPIs with new or corrected values.</summary>
    public IReadOnlyList<PlannedValues> Values { get; init; } = [];

    /// <summary>The units whose scores move, from the top.</summary>
    public IReadOnlyList<PlannedScore> Scores { get; init; } = [];

    /// <summary>What stands in the organization and has no row in the files: kind and codes.</summary>
    public IReadOnlyList<(string Kind, IReadOnlyList<string> Codes)> Absent { get; init; } = [];
}

/// <summary>New and corrected values of a KPI.</summary>
public sealed record PlannedValues(Kpi Kpi, int Count, DateOnly First, DateOnly Last);

/// <summary>How the score of a unit moves.</summary>
/// <param name="Months">How many months of those that are over move.</param>
/// <param name="Month">The last of them.</param>
/// <param name="Before">Null where there is no score.</param>
/// <param name="After">Null where there would be no score.</param>
public sealed record PlannedScore(Unit Unit, int Months, Period Month, double? Before, double? After);
