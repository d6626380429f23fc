using Scorecard.Domain.Formulas;
using Scorecard.Domain.Periods;

namespace Scorecard.Domain.Scoring;

/// <summary>A formula with what each KPI in it came to, and what all of it comes to.</summary>
/// <param name="Figures">By the formula's inputs.</param>
public sealed record FormulaView(Formula Formula, IReadOnlyList<KpiFigure> Figures, FormulaAnswer Answer);

/// <content>How formulas come to their values.</content>
public sealed partial class ScoreBook
{
    /// <summary>The formula that makes a calculated KPI's value in a window; null where none holds, and for all other KPIs.</summary>
    public FormulaView? FormulaIn(long kpiId, Window window)
    {
        Refresh();
        var series = graph.SeriesById[kpiId];
        var slots = KpiScoring.SlotsMade(series, KpiScoring.SlotsIn(series.Frequency, window, series.Calendar));
        return series.IsCalculated && KpiScoring.FiguresOf(series, slots) is { } figures ? View(figures) : null;
    }

    /// <summary>What a formula that nobody has saved would come to in a period.</summary>
    /// <exception cref="RuleViolation">It names a KPI that is not there.</exception>
    public FormulaView Try(Formula formula, Period period)
    {
        Refresh();
        var calendar = Model.Organization.Calendar;
        RuleViolation.Unless(formula.KpiIds.All(graph.SeriesById.ContainsKey), "A KPI of the formula is not there any more.");
        var slot = calendar.IndexOf(period.Frequency, period.Start);
        var tie = new FormulaTie(formula, [.. formula.Inputs.Select(input => graph.SeriesById[input.KpiId])]);
        return View(KpiScoring.FiguresOf(period.Frequency, calendar, new(slot, slot, false), tie));
    }

    private static FormulaView View(FormulaFigures figures) =>
        new(
            figures.Formula,
            [
                .. figures.Parts.Select(p =>
                    p.Series is { } series ? p.Figure with { Decimals = KpiScoring.Decimals(series, p.Slots) } : p.Figure
                ),
            ],
            figures.Answer()
        );
}
