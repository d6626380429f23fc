using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Editing;

namespace Scorecard.Web.Pages.Kpis;

public static class KpiSaving
{
    /// <summary>The updaters that were ticked; only who was offered can be.</summary>
    public static IEnumerable<long> Updaters(this KpiInput input, KpiChoices choices) =>
        input.UpdaterIds.Select(id => choices.People.Chosen(id, "updater")).OfType<long>();

    /// <summary>
    /// Checks all parents and children of the organization with the KPI as it now is. Inside a write, so that two people cannot close a circle together.
    /// </summary>
    public static async Task CheckKpiTreeAsync(this ScorecardDbContext db, Kpi changed, CancellationToken cancel)
    {
        var others = await db.Kpis.AsNoTracking().IgnoreAutoIncludes().Where(k => k.Id != changed.Id).ToListAsync(cancel);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, cancel);
        var unitOfObjective = await db.Objectives.AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.UnitId, cancel);
        KpiTree.Check([.. others, changed], kpi => units[unitOfObjective[kpi.ObjectiveId]]);
    }

    /// <summary>The first day of a definition from what was typed; empty is from the start.</summary>
    /// <exception cref="RuleViolation">It is no period, or begins inside one of the KPI's.</exception>
    public static DateOnly EffectiveFrom(string? code, Frequency frequency, FiscalCalendar calendar)
    {
        if (string.IsNullOrWhiteSpace(code))
            return DateOnly.MinValue;
        if (PeriodCode.Parse(code, calendar) is not { } period)
            throw new RuleViolation($"“{code}” is not a month. Write it as 2026-07.");
        var own = calendar.Containing(frequency, period.Start);
        if (frequency >= Frequency.Month && own.Start != period.Start)
            throw new RuleViolation(
                $"{code} lies inside {PeriodCode.Format(own, calendar)}, and the KPI is collected by {Words.Of(frequency)}. Choose {own.Start:yyyy-MM} or {calendar.Shift(own, 1).Start:yyyy-MM}.");
        return period.Start;
    }
}
