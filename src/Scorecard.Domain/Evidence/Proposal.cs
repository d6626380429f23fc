using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Evidence;

/// <summary>What people made of a proposed link.</summary>
public enum ProposalState
{
    Open,
    Accepted,
    Dismissed,
}

/// <summary>
/// A link that was found by searching. A person accepts it, which draws the link, or dismisses it with a reason, which is kept.
/// </summary>
public sealed class Proposal : IOwned, IJournaled, IVersioned
{
    private Proposal() { }

    /// <param name="on">The day of the search.</param>
    /// <param name="n">Periods that both have in common.</param>
    /// <param name="pairs">Ordered pairs among which it was found.</param>
    public Proposal(Kpi cause, Kpi effect, DateOnly on, Lead lead, int n, long pairs)
    {
        OrganizationId = cause.OrganizationId;
        CauseKpiId = cause.Id;
        EffectKpiId = effect.Id;
        Find(on, lead, n, pairs);
    }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.CauseEffectLink;

    long IJournaled.SubjectId => EffectKpiId;

    FormattableString IJournaled.Label => $"proposed cause {CauseKpiId}, after {Lag}";

    public long CauseKpiId { get; private set; }

    public long EffectKpiId { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>Months from cause to effect, 1 or more.</summary>
    public int Lag { get; private set; }

    /// <summary>Correlation at that lag, −1 to 1, above 0 where better goes with better.</summary>
    public double R { get; private set; }

    /// <summary>0 to 1, for the pair alone.</summary>
    public double P { get; private set; }

    public int N { get; private set; }

    public long Pairs { get; private set; }

    public ProposalState State { get; private set; }

    /// <summary>Why it was dismissed.</summary>
    public string? Reason { get; private set; }

    public int Version { get; private set; }

    /// <summary>Found again by a later search. What was answered stays answered.</summary>
    public void Find(DateOnly on, Lead lead, int n, long pairs) => (On, Lag, R, P, N, Pairs) = (on, lead.Lag, lead.R, lead.P, n, pairs);

    /// <summary>
    /// Draws the link. Its lag counts in the periods of the cause, as every link's does, and its sign in values: where one of the two is
    /// better when lower, better goes with better means that more goes with less.
    /// </summary>
    /// <exception cref="RuleViolation">It is answered already; nothing has changed.</exception>
    public CauseEffectLink Accept(long linkId, Kpi cause, Kpi effect)
    {
        CheckOpen();
        State = ProposalState.Accepted;
        Reason = null;
        var lag = (int)Math.Round(Lag * LinkEvidence.Days(Frequency.Month) / LinkEvidence.Days(cause.Frequency));
        return new(linkId, cause, effect, Math.Min(lag, CauseEffectLink.LongestLag), R > 0 == cause.Direction.IsAlike(effect.Direction));
    }

    /// <exception cref="RuleViolation">It is answered already, or no reason is given; nothing has changed.</exception>
    public void Dismiss(string? reason)
    {
        CheckOpen();
        Reason = TextRules.Reason(reason, "the link is dismissed");
        State = ProposalState.Dismissed;
    }

    /// <summary>Asks again.</summary>
    public void Reopen() => (State, Reason) = (ProposalState.Open, null);

    private void CheckOpen() => RuleViolation.Unless(State == ProposalState.Open, "This link is answered already.");
}
