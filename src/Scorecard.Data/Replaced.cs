using Scorecard.Domain;

namespace Scorecard.Data;

/// <summary>
/// What a write found of the structure where it changed it: with it, what the structure was like before is rebuilt from what it is. Written
/// with the change and never altered; see <see cref="ReplacedRows"/> for what it holds.
/// </summary>
public sealed class Replaced : IOwned, IAppendOnly
{
    private Replaced() { }

    /// <param name="part">Place within the write, from 0.</param>
    /// <param name="at">When, UTC.</param>
    public Replaced(long organizationId, long sequence, int part, DateTime at, byte[] rows)
    {
        OrganizationId = organizationId;
        Sequence = sequence;
        Part = part;
        At = at;
        Rows = rows;
    }

    public long OrganizationId { get; private set; }

    /// <summary>The organization's transaction.</summary>
    public long Sequence { get; private set; }

    public int Part { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Packed.</summary>
    public byte[] Rows { get; private set; } = [];
}
