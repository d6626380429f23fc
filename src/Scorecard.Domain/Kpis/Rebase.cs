using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Kpis;

/// <summary>
/// Says that a KPI's limits start again at one of its periods, because the process is another one from there. What lies before keeps its
/// limits.
/// </summary>
public sealed class Rebase : IOwned, IJournaled
{
    private Rebase() { }

    /// <param name="from">First day of one of the KPI's own periods.</param>
    /// <exception cref="RuleViolation">No reason is given, or it is too long.</exception>
    public Rebase(Kpi kpi, DateOnly from, string? reason)
    {
        OrganizationId = kpi.OrganizationId;
        KpiId = kpi.Id;
        From = from;
        Reason = Text.Reason(reason, "the limits start again");
    }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Kpi;

    long IJournaled.SubjectId => KpiId;

    FormattableString IJournaled.Label => $"limits start again on {From}: {Reason}";

    public long KpiId { get; private set; }

    public DateOnly From { get; private set; }

    public string Reason { get; private set; } = "";
}
