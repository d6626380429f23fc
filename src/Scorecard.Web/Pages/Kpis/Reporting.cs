using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>How much of a window a KPI's value rests on, in words.</summary>
public sealed record Reporting(string Heading, string Sentence)
{
    public static Reporting Of(OrganizationView o, Kpi kpi, KpiFigure figure, PeriodChoice period)
    {
        var (calendar, window) = (period.Calendar, period.Window);
        var own = Inside(kpi.Frequency, window, calendar);
        var reported = own.Count(p => o.Book.Figure(kpi.Id, Window.Of(p)).IsPresent);
        var children = o.Model.ChildrenOf(kpi).ToList();
        var fed = children.Count(c => o.Book.Figure(c.Id, window).IsPresent);
        var periods = $"{reported} of {PeriodWords.Count(own.Count, kpi.Frequency)} reported";
        return figure switch
        {
            { State: ScoreState.NotApplicable } => new("Not applicable", "It does not exist, or was said not to apply, in this period."),
            { State: ScoreState.Missing } => new("Nothing yet", own.Count == 0 ? $"It is collected by {Words.Of(kpi.Frequency)}, and that one is not in yet." : "Nothing has been reported for this period."),
            { Carried: true } => new("Carried over", $"The value of {PeriodWords.Of(calendar.At(kpi.Frequency, figure.LastSlot), calendar)} stands in until the next one is in."),
            { Partial: true } when kpi.ValueSource == ValueSource.RolledUp => new("Partial", own.Count > 1 && reported < own.Count ? $"{periods}, {fed} of {children.Count} KPIs below." : $"{fed} of {children.Count} KPIs below have reported in full or in part."),
            { Partial: true } => new("Partial", $"{periods}."),
            _ => new("Complete", own.Count > 1 ? $"{periods}." : kpi.ValueSource == ValueSource.RolledUp ? $"All {children.Count} KPIs below have reported." : "The value of the period is in."),
        };
    }

    private static List<Period> Inside(Frequency frequency, Window window, FiscalCalendar calendar)
    {
        var all = new List<Period>();
        for (var period = calendar.Containing(frequency, window.Start); period.Anchor <= window.End; period = calendar.Shift(period, 1))
            if (period.Anchor >= window.Start && (frequency == Frequency.Week || period.End <= window.End))
                all.Add(period);
        return all;
    }
}
