using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>How much of a window a KPI's value rests on, in words.</summary>
public sealed record Reporting(string Heading, string Sentence)
{
    public static Reporting Of(OrganizationView o, Kpi kpi, KpiFigure figure, PeriodChoice period)
    {
        var calendar = period.Calendar;
        var window = period.Window;
        var own = calendar.Inside(kpi.Frequency, window.Start, window.End).ToList();
        var reported = own.Count(p => o.Book.Figure(kpi.Id, Window.Of(p)).IsPresent);
        var children = (kpi.IsCalculated ? o.Model.NamedBy(kpi) : o.Model.ChildrenOf(kpi)).ToList();
        var fed = children.Count(c => o.Book.Figure(c.Id, window).IsPresent);
        var periods = $"{reported} of {PeriodWords.Count(own.Count, kpi.Frequency)} reported";
        return figure switch
        {
            { State: ScoreState.NotApplicable } => new("Not applicable", "It does not exist, or was said not to apply, in this period."),
            { State: ScoreState.Missing } => new(
                "Nothing yet",
                own.Count == 0
                    ? $"It is collected by {kpi.Frequency.InWords()}, and that one is not in yet."
                    : "Nothing has been reported for this period."
            ),
            { Carried: true } => new(
                "Carried over",
                $"The value of {PeriodWords.Of(calendar.At(kpi.Frequency, figure.LastSlot), calendar)} stands in until the next one is in."
            ),
            { Partial: true } when kpi.IsComputed => new(
                "Partial",
                own.Count > 1 && reported < own.Count
                    ? $"{periods}, {fed} of {children.Count} KPIs below."
                    : $"{fed} of {children.Count} KPIs below have reported in full or in part."
            ),
            { Partial: true } => new("Partial", $"{periods}."),
            _ => new(
                "Complete",
                own.Count > 1 ? $"{periods}."
                    : kpi.IsComputed ? $"All {children.Count} KPIs below have reported."
                    : "The value of the period is in."
            ),
        };
    }
}
