using System.Globalization;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Kpis;

/// <summary>
/// The part of a KPI that may change from a period on without touching the past: its scale and its weight.
/// </summary>
public sealed class KpiDefinition : IOwned, IJournaledPartOf<Kpi>
{
    private Tuple<ScaleInput, Aim?>? aim;

    private KpiDefinition() { }

    /// <param name="effectiveFrom">First day of the first period it applies to; <see cref="DateOnly.MinValue"/> is "from the
    /// start".</param>
    /// <param name="weight">Relative weight among the KPIs of the objective, 0 or more.</param>
    /// <exception cref="RuleViolation">The weight is negative or the scale is incomplete or contradicts itself.</exception>
    public KpiDefinition(DateOnly effectiveFrom, ScaleInput scale, decimal weight)
    {
        EffectiveFrom = effectiveFrom;
        Weight = TextRules.Weight(weight, "KPI weight");
        Scale = scale.Kept();
        _ = Scale.Compile(Bands.Default);
    }

    public long OrganizationId { get; internal set; }

    public long KpiId { get; internal set; }

    long IPartOf.WholeId => KpiId;

    Subject IJournaled.Subject => Subject.Kpi;

    FormattableString IJournaled.Label => $"from {EffectiveFrom}: weight {Weight}, {Scale}";

    public DateOnly EffectiveFrom { get; private set; }

    public decimal Weight { get; private set; }

    /// <summary>What the person gave.</summary>
    public ScaleInput Scale { get; private set; } = null!;

    /// <summary>What it aims at; null where it is not scored or its best values lie apart.</summary>
    public Aim? Aim()
    {
        var known = aim;
        if (!ReferenceEquals(known?.Item1, Scale))
            aim = known = new(Scale, Scales.Aim.Of(Scale.Compile(Bands.Default), Bands.Default));
        return known.Item2;
    }

    /// <summary>The same from another day on.</summary>
    public KpiDefinition From(DateOnly effectiveFrom) => new(effectiveFrom, Scale, Weight);

    internal void Become(KpiDefinition other) => (Scale, Weight) = (other.Scale, other.Weight);
}
