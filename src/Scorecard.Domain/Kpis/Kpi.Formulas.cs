using Scorecard.Domain.Formulas;

namespace Scorecard.Domain.Kpis;

/// <content>Values that a formula makes of other KPIs.</content>
public sealed partial class Kpi
{
    /// <summary>Whether a formula makes its values.</summary>
    public bool IsCalculated => ValueSource == ValueSource.Calculated;

    /// <summary>The ids of the KPIs that its formulas name, at any time; none unless it is calculated.</summary>
    public IEnumerable<long> FormulaKpiIds => IsCalculated ? definitions.SelectMany(d => d.Formula?.KpiIds ?? []).Distinct() : [];

    /// <summary>Makes its values by another formula from a day on, with the scale and the weight that hold then.</summary>
    public void Calculate(DateOnly from, Formula? formula)
    {
        var now = DefinitionOn(from) ?? Definitions[0];
        if (now.FormulaText != formula?.Text)
            Define((now.EffectiveFrom < from ? now.From(from) : now).With(formula));
    }
}
