using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Scoring;

/// <summary>Takes from the book what the rules of recording ask about.</summary>
public static class RecordingContext
{
    /// <summary>The rules for a value of one of the KPI's own periods, as the book now stands.</summary>
    public static RecordingRules RecordingRulesOf(this ScoreBook book, Kpi kpi, Period period)
    {
        var organization = book.Model.Organization;
        var before = book.UncountedFigure(kpi.Id, Window.Of(organization.Calendar.Shift(period, -1)));
        return new(kpi, book.ScaleOf(kpi.Id, period), kpi.BandsWithin(organization.Bands), before.IsPresent ? before.Value : null);
    }
}
