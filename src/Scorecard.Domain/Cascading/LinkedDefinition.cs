using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Cascading;

/// <summary>One field in which a linked definition and its source differ.</summary>
/// <param name="Here">What the unit has.</param>
/// <param name="Above">What the source has.</param>
public sealed record LinkedDifference(LinkedField Field, string Here, string Above);

/// <summary>A difference, and why the unit keeps its own; the reason is null while nobody has decided.</summary>
public sealed record LinkedLine(LinkedDifference Difference, string? Reason);

/// <summary>
/// Objectives and KPIs that were cascaded as identical follow the one above: a change there is offered below, where a unit takes it or
/// keeps its own with a reason.
/// </summary>
public static class LinkedDefinition
{
    /// <summary>The fields that differ, overridden or not.</summary>
    public static IReadOnlyList<LinkedDifference> Differences(Objective here, Objective above) =>
        Among((LinkedField.Name, here.Name, above.Name), (LinkedField.Description, here.Description, above.Description));

    /// <inheritdoc cref="Differences(Objective, Objective)"/>
    public static IReadOnlyList<LinkedDifference> Differences(Kpi here, Kpi above) =>
        Among(
            (LinkedField.Name, here.Name, above.Name),
            (LinkedField.Description, here.Description, above.Description),
            (LinkedField.UnitOfMeasure, here.UnitOfMeasure, above.UnitOfMeasure),
            (LinkedField.Frequency, here.Frequency.InWords(), above.Frequency.InWords()),
            (LinkedField.Aggregation, here.Aggregation.ToString(), above.Aggregation.ToString()),
            (LinkedField.Direction, here.Direction.InWords(), above.Direction.InWords()),
            (LinkedField.Indicator, here.Indicator.ToString(), above.Indicator.ToString())
        );

    /// <summary>The fields in which an objective is not as the one that it follows; none where it follows none.</summary>
    public static IReadOnlyList<LinkedLine> Lines(OrganizationModel model, Objective here) =>
        here.SourceId is { } source && model.TryObjective(source, out var above)
            ? WithReasons(Differences(here, above), model.Overrides.Where(f => f.ObjectiveId == here.Id))
            : [];

    /// <inheritdoc cref="Lines(OrganizationModel, Objective)"/>
    public static IReadOnlyList<LinkedLine> Lines(OrganizationModel model, Kpi here) =>
        here.SourceId is { } source && model.TryKpi(source, out var above)
            ? WithReasons(Differences(here, above), model.Overrides.Where(f => f.KpiId == here.Id))
            : [];

    private static List<LinkedLine> WithReasons(IReadOnlyList<LinkedDifference> differences, IEnumerable<FieldOverride> overrides)
    {
        var reasons = overrides.ToDictionary(f => f.Field, f => f.Reason);
        return [.. differences.Select(d => new LinkedLine(d, reasons.GetValueOrDefault(d.Field)))];
    }

    private static List<LinkedDifference> Among(params (LinkedField Field, string? Here, string? Above)[] fields) =>
        [.. fields.Where(f => f.Here != f.Above).Select(f => new LinkedDifference(f.Field, f.Here ?? "", f.Above ?? ""))];
}
