using Scorecard.Domain.Evidence;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>After how long an effect is expected, in the periods of its cause.</summary>
public sealed record Lag(int Periods, Frequency Frequency)
{
    /// <summary>“+3 mo”.</summary>
    public string Brief =>
        $"+{Periods} {Frequency switch
    {
        Frequency.Day => "d",
        Frequency.Week => "wk",
        Frequency.Month => "mo",
        Frequency.Quarter => "qtr",
        Frequency.HalfYear => "half-yr",
        Frequency.Year => "yr",
    }}";

    /// <summary>“after 3 months”.</summary>
    public string Words => Periods == 0 ? $"in the same {Frequency.InWords()}" : $"after {PeriodWords.Count(Periods, Frequency)}";

    public static Lag Of(OrganizationModel model, CauseEffectLink link) => new(link.Lag, LinkEvidence.LagFrequency(model, link));
}
