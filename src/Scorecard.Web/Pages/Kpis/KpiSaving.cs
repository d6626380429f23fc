using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Formulas;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

public static class KpiSaving
{
    /// <summary>The updaters that were ticked; only who was offered can be.</summary>
    public static IEnumerable<long> Updaters(this KpiInput input, KpiChoices choices) =>
        input.UpdaterIds.Select(id => choices.People.Chosen(id, "updater")).OfType<long>();

    /// <summary>The formula that was typed, where the KPI is calculated.</summary>
    /// <exception cref="FluentValidation.ValidationException">It is none.</exception>
    public static Formula? Taken(this KpiInput input, FormulaBox box)
    {
        Formula? formula = null;
        if (input.ValueSource == ValueSource.Calculated)
            Validation.Mark($"{nameof(KpiInput.Definition)}.{nameof(DefinitionInput.Formula)}", () => formula = box.Taken());
        return formula;
    }

    /// <summary>
    /// Checks what the KPI as it now is feeds and is fed by. Inside a write, so that two people cannot close a circle together.
    /// </summary>
    /// <exception cref="RuleViolation">Some pair does not fit; the sentence names only what the person may see.</exception>
    public static async Task CheckKpiTreeAsync(this ScorecardDbContext db, Kpi changed, OrganizationReader reader, CancellationToken cancel)
    {
        var others = await db.Kpis.AsNoTracking().IgnoreAutoIncludes().Where(k => k.Id != changed.Id).ToListAsync(cancel);
        var calculated = await db
            .Kpis.AsNoTracking()
            .IgnoreAutoIncludes()
            .Include(k => k.Definitions)
            .Where(k => k.Id != changed.Id && k.ValueSource == ValueSource.Calculated)
            .ToListAsync(cancel);
        others = [.. others.ExceptBy(calculated.Select(k => k.Id), k => k.Id), .. calculated];
        var users = calculated
            .Append(changed)
            .SelectMany(k => k.FormulaKpiIds.Select(id => (Named: id, By: k)))
            .ToLookup(x => x.Named, x => x.By);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, cancel);
        var unitOfObjective = await db.Objectives.AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.UnitId, cancel);
        var byId = others.Append(changed).ToDictionary(k => k.Id);
        List<Kpi> around = [changed, .. others.Where(k => k.ParentId == changed.Id)];
        if (!changed.FormulaKpiIds.All(byId.ContainsKey))
            throw new RuleViolation("Someone deleted a KPI of this formula meanwhile. Take it out.");
        // All that is made of it, and what they feed: a circle would lead back.
        var open = new Stack<Kpi>(around);
        while (open.TryPop(out var next))
            foreach (var above in users[next.Id].Concat(next.ParentId is { } id && byId.TryGetValue(id, out var parent) ? [parent] : []))
                if (!around.Contains(above))
                {
                    around.Add(above);
                    open.Push(above);
                }
        KpiTree.CheckDepth(byId.Values);
        try
        {
            KpiTree.Check(around, kpi => units[unitOfObjective[kpi.ObjectiveId]]);
        }
        catch (RuleViolation) when (around.Count > 1)
        {
            // From the book as this request has it: asking for a newer one would wait for the write.
            var seen = await reader.ReadOnAsync(
                o =>
                    around.All(k => k.Id == changed.Id || (o.Model.TryKpi(k.Id, out var known) && o.Sees(o.Model.UnitOf(known))))
                        ? "all"
                        : "some",
                cancel
            );
            if (seen == "all")
                throw;
            throw new RuleViolation(
                "This does not fit with the KPIs that it feeds or that feed it, and one of those you may not see. "
                    + "Check the unit of measure, frequency and roll-up."
            );
        }
    }

    /// <summary>The first day of a definition from what was typed; empty is from the start.</summary>
    /// <exception cref="RuleViolation">It is no period, or begins inside one of the KPI's.</exception>
    public static DateOnly EffectiveFrom(string? code, Frequency frequency, FiscalCalendar calendar)
    {
        if (string.IsNullOrWhiteSpace(code))
            return DateOnly.MinValue;
        var reading = PeriodCode.Read(code, calendar, expected: frequency);
        var period = reading.Period ?? throw new RuleViolation(reading.Problem!);
        var own = calendar.Containing(frequency, period.Start);
        if (frequency >= Frequency.Month && own.Start != period.Start)
            throw new RuleViolation(
                $"{code} lies inside {PeriodCode.Format(own, calendar)}, and the KPI is collected by {frequency.InWords()}. "
                    + $"Choose {FirstMonth(own)} or {FirstMonth(calendar.Shift(own, 1))}."
            );
        return period.Start;

        string FirstMonth(Period whole) => PeriodCode.Format(calendar.Containing(Frequency.Month, whole.Start), calendar);
    }
}
