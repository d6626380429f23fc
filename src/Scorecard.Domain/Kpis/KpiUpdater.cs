using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Kpis;

/// <summary>A person named to enter a KPI's values.</summary>
public sealed class KpiUpdater : IOwned, IJournaledPartOf<Kpi>
{
    private KpiUpdater() { }

    internal KpiUpdater(long organizationId, long kpiId, long personId)
    {
        OrganizationId = organizationId;
        KpiId = kpiId;
        PersonId = personId;
    }

    public long OrganizationId { get; private set; }

    public long KpiId { get; private set; }

    long IPartOf.WholeId => KpiId;

    Subject IJournaled.Subject => Subject.Kpi;

    FormattableString IJournaled.Label => $"updater {PersonId}";

    public long PersonId { get; private set; }
}
