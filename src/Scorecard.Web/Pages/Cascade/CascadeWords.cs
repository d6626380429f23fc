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

    public static string Now(OfferedUnit unit) =>
        unit.Now switch
        {
            Support.Contributes when unit.Already.Count > 0 => $"supports this already with {Named(unit)}",
            Support.Contributes => "supports this already",
            Support.Shared => "shares it",
            Support.NotRelevant => $"not relevant: {unit.Reason}",
            Support.None when unit.Already.Count > 0 => $"has {Named(unit)}, which is not linked to this",
            Support.None => "has nothing for it yet",
        };

    private static string Named(OfferedUnit unit) => string.Join(" and ", unit.Already.Select(name => $"“{name}”"));
}
