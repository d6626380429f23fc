using Scorecard.Domain.Formulas;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Scoring;

/// <summary>A formula with what its inputs come to.</summary>
internal sealed record FormulaFigures(Formula Formula, FormulaFigures.Part[] Parts)
{
    /// <param name="Series">Null where the KPI is not there.</param>
    public readonly record struct Part(KpiSeries? Series, KpiScoring.Slots Slots, KpiFigure Figure);

    public bool IsPartial => Array.Exists(Parts, part => part.Figure.Partial);

    public double[] Values => [.. Parts.Select(p => p.Figure.State == ScoreState.NotApplicable ? double.PositiveInfinity : p.Figure.Value)];

    public FormulaAnswer Answer() => FormulaAnswer.Of(Formula, Values);
}
