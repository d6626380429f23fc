using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Health;

/// <summary>KPIs that have not begun, that nobody answers for, or that nobody feeds.</summary>
internal sealed class ValueRules
{
    private readonly Survey survey;
    private readonly FiscalCalendar calendar;
    private readonly int today;
    private readonly int[] now = new int[6];

    // Own periods of each frequency from which on a value in the window is one in time: the first is never before the window's.
    private readonly int[] firstShown = new int[6];
    private readonly Dictionary<(Frequency, int), int> firstAsked = [];
    private ((Frequency, int) Key, int Slot) recent = ((Frequency.Day, -1), 0);

    public ValueRules(Survey survey)
    {
        this.survey = survey;
        calendar = survey.Model.Organization.Calendar;
        today = survey.Today.DayNumber;
        foreach (var frequency in Enum.GetValues<Frequency>())
        {
            now[(int)frequency] = calendar.IndexOf(frequency, survey.Today);
            var shown = KpiScoring.SlotsIn(frequency, survey.Window, calendar);
            firstShown[(int)frequency] = shown.Coarser ? int.MinValue : shown.First;
        }
    }

    /// <summary>For how many own periods in a row, all of them due, values may stay out.</summary>
    public static int Patience(Frequency frequency) =>
        frequency switch
        {
            Frequency.Day => 10,
            Frequency.Week => 4,
            Frequency.Month => 3,
            Frequency.Quarter or Frequency.HalfYear or Frequency.Year => 2,
        };

    public void Check(int row, int unit)
    {
        ref readonly var kpi = ref survey.Shape.Kpis[row];
        if (!kpi.HasOwner)
            survey.AddKpi(HealthRule.KpiWithoutOwner, unit, row);
        if (kpi.BeginsOn > today)
        {
            survey.AddKpi(HealthRule.KpiNotBegun, unit, row, figure: kpi.BeginsOn);
            return;
        }
        if (!kpi.IsEntered)
            return;
        if (!kpi.HasUpdater)
            survey.AddKpi(HealthRule.KpiWithoutUpdater, unit, row);
        var asked = FirstAsked(kpi.Frequency, kpi.DueDays);
        // A score in the period shown mostly answers at once; the values themselves lie further away.
        if (firstShown[(int)kpi.Frequency] >= asked && !double.IsNaN(survey.ScoreOfKpi(row)))
            return;
        var series = survey.Graph.Kpis[row];
        for (var slot = now[(int)kpi.Frequency]; slot >= asked; slot--)
            if (!double.IsNaN(series.At(slot)))
                return;
        survey.AddKpi(HealthRule.KpiWithoutValues, unit, row, figure: LastReported(series, asked));
    }

    /// <summary>The first of the last due periods that are asked for; KPIs share few of them.</summary>
    private int FirstAsked(Frequency frequency, int dueDays)
    {
        if (recent.Key == (frequency, dueDays))
            return recent.Slot;
        if (!firstAsked.TryGetValue((frequency, dueDays), out var slot))
            firstAsked[(frequency, dueDays)] = slot = calendar.IndexOf(frequency, survey.Today.AddDays(-dueDays)) - Patience(frequency);
        recent = ((frequency, dueDays), slot);
        return slot;
    }

    /// <summary>First day of the last period with a value, 0 where there is none.</summary>
    private int LastReported(KpiSeries series, int before)
    {
        for (var slot = Math.Min(before, series.Last); slot >= series.First; slot--)
            if (double.IsFinite(series.At(slot)))
                return calendar.At(series.Frequency, slot).Start.DayNumber;
        return 0;
    }
}
