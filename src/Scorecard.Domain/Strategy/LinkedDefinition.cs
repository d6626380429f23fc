using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Strategy;

/// <summary>A field that a linked definition keeps in step. Targets are not among them: they are split.</summary>
public enum LinkedField
{
    Name,
    Description,
    UnitOfMeasure,
    Frequency,
    Aggregation,
    Direction,
    Indicator,
}

public static class LinkedFields
{
    /// <summary>As it stands in a sentence: “unit of measure”.</summary>
    public static string InWords(this LinkedField field) => field switch
    {
        LinkedField.Name => "name",
        LinkedField.Description => "description",
        LinkedField.UnitOfMeasure => "unit of measure",
        LinkedField.Frequency => "frequency",
        LinkedField.Aggregation => "aggregation over time",
        LinkedField.Direction => "direction",
        LinkedField.Indicator => "lead or lag",
    };
}

/// <summary>One field in which a linked definition and its source differ.</summary>
/// <param name="Here">What the unit has.</param>
/// <param name="Above">What the source has.</param>
public sealed record LinkedDifference(LinkedField Field, string Here, string Above);

/// <summary>A difference, and why the unit keeps its own; the reason is null while nobody has decided.</summary>
public sealed record LinkedLine(LinkedDifference Difference, string? Reason);

/// <summary>
/// Objectives and KPIs that were cascaded as identical follow the one above: a change there is offered below, where a unit takes it or keeps its own with a reason.
/// </summary>
public static class LinkedDefinition
{
    /// <summary>The fields that differ, overridden or not.</summary>
    public static IReadOnlyList<LinkedDifference> Differences(Objective here, Objective above) => Among(
        (LinkedField.Name, here.Name, above.Name),
        (LinkedField.Description, here.Description, above.Description));

    /// <inheritdoc cref="Differences(Objective, Objective)"/>
    public static IReadOnlyList<LinkedDifference> Differences(Kpi here, Kpi above) => Among(
        (LinkedField.Name, here.Name, above.Name),
        (LinkedField.Description, here.Description, above.Description),
        (LinkedField.UnitOfMeasure, here.UnitOfMeasure, above.UnitOfMeasure),
        (LinkedField.Frequency, here.Frequency.InWords(), above.Frequency.InWords()),
        (LinkedField.Aggregation, here.Aggregation.ToString(), above.Aggregation.ToString()),
        (LinkedField.Direction, here.Direction.InWords(), above.Direction.InWords()),
        (LinkedField.Indicator, here.Indicator.ToString(), above.Indicator.ToString()));

    /// <summary>The fields in which an objective is not as the one that it follows; none where it follows none.</summary>
    public static IReadOnlyList<LinkedLine> Lines(OrganizationModel model, Objective here) =>
        here.SourceId is { } source && model.TryObjective(source, out var above) ? WithReasons(Differences(here, above), model.Overrides.Where(f => f.ObjectiveId == here.Id)) : [];

    /// <inheritdoc cref="Lines(OrganizationModel, Objective)"/>
    public static IReadOnlyList<LinkedLine> Lines(OrganizationModel model, Kpi here) =>
        here.SourceId is { } source && model.TryKpi(source, out var above) ? WithReasons(Differences(here, above), model.Overrides.Where(f => f.KpiId == here.Id)) : [];

    private static List<LinkedLine> WithReasons(IReadOnlyList<LinkedDifference> differences, IEnumerable<FieldOverride> overrides)
    {
        var reasons = overrides.ToDictionary(f => f.Field, f => f.Reason);
        return [.. differences.Select(d => new LinkedLine(d, reasons.GetValueOrDefault(d.Field)))];
    }

    private static List<LinkedDifference> Among(params (LinkedField Field, string? Here, string? Above)[] fields) =>
        [.. fields.Where(f => f.Here != f.Above).Select(f => new LinkedDifference(f.Field, f.Here ?? "", f.Above ?? ""))];
}

/// <summary>A field in which a unit keeps its own text although the rest follows the source, and why.</summary>
public sealed class FieldOverride
{
    private FieldOverride() { }

    public FieldOverride(long id, Objective objective, LinkedField field, string? reason) : this(id, objective.OrganizationId, field, reason) => ObjectiveId = objective.Id;

    public FieldOverride(long id, Kpi kpi, LinkedField field, string? reason) : this(id, kpi.OrganizationId, field, reason) => KpiId = kpi.Id;

    private FieldOverride(long id, long organizationId, LinkedField field, string? reason)
    {
        (Id, OrganizationId, Field) = (id, organizationId, field);
        Reason = Text.Reason(reason, "the unit keeps its own");
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    /// <summary>Null where it is a field of a KPI.</summary>
    public long? ObjectiveId { get; private set; }

    /// <summary>Null where it is a field of an objective.</summary>
    public long? KpiId { get; private set; }

    public LinkedField Field { get; private set; }

    public string Reason { get; private set; } = "";
}
