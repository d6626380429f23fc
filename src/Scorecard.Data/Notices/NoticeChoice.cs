using Scorecard.Domain;

namespace Scorecard.Data.Notices;

/// <summary>How a person wants to be told of one kind in one organization. Without it both ways are used.</summary>
public sealed class NoticeChoice : IUnjournaled
{
    private NoticeChoice() { }

    public NoticeChoice(long organizationId, long personId, NoticeKind kind) =>
        (OrganizationId, PersonId, Kind) = (organizationId, personId, kind);

    public long OrganizationId { get; private set; }

    public long PersonId { get; private set; }

    public NoticeKind Kind { get; private set; }

    public bool InApplication { get; private set; } = true;

    public bool ByMail { get; private set; } = true;

    public void Choose(bool inApplication, bool byMail) => (InApplication, ByMail) = (inApplication, byMail);
}
