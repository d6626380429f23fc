using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;

namespace Scorecard.Domain.Plans;

/// <summary>A field in which a unit keeps its own text although the rest follows the source, and why.</summary>
public sealed class FieldOverride : IOwned, IJournaled
{
    private FieldOverride() { }

    public FieldOverride(long id, Objective objective, LinkedField field, string? reason)
        : this(id, objective.OrganizationId, field, reason) => ObjectiveId = objective.Id;

    public FieldOverride(long id, Kpi kpi, LinkedField field, string? reason)
        : this(id, kpi.OrganizationId, field, reason) => KpiId = kpi.Id;

    private FieldOverride(long id, long organizationId, LinkedField field, string? reason)
    {
        Id = id;
        OrganizationId = organizationId;
        Field = field;
        Reason = TextRules.Reason(reason, "the unit keeps its own");
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => ObjectiveId is null ? Subject.Kpi : Subject.Objective;

    long IJournaled.SubjectId => ObjectiveId ?? KpiId ?? 0;

    FormattableString IJournaled.Label => $"own {Field.InWords()}: {Reason}";

    /// <summary>Null where it is a field of a KPI.</summary>
    public long? ObjectiveId { get; private set; }

    /// <summary>Null where it is a field of an objective.</summary>
    public long? KpiId { get; private set; }

    public LinkedField Field { get; private set; }

    public string Reason { get; private set; } = "";
}
