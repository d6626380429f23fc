using System.Globalization;
using Scorecard.Domain.Formulas;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>How a formula came to its value, in words. Of what the person may not see nothing is said.</summary>
public static class FormulaWords
{
    private const string Hidden = "private";

    /// <summary>The formula with names, which is how people speak of it.</summary>
    public static string Named(OrganizationView o, Formula formula) => formula.Write(id => $"[{NameOf(o, id)}]");

    /// <summary>The formula with what each KPI in it came to, and the result.</summary>
    public static string Worked(OrganizationView o, FormulaView view) =>
        view.Formula.Put(input =>
            view.Figures[PlaceOf(view, input)] is var figure && Sees(o, input.KpiId) ? ValueOf(o, input, figure) : Hidden
        ) + (view.Answer.Gap is null ? $" = {Number(view.Answer.Value)}" : "");

    /// <summary>The result, or why there is none.</summary>
    public static string Said(OrganizationView o, FormulaView view) => Gap(o, view.Answer) ?? Number(view.Answer.Value);

    /// <summary>Why there is no value, as a sentence; null where there is one.</summary>
    public static string? Gap(OrganizationView o, FormulaAnswer answer) => answer.Gap is { } gap ? Sentence(o, gap, answer) : null;

    private static string Sentence(OrganizationView o, FormulaGap gap, FormulaAnswer answer) =>
        gap switch
        {
            FormulaGap.Missing => $"{What(o, answer.Input)} has no value{When(answer.Input)}.",
            FormulaGap.NotApplicable => $"{What(o, answer.Input)} does not apply{When(answer.Input)}.",
            FormulaGap.DividedByZero => "It would divide by 0.",
            FormulaGap.NoNumber => "The result is no number, or too large for one.",
            FormulaGap.NothingReported => "None of its KPIs has a value.",
        };

    private static string What(OrganizationView o, FormulaInput? input) =>
        input is { } known && Sees(o, known.KpiId) ? $"“{NameOf(o, known.KpiId)}”" : "A KPI that you may not see";

    private static string When(FormulaInput? input) =>
        input?.Earlier switch
        {
            null or { Steps: 0, Years: 0 } => "",
            { Steps: 1, Years: 0 } => " in the period before",
            { Steps: var steps, Years: 0 } => $" {steps} periods before",
            { Steps: 0, Years: 1 } => " in the same period a year before",
            _ => " in the earlier period asked for",
        };

    private static string ValueOf(OrganizationView o, FormulaInput input, KpiFigure figure) =>
        figure.IsPresent ? KpiWords.Value(o.Model.Kpi(input.KpiId), figure) : Figures.None;

    private static int PlaceOf(FormulaView view, FormulaInput input)
    {
        for (var i = 0; i < view.Formula.Inputs.Count; i++)
            if (view.Formula.Inputs[i] == input)
                return i;
        return 0;
    }

    private static string NameOf(OrganizationView o, long id) => Sees(o, id) ? o.Model.Kpi(id).Name : Hidden;

    private static bool Sees(OrganizationView o, long id) => o.Model.TryKpi(id, out var kpi) && o.Sees(o.Model.UnitOf(kpi));

    private static string Number(double value) => value.ToString("#,0.####", CultureInfo.CurrentCulture);
}
