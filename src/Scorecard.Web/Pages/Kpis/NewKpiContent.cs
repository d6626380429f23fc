using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>What stands around the form of a new KPI.</summary>
public sealed class NewKpiContent : NewContent<KpiInput>
{
    /// <param name="objective">What the KPI is to measure.</param>
    /// <param name="today">In the month of which the first value is owed.</param>
    /// <param name="typed">The formula that was typed for a calculated KPI, and whether it is to be tried; null for none.</param>
    public NewKpiContent(OrganizationView o, Objective objective, DateOnly today, (string? Formula, Frequency Frequency, bool Try)? typed)
        : base(o, o.Model.UnitOf(objective), PathOf(objective), new WayPoint("New KPI"))
    {
        Objective = objective;
        Calendar = o.Model.Organization.Calendar;
        Choices = KpiChoices.Of(o, objective, null);
        Formula = FormulaBox.Of(o, o.Model.UnitOf(objective), null, null);
        if (typed is { } given)
            Formula = Formula.With(o, given.Formula, given.Frequency, given.Try ? today : null);
        var month = Calendar.Containing(Frequency.Month, today);
        Suggested = new()
        {
            Code = KpiChoices.Suggest(o, objective),
            Definition = new() { From = PeriodCode.Format(month, Calendar) },
        };
    }

    public Objective Objective { get; }

    public FiscalCalendar Calendar { get; }

    public KpiChoices Choices { get; }

    public FormulaBox Formula { get; }

    private static WayPoint PathOf(Objective objective) => new(objective.Name, $"~/objectives/{PublicIds.Format(objective.Id)}");
}
