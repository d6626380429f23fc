using Scorecard.Data.Operations;
using Scorecard.Domain.Cascading;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>What can be made of an objective below, and what is made of it already.</summary>
public static class CascadeWords
{
    public static string Of(CascadeAs kind) =>
        kind switch
        {
            CascadeAs.Leave => "Nothing for now",
            CascadeAs.Identical => "Identical: same words and KPIs",
            CascadeAs.Contributory => "Contributory: own objective",
            CascadeAs.Shared => "Shared: own it together",
            CascadeAs.NotRelevant => "Not relevant, because…",
        };

    public static string Of(SplitMethod method) =>
        method switch
        {
            SplitMethod.Same => "The whole target for each",
            SplitMethod.Equal => "Split equally",
            SplitMethod.ByShare => "Split by share",
            SplitMethod.ByLastYear => "Split by last year’s actuals",
            SplitMethod.ByHand => "By hand",
        };

    public static string Now(CascadeOffer.OfferedUnit unit) =>
        unit.Now switch
        {
            Support.Contributes => "supports it already",
            Support.Shared => "shares it",
            Support.NotRelevant => $"not relevant: {unit.Reason}",
            Support.None => "has nothing for it yet",
        };
}
