using Scorecard.Domain.Evidence;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
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
            return ["One end is computed from the other, so they move together whatever happens. A link between KPIs that are measured apart can be tested."];
        var (verdict, period) = (pair.Verdict, pair.Frequency.InWords());
        return verdict.Verdict switch
        {
            Verdict.Supported => ["Values of the effect that no longer follow: it then becomes “no evidence”.",
                .. verdict.LagAsClaimed ? Array.Empty<string>() : ["The lag that is claimed is another one. Change it on the strategy map if the lag that was found makes sense to you."]],
            Verdict.Opposite => [$"The other sign: the arrow says that more of the cause {(evidence.Link.Raises ? "raises" : "lowers")} the effect, and the values say that it {(evidence.Link.Raises ? "lowers" : "raises")} it. If that makes sense to you, change the arrow, and it is “supported”.",
                "Otherwise only values that turn round would change it."],
            Verdict.Reversed => ["An arrow the other way round would be “supported”, if that makes sense to you.", "Values in which the cause moves first."],
            Verdict.Together => [$"A lag at which they move even more alike than in the same {period}.", $"Values for shorter periods, where both have them: what happens within the same {period} may have an order there."],
            Verdict.NoEvidence => ["A closer relation than these values show, at any lag.", More(pair)],
            Verdict.NotYetTestable => [.. WhyNot(model, pair)],
        };
    }

    /// <summary>How strong the relation is and has to be; null where nothing was tested.</summary>
    public static string? Numbers(LinkEvidence evidence) => evidence.Best?.Verdict is { R: { } r, Findable: { } least }
        ? $"The correlation r is {Figures.Correlation(r)}; among all links the least that would be found is {Figures.Correlation(least)} either way." : null;

    /// <summary>How many more values it takes until a correlation that stays as it is would be found: t grows with the root of the degrees of freedom.</summary>
    private static string More(TestedPair pair)
    {
        if (pair.Verdict is not { R: { } r, Findable: { } least } || r == 0 || least >= 1)
            return "More values would let weaker relations be found.";
        var times = least * least / (1 - least * least) * (1 - r * r) / (r * r);
        return times > Far ? "More values would let weaker relations be found; one as weak as this takes many times those there are."
            : $"More values: if the relation stays as close as it is, it would be found with about {PeriodWords.Count(Math.Max(1, (int)Math.Ceiling((times - 1) * pair.Result.N)), pair.Frequency)} more.";
    }

    private static IEnumerable<string> WhyNot(OrganizationModel model, TestedPair pair)
    {
        var (result, period) = (pair.Result, pair.Frequency.InWords());
        switch (result.Outcome)
        {
            case LeadLagOutcome.CauseConstant or LeadLagOutcome.EffectConstant:
                yield return $"Values that differ: {EvidenceLine.NameOf(model, result.Outcome == LeadLagOutcome.CauseConstant ? pair.Cause : pair.Effect)} is the same in every {period}, or changes by the same step. What does not move cannot lead or follow.";
                break;
            case LeadLagOutcome.SameNumbers:
                yield return "Other figures: both ends report the same ones, perhaps in another unit of measure. Link something that is measured apart.";
                break;
            default:
                yield return $"{PeriodWords.Count(result.PeriodsMissing, pair.Frequency)} more in a row with values of both.";
                if (pair.Frequency is Frequency.Quarter or Frequency.HalfYear or Frequency.Year)
                    yield return $"KPIs that are collected every month: {LeadLag.FewestValues} months are enough to begin with.";
                foreach (var gap in new[] { result.Stretch.Start - 1, result.Stretch.Start + result.Stretch.Length }.Where(i => IsGap(pair, i)).Select(i => Gap(model, pair, i)))
                    yield return gap;
                break;
        }
    }

    private static bool IsGap(TestedPair pair, int index) =>
        pair.Result.Stretch.Length > 0 && index > 0 && index + 1 < pair.CauseValues.Count && pair.CauseValues.Take(index).Zip(pair.EffectValues).Any(IsBoth) && pair.CauseValues.Zip(pair.EffectValues).Skip(index + 1).Any(IsBoth);

    private static string Gap(OrganizationModel model, TestedPair pair, int index)
    {
        var calendar = model.Organization.Calendar;
        var missing = new[] { (pair.Cause, pair.CauseValues), (pair.Effect, pair.EffectValues) }.Where(e => !double.IsFinite(e.Item2[index])).Select(e => EvidenceLine.NameOf(model, e.Item1));
        return $"A gap: {PeriodWords.Of(calendar.Shift(pair.First, index), calendar)} has no value of {string.Join(" and of ", missing)}. Entering it would join what stands before and after it.";
    }

    private static bool IsBoth((double Cause, double Effect) values) => double.IsFinite(values.Cause) && double.IsFinite(values.Effect);
}
