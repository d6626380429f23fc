namespace Scorecard.Domain.Toolkit;

/// <summary>A line of a checklist that a person ticked by hand, or a lesson that a person has finished.</summary>
public sealed class Tick : IUnjournaled
{
    public const int ItemLength = 80;

    private Tick() { }

    public Tick(long organizationId, long personId, string item, DateTime at)
    {
        OrganizationId = organizationId;
        PersonId = personId;
        Item = item;
        At = at;
    }

    public long OrganizationId { get; private set; }

    public long PersonId { get; private set; }

    /// <summary>The line's or lesson's name in the toolkit.</summary>
    public string Item { get; private set; } = "";

    public DateTime At { get; private set; }
}
