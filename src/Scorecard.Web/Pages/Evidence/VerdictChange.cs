using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>What would change the verdict of a link, in words.</summary>
public static class VerdictChange
{
    /// <summary>Further values beyond so many times those there are say only that it is far.</summary>
    private const double Far = 4;

    public static IReadOnlyList<string> Of(OrganizationModel model, LinkEvidence evidence)
    {
        if (evidence.Best is not { } pair)
            return
            [
                "One end is computed from the other, so they move together whatever happens. "
                    + "A link between KPIs that are measured apart can be tested.",
            ];
        var period = pair.Frequency.InWords();
        return pair.Verdict switch
        {
            Verdict.Supported =>
            [
                "Values of the effect that no longer follow: it then becomes “no evidence”.",
                .. pair.Judgement.LagAsClaimed ? Array.Empty<string>() : [OtherLag],
            ],
            Verdict.Opposite => [OtherSign(evidence.Link.Raises), "Otherwise only values that turn round would change it."],
            Verdict.Reversed =>
            [
                "An arrow the other way round would be “supported”, if that makes sense to you.",
                "Values in which the cause moves first.",
            ],
            Verdict.Together =>
            [
                $"A lag at which they move even more alike than in the same {period}.",
                $"Values for shorter periods, where both have them: what happens within the same {period} may have an order there.",
            ],
            Verdict.NoEvidence => ["A closer relation than these values show, at any lag.", More(pair)],
            Verdict.NotYetTestable => [.. WhyNot(model, pair)],
        };
    }

    /// <summary>How strong the relation is and has to be; null where nothing was tested.</summary>
    public static string? Numbers(LinkEvidence evidence) =>
        evidence.Best?.Judgement is { R: { } r, Findable: { } least }
            ? $"The correlation r is {Figures.Correlation(r)}; "
                + $"among all links the least that would be found is {Figures.Correlation(least)} either way."
            : null;

    private const string OtherLag =
        "The lag that is claimed is another one. Change it on the strategy map if the lag that was found makes sense to you.";

    private const string Weaker = "More values would let weaker relations be found";

    private static string OtherSign(bool raises)
    {
        var (said, seen) = raises ? ("raises", "lowers") : ("lowers", "raises");
        return $"The other sign: the arrow says that more of the cause {said} the effect, and the values say that it {seen} it. "
            + "If that makes sense to you, change the arrow, and it is “supported”.";
    }

    private static string More(JudgedPair pair)
    {
        if (pair.ValuesToFind is not { } values)
            return $"{Weaker}.";
        if (pair.Judgement.TimesToFind > Far)
            return $"{Weaker}; one as weak as this takes many times those there are.";
        var more = PeriodWords.Count(values, pair.Frequency);
        return $"More values: if the relation stays as close as it is, it would be found with about {more} more.";
    }

    private static IEnumerable<string> WhyNot(OrganizationModel model, TestedPair pair)
    {
        var result = pair.Result;
        var period = pair.Frequency.InWords();
        switch (result.Outcome)
        {
            case LeadLagOutcome.CauseConstant or LeadLagOutcome.EffectConstant:
                var still = result.Outcome == LeadLagOutcome.CauseConstant ? pair.Cause : pair.Effect;
                yield return $"Values that differ: {EvidenceLine.NameOf(model, still.Node)} is the same in every {period}, "
                    + "or changes by the same step. What does not move cannot lead or follow.";
                break;
            case LeadLagOutcome.SameNumbers:
                yield return "Other figures: both ends report the same ones, perhaps in another unit of measure. "
                    + "Link something that is measured apart.";
                break;
            case LeadLagOutcome.Tested:
                if (result.PeriodsUntil(pair.ClaimedLag) is { } missing)
                    yield return $"{PeriodWords.Count(missing, pair.Frequency)} more with values of both, "
                        + "so that so long a lag can be tried.";
                yield return "A shorter lag, if that makes sense to you: now those of up to "
                    + $"{PeriodWords.Count(result.Lags, pair.Frequency)} are tried.";
                break;
            case LeadLagOutcome.NothingInCommon or LeadLagOutcome.TooShort:
                yield return $"{PeriodWords.Count(result.PeriodsMissing, pair.Frequency)} more with values of both.";
                if (pair.Frequency is Frequency.Quarter or Frequency.HalfYear or Frequency.Year)
                    yield return "KPIs that are collected every month: "
                        + $"{LeadLag.Fewest(KpiHistory.SeasonOf(Frequency.Month))} months are enough to begin with.";
                foreach (
                    var gap in new[] { result.Stretch.Start - 1, result.Stretch.Start + result.Stretch.Length }
                        .Where(i => IsGap(pair, i))
                        .Select(i => Gap(model, pair, i))
                )
                    yield return gap;
                break;
        }
    }

    private static bool IsGap(TestedPair pair, int index) =>
        pair.Result.Stretch.Length > 0
        && index > 0
        && index + 1 < pair.Cause.Values.Count
        && pair.Cause.Values.Take(index).Zip(pair.Effect.Values).Any(IsBoth)
        && pair.Cause.Values.Zip(pair.Effect.Values).Skip(index + 1).Any(IsBoth);

    private static string Gap(OrganizationModel model, TestedPair pair, int index)
    {
        var calendar = model.Organization.Calendar;
        var missing = new[] { pair.Cause, pair.Effect }
            .Where(end => !double.IsFinite(end.Values[index]))
            .Select(end => EvidenceLine.NameOf(model, end.Node));
        var names = string.Join(" and of ", missing);
        var period = PeriodWords.Of(calendar.Shift(pair.First, index), calendar);
        return $"A gap: {period} has no value of {names}. Entering it would join what stands before and after it.";
    }

    private static bool IsBoth((double Cause, double Effect) values) => double.IsFinite(values.Cause) && double.IsFinite(values.Effect);
}
