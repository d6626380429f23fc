using Scorecard.Domain.Model;

namespace Scorecard.Domain.Health;

/// <summary>How healthy a part of the cascade is: one unit, or several taken together.</summary>
/// <param name="Things">Objectives and KPIs in it; closed KPIs count no more.</param>
public readonly record struct HealthScore(int Things, int Problems, int Warnings, int Suggestions)
{
    /// <summary>0 to 100: 100 × (1 − debits / things), never below 0; 0 where there is nothing.</summary>
    public double Value => Things == 0 ? 0 : Math.Max(0, 100 * (1 - Debits / Things));

    /// <summary>How many findings it rests on.</summary>
    public int Findings => Problems + Warnings + Suggestions;

    private double Debits =>
        Problems * Severity.Problem.Debit() + Warnings * Severity.Warning.Debit() + Suggestions * Severity.Suggestion.Debit();

    /// <summary>Two parts taken together.</summary>
    public static HealthScore operator +(HealthScore one, HealthScore other) =>
        new(one.Things + other.Things, one.Problems + other.Problems, one.Warnings + other.Warnings, one.Suggestions + other.Suggestions);

    /// <summary>The health of every open unit, by id.</summary>
    /// <param name="findings">Those that nobody has accepted.</param>
    public static IReadOnlyDictionary<long, HealthScore> OfUnits(OrganizationModel model, IEnumerable<Finding> findings, DateOnly today)
    {
        var counts = new Dictionary<long, int[]>();
        foreach (var unit in model.Units)
            if ((unit.ParentId is not { } parent || counts.ContainsKey(parent)) && !(unit.ClosedFrom <= today))
                counts[unit.Id] = new int[4];
        foreach (var objective in model.Objectives)
            if (counts.TryGetValue(objective.UnitId, out var count))
                count[3] += 1 + model.KpisOf(objective).Count(k => !(k.ClosedFrom <= today));
        foreach (var finding in findings)
            counts[finding.UnitId][(int)finding.Severity]++;
        return counts.ToDictionary(c => c.Key, c => new HealthScore(c.Value[3], c.Value[0], c.Value[1], c.Value[2]));
    }

    /// <summary>The health of every open unit taken together with all below it, by id.</summary>
    /// <param name="units">What <see cref="OfUnits"/> says; units that are left out do not count above.</param>
    public static IReadOnlyDictionary<long, HealthScore> OfBranches(OrganizationModel model, IReadOnlyDictionary<long, HealthScore> units)
    {
        var branches = units.ToDictionary();
        // From the lowest tier up, so that each is complete before it is added.
        foreach (var unit in model.Units.Reverse())
            if (unit.ParentId is { } parent && branches.TryGetValue(unit.Id, out var branch) && branches.TryGetValue(parent, out var above))
                branches[parent] = above + branch;
        return branches;
    }
}
