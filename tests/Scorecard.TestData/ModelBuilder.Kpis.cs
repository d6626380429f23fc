using Scorecard.Domain;
using Scorecard.Domain.Formulas;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;

namespace Scorecard.TestData;

/// <content>KPIs and their values.</content>
public sealed partial class ModelBuilder
{
    /// <summary>A KPI of an objective, scored from 0 at the baseline to 100 at the target unless another scale is given.</summary>
    /// <param name="of">The objective; GOAL is made, in ORG, where it does not exist.</param>
    /// <param name="rollUp">Makes it a rolled-up KPI.</param>
    /// <param name="formula">Makes it a calculated KPI, of KPIs that were said before.</param>
    public ModelBuilder Kpi(
        string code,
        string of = "GOAL",
        ScaleInput? scale = null,
        decimal baseline = 0,
        decimal target = 100,
        decimal weight = 1,
        Frequency frequency = Frequency.Month,
        TimeAggregation aggregation = TimeAggregation.Average,
        string measuredIn = "points",
        string? from = null,
        KpiRollUp? rollUp = null,
        string? formula = null,
        string? feeds = null,
        decimal rollUpWeight = 1,
        bool requireAll = false,
        int carryForward = 0,
        (double Amber, double Green)? bands = null
    )
    {
        if (of == "GOAL" && !objectives.ContainsKey(of))
            Objective(of);
        scale ??= ScaleInput.Progress(baseline, target);
        var details = new KpiDetails(code, measuredIn, frequency, aggregation, scale.Compile(Domain.Scales.Bands.Default).Direction)
        {
            ValueSource =
                formula is not null ? ValueSource.Calculated
                : rollUp is null ? ValueSource.Entered
                : ValueSource.RolledUp,
            RollUp = rollUp,
            RollUpWeight = rollUpWeight,
            RequireAll = requireAll,
            CarryForward = carryForward,
            AmberFrom = bands?.Amber,
            GreenFrom = bands?.Green,
        };
        var kpi = kpis[code] = new Kpi(
            nextId++,
            objectives[of],
            code,
            details,
            new KpiDefinition(from is null ? DateOnly.MinValue : Day(from), scale, weight, formula is null ? null : Read(formula))
        );
        if (feeds is not null)
            kpi.FeedInto(kpis[feeds].Id);
        return this;
    }

    /// <summary>Calls a KPI something else than its code.</summary>
    public ModelBuilder Call(string kpi, string name)
    {
        kpis[kpi].Describe(kpis[kpi].Details with { Name = name });
        return this;
    }

    /// <summary>A further definition of a KPI, from a day or period on.</summary>
    public ModelBuilder Define(string kpi, string from, ScaleInput scale, decimal weight = 1)
    {
        kpis[kpi].Define(new KpiDefinition(Day(from), scale, weight, kpis[kpi].DefinitionOn(Day(from))?.Formula));
        return this;
    }

    /// <summary>Another formula of a calculated KPI, from a day or period on.</summary>
    public ModelBuilder Calculate(string kpi, string from, string formula)
    {
        kpis[kpi].Calculate(Day(from), Read(formula));
        return this;
    }

    /// <summary>Reads a formula over the KPIs said so far.</summary>
    public Formula Read(string formula) =>
        Formula.TryRead(
            formula,
            code => kpis.Values.FirstOrDefault(k => k.CodeNormalized == TextRules.Normalize(code))?.Id,
            out var read,
            out var problem
        )
            ? read
            : throw new ArgumentException(problem.Sentence);

    public ModelBuilder CloseKpi(string code, string from)
    {
        kpis[code].Close(Day(from));
        return this;
    }

    public ModelBuilder Leading(string kpi)
    {
        kpis[kpi].Describe(kpis[kpi].Details with { Indicator = Indicator.Leading });
        return this;
    }

    /// <summary>Lets a KPI repeat another one's definition.</summary>
    public ModelBuilder Follow(string kpi, string source)
    {
        kpis[kpi].Follow(kpis[source]);
        return this;
    }

    /// <summary>Values of consecutive periods; null leaves one open.</summary>
    /// <param name="first">The code of the first period, at the KPI's frequency.</param>
    public ModelBuilder Values(string kpi, string first, params decimal?[] some)
    {
        var period = Period(first);
        for (var i = 0; i < some.Length; i++)
            if (some[i] is { } value)
                Record(kpi, PeriodCode.Format(Organization.Calendar.Shift(period, i), Organization.Calendar), MeasuredValue.Of(value));
        return this;
    }

    public ModelBuilder Ratio(string kpi, string period, decimal numerator, decimal denominator) =>
        Record(kpi, period, MeasuredValue.Ratio(numerator, denominator));

    public ModelBuilder NotApplicable(string kpi, string period) => Record(kpi, period, MeasuredValue.NA);

    public ModelBuilder Record(string kpi, string period, MeasuredValue value)
    {
        values.Add((kpis[kpi], period, value));
        return this;
    }

    /// <summary>The values said so far.</summary>
    public IEnumerable<(Kpi Kpi, Period Period, MeasuredValue Value)> Reported => values.Select(v => (v.Kpi, Period(v.Period), v.Value));
}
