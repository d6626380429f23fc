namespace Scorecard.Domain.Closings;

/// <summary>The scores that a month showed when it was closed, as bytes that another class reads and writes. They never change.</summary>
public sealed class ClosingScores : IOwned, IAppendOnly
{
    private ClosingScores() { }

    public ClosingScores(Closing closing, byte[] bytes)
    {
        OrganizationId = closing.OrganizationId;
        ClosingId = closing.Id;
        Bytes = bytes;
    }

    public long OrganizationId { get; private set; }

    public long ClosingId { get; private set; }

    public byte[] Bytes { get; private set; } = [];
}
