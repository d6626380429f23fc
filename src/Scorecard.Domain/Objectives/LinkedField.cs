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

public static class LinkedFields
{
    /// <summary>As it stands in a sentence: “unit of measure”.</summary>
    public static string InWords(this LinkedField field) =>
        field switch
        {
            LinkedField.Name => "name",
            LinkedField.Description => "description",
            LinkedField.UnitOfMeasure => "unit of measure",
            LinkedField.Frequency => "frequency",
            LinkedField.Aggregation => "aggregation over time",
            LinkedField.Direction => "direction",
            LinkedField.Indicator => "lead or lag",
        };
}
