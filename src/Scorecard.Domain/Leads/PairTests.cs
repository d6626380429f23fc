namespace Scorecard.Domain.Leads;

/// <summary>Tests pairs of one stretch as any link is, and keeps what may survive.</summary>
internal sealed class PairTests(Screen screen, FoundLeads found, Dictionary<int, SteadyForms> forms)
{
    public double Level => found.Level;

    /// <param name="causes">Whether the first may be the cause of the second; such a pair counts as tested already.</param>
    /// <param name="isCaused">Whether the second may be the cause of the first; likewise.</param>
    public void Run(int one, int other, bool causes, bool isCaused)
    {
        var result = LeadLag.Compare(
            forms[one],
            forms[other],
            screen.Season,
            screen.LowerIsBetter is { } lower && lower[one] != lower[other] ? -1 : 1
        );
        if (result.Outcome != LeadLagOutcome.Tested)
            screen.Tested -= (causes ? 1 : 0) + (isCaused ? 1 : 0);
        else
        {
            if (causes && result.Forward!.P <= found.Level)
                found.Add(new(one, other, result.Forward));
            if (isCaused && result.Backward!.P <= found.Level)
                found.Add(new(other, one, result.Backward));
        }
    }
}
