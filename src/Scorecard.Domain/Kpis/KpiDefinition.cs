using System.Globalization;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Formulas;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Kpis;

/// <summary>
/// The part of a KPI that may change from a period on without touching the past: its scale, its weight and its formula.
/// </summary>
public sealed class KpiDefinition : IOwned, IJournaledPartOf<Kpi>
{
    private Tuple<ScaleInput, Aim?>? aim;
    private Formula? formula;

    private KpiDefinition() { }

    /// <param name="effectiveFrom">First day of the first period it applies to; <see cref="DateOnly.MinValue"/> is "from the
    /// start".</param>
    /// <param name="weight">Relative weight among the KPIs of the objective, 0 or more.</param>
    /// <param name="formula">What makes the values of a calculated KPI; null for all others.</param>
    /// <exception cref="RuleViolation">The weight is negative or the scale is incomplete or contradicts itself.</exception>
    public KpiDefinition(DateOnly effectiveFrom, ScaleInput scale, decimal weight, Formula? formula = null)
    {
        FormulaText = formula?.Text;
        EffectiveFrom = effectiveFrom;
        Weight = TextRules.Weight(weight, "KPI weight");
        Scale = scale.Kept();
        _ = Scale.Compile(Bands.Default);
    }

    public long OrganizationId { get; internal set; }

    public long KpiId { get; internal set; }

    long IPartOf.WholeId => KpiId;

    Subject IJournaled.Subject => Subject.Kpi;

    FormattableString IJournaled.Label =>
        FormulaText is null
            ? (FormattableString)$"from {EffectiveFrom}: weight {Weight}, {Scale}"
            : $"from {EffectiveFrom}: weight {Weight}, {Scale}, formula {FormulaText}";

    public DateOnly EffectiveFrom { get; private set; }

    public decimal Weight { get; private set; }

    /// <summary>What the person gave.</summary>
    public ScaleInput Scale { get; private set; } = null!;

    /// <summary>The formula as it is kept, with ids; null where the KPI is not calculated.</summary>
    public string? FormulaText { get; private set; }

    /// <summary>What makes the values of a calculated KPI; null for all others.</summary>
    public Formula? Formula
    {
        get
        {
            var known = formula;
            if (known?.Text != FormulaText)
                formula = known = FormulaText is { } text ? Formula.Read(text) : null;
            return known;
        }
    }

    /// <summary>What it aims at; null where it is not scored or its best values lie apart.</summary>
    public Aim? Aim()
    {
        var known = aim;
        if (!ReferenceEquals(known?.Item1, Scale))
            aim = known = new(Scale, Scales.Aim.Of(Scale.Compile(Bands.Default), Bands.Default));
        return known.Item2;
    }

    /// <summary>The same from another day on.</summary>
    public KpiDefinition From(DateOnly effectiveFrom) => new(effectiveFrom, Scale, Weight, Formula);

    /// <summary>The same with another formula.</summary>
    public KpiDefinition With(Formula? formula) => new(EffectiveFrom, Scale, Weight, formula);

    /// <summary>Whether another one says the same, from whatever day on.</summary>
    public bool SaysAs(KpiDefinition other) => (Scale, Weight, FormulaText) == (other.Scale, other.Weight, other.FormulaText);

    internal void Become(KpiDefinition other) => (Scale, Weight, FormulaText) = (other.Scale, other.Weight, other.FormulaText);
}
