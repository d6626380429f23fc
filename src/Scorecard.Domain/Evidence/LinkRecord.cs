using Scorecard.Domain.Leads;
using Scorecard.Domain.Plans;

namespace Scorecard.Domain.Evidence;

/// <summary>
/// What the values said of a link from a day on; the next one of the link says until when. Kept so that people can see how a verdict came
/// and went.
/// </summary>
public sealed class LinkRecord : IOwned
{
    private LinkRecord() { }

    /// <param name="on">The organization's day on which it was found.</param>
    public LinkRecord(CauseEffectLink link, DateOnly on, LinkJudgement judgement, int n)
    {
        OrganizationId = link.OrganizationId;
        LinkId = link.Id;
        On = on;
        Set(judgement, n);
    }

    public long OrganizationId { get; private set; }

    public long LinkId { get; private set; }

    public DateOnly On { get; private set; }

    public Verdict Verdict { get; private set; }

    /// <summary>See <see cref="LinkJudgement.Lag"/>.</summary>
    public int? Lag { get; private set; }

    /// <summary>−1 to 1; null where nothing was tested.</summary>
    public double? R { get; private set; }

    /// <summary>0 to 1; null where nothing was tested.</summary>
    public double? P { get; private set; }

    /// <summary>Values of each series that were compared.</summary>
    public int N { get; private set; }

    /// <summary>Whether people are told the same as before: the word and the lag. The numbers move with each value.</summary>
    public bool Says(LinkJudgement judgement) => Verdict == judgement.Verdict && Lag == judgement.Lag;

    /// <summary>Replaces what was found on the same day.</summary>
    public void Set(LinkJudgement judgement, int n)
    {
        Verdict = judgement.Verdict;
        Lag = judgement.Lag;
        R = judgement.R;
        P = judgement.P;
        N = n;
    }
}
