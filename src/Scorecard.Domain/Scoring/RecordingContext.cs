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
        var (scale, slot) = (book.ScaleOf(kpi.Id, period), organization.Calendar.IndexOf(kpi.Frequency, period.Start));
        var usual = new UsualValues(ago => book.OwnValue(kpi.Id, slot - ago), kpi.Frequency, scale);
        return new(kpi, scale, kpi.BandsWithin(organization.Bands), usual);
    }
}
