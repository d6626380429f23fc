namespace Scorecard.Domain.Kpis;

/// <summary>How the values of one KPI add up over time.</summary>
public enum TimeAggregation
{
    Sum,
    Average,
    Last,
    Min,
    Max,

    /// <summary>Numerators and denominators add up, then they are divided.</summary>
    Ratio,
}

/// <summary>Where a KPI's value comes from.</summary>
public enum ValueSource
{
    /// <summary>A person or an import enters it.</summary>
    Entered,

    /// <summary>It is rolled up from the KPI's children.</summary>
    RolledUp,

    /// <summary>A formula makes it of other KPIs.</summary>
    Calculated,
}

public static class ValueSources
{
    /// <summary>Whether people or imports give the values. Those of any other source are computed from other KPIs.</summary>
    public static bool IsEntered(this ValueSource source) =>
        source switch
        {
            ValueSource.Entered => true,
            ValueSource.RolledUp or ValueSource.Calculated => false,
        };
}

/// <summary>How the values of child KPIs make the value of their parent.</summary>
public enum KpiRollUp
{
    Sum,
    Average,

    /// <summary>By each child's roll-up weight.</summary>
    WeightedAverage,
    Min,
    Max,

    /// <summary>Numerators and denominators of the children add up, then they are divided.</summary>
    Ratio,
}

/// <summary>Whether a KPI moves before the outcome or measures the outcome itself.</summary>
public enum Indicator
{
    Leading,
    Lagging,
}
