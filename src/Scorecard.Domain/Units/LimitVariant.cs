namespace Scorecard.Domain.Units;

/// <summary>What a centre and a typical moving range are.</summary>
public enum LimitVariant
{
    /// <summary>Means; natural limits at 2.660, upper range limit at 3.267 mean moving ranges.</summary>
    Mean,

    /// <summary>Medians, which single outliers do not move; 3.145 and 3.865 median moving ranges.</summary>
    Median,
}

public static class LimitVariants
{
    /// <summary>The centre of the limits: “average”, “median”.</summary>
    public static string InWords(this LimitVariant variant) =>
        variant switch
        {
            LimitVariant.Mean => "average",
            LimitVariant.Median => "median",
        };
}
