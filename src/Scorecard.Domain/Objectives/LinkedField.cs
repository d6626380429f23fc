namespace Scorecard.Domain.Objectives;

/// <summary>A field that a linked definition keeps in step. Targets are not among them: they are split.</summary>
public enum LinkedField
{
    Name,
    Description,
    UnitOfMeasure,
    Frequency,
    Aggregation,
    Direction,
    Indicator,
}
