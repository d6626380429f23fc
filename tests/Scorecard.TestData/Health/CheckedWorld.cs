using Scorecard.Domain.Health;

namespace Scorecard.TestData.Health;

/// <summary>A small cascade in which everything is as it should be, to be spoiled by a test, and what the check says of it in July 2025.</summary>
public static class CheckedWorld
{
    public static readonly DateOnly Today = new(2025, 7, 20);

    /// <summary>ORG with the objective GOAL and the KPI LEAD; below it the unit OPS with RUN and SPEED, which supports GOAL.</summary>
    public static ModelBuilder Sound() =>
        new ModelBuilder()
            .Perspectives(("Financial", 1))
            .Unit("OPS")
            .Objective("GOAL")
            .Objective("RUN", of: "OPS")
            .Contribution("RUN", "GOAL")
            .Own("GOAL")
            .Own("RUN")
            .Add("LEAD", "GOAL")
            .Add("SPEED", "RUN");

    /// <summary>A KPI without a fault, with values until June.</summary>
    public static ModelBuilder Add(
        this ModelBuilder builder,
        string kpi,
        string of,
        decimal value = 60,
        decimal target = 100,
        decimal weight = 1
    ) => builder.Kpi(kpi, of, weight: weight, target: target).Own(kpi).Values(kpi, "2025-04", value, value, value);

    public static IReadOnlyList<Finding> Check(this World world) => CascadeCheck.Run(world.Book, world.Window("2025-06"), Today);

    /// <summary>The rules that fire, each with the code of the thing it fires on.</summary>
    public static IReadOnlyList<string> Fired(this ModelBuilder builder)
    {
        var world = builder.Build();
        return [.. world.Check().Select(f => $"{f.Rule} {Code(world, f)}").Order(StringComparer.Ordinal)];
    }

    public static string Code(World world, Finding finding) =>
        finding.Subject switch
        {
            FindingSubject.Unit => world.Model.Unit(finding.SubjectId).Code,
            FindingSubject.Perspective => $"{world.Model.Unit(finding.UnitId).Code}/{world.Model.Perspective(finding.SubjectId).Name}",
            FindingSubject.Objective => world.Model.Objective(finding.SubjectId).Code,
            FindingSubject.Kpi => world.Model.Kpi(finding.SubjectId).Code,
            FindingSubject.Initiative => world.Model.Initiatives.Single(i => i.Id == finding.SubjectId).Code,
            FindingSubject.CauseEffectLink => string.Join(
                " > ",
                finding.Path!.Select(id => world.Model.TryObjective(id, out var objective) ? objective.Code : world.Model.Kpi(id).Code)
            ),
        };
}
