using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Units;

/// <summary>A level of the cascade. Tier 1 is the organization itself.</summary>
public sealed class Tier : IOwned, IJournaledPartOf<Organization>
{
    private Tier() { }

    internal Tier(long organizationId, int number, string name) => (OrganizationId, Number, Name) = (organizationId, number, name);

    public long OrganizationId { get; private set; }

    long IPartOf.WholeId => OrganizationId;

    Subject IJournaled.Subject => Subject.Organization;

    FormattableString IJournaled.Label => $"tier {Number}: {Name}";

    public int Number { get; private set; }

    public string Name { get; private set; } = "";

    internal void Rename(string name) => Name = name;
}
