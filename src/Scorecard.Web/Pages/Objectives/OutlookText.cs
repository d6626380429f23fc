using Scorecard.Domain.Evidence;
using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Objectives;

/// <summary>The chance that an objective ends the fiscal year on track, in words.</summary>
/// <param name="Figure">“68%”; null without a forecast.</param>
/// <param name="Assumptions">What it rests on, a sentence each.</param>
public sealed record OutlookText(string Year, string? Figure, string Sentence, IReadOnlyList<string> Assumptions)
{
    /// <summary>Null where the objective has no KPI of its own that runs to the end of the year.</summary>
    public static OutlookText? Of(OrganizationView o, Objective objective, PeriodChoice period)
    {
        var calendar = period.Calendar;
        var now = Window.Of(calendar.Shift(calendar.Containing(Frequency.Month, period.Today), -1));
        var outlook = ObjectiveOutlook.Of(o.Book, objective, period.Today, now);
        if (outlook.Chance is not { } chance)
            return null;
        var year = PeriodWords.Of(outlook.Year, calendar);
        if (chance.Chance is not { } share)
            return new(year, null, "There is no forecast yet: a KPI needs 8 values for one.", []);
        return new(
            year,
            Figures.Chance(share),
            $"chance of ending {year} on track, by its KPIs’ own histories.",
            [.. Say(outlook, chance, PeriodWords.Of(now, calendar))]
        );
    }

    private static IEnumerable<string> Say(ObjectiveOutlook outlook, ObjectiveChance chance, string now)
    {
        yield return $"{chance.Draws:N0} draws from the forecasts of its KPIs for their last period of the year, "
            + $"with the targets and weights that hold there (seed {chance.Seed}).";
        yield return "KPIs that moved together are drawn together; "
            + $"how closely is an estimate, pulled {Figures.Percent(chance.Shrinkage)} towards not at all.";
        if (outlook.Settled.Count > 0)
            yield return $"In already: {Names(outlook.Settled)}.";
        if (outlook.LeftOut.Count > 0)
            yield return $"Left out for want of a forecast: {Names(outlook.LeftOut)}.";
        if (outlook.Contributions > 0)
            yield return $"{Counted.Of(outlook.Contributions, "contributing objective")} taken with the score of {now}, "
                + "as if nothing moved there.";
        if (outlook.ContributionsWithout > 0)
            yield return $"{Counted.Of(outlook.ContributionsWithout, "contributing objective")} without a score left out.";
    }

    private static string Names(IReadOnlyList<Domain.Kpis.Kpi> kpis) => string.Join(", ", kpis.Select(k => k.Name));
}
