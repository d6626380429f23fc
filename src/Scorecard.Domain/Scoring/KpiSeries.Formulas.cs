using Scorecard.Domain.Formulas;
using Scorecard.Domain.Kpis;

namespace Scorecard.Domain.Scoring;

/// <summary>A formula and the series of the KPIs that it names.</summary>
/// <param name="Inputs">By the formula's inputs; null where one is not there.</param>
internal sealed record FormulaTie(Formula Formula, KpiSeries?[] Inputs);

/// <content>The formulas that make its values, and those that name it.</content>
internal sealed partial class KpiSeries
{
    /// <summary>By definition; null for one without a formula. Empty unless the KPI is calculated.</summary>
    public FormulaTie?[] Ties
    {
        get;
        private set
        {
            field = value;
            named = null;
            looksBack = Array.Exists(value, LooksBack);
        }
    } = [];

    private KpiSeries[]? named;
    private bool looksBack;

    /// <summary>The calculated KPIs whose formulas name this one, at any time; each once.</summary>
    public KpiSeries[] Users { get; set; } = [];

    /// <summary>Whether it is made of earlier values, by itself or below, so that it matters which periods come before a window.</summary>
    public bool IsStepped { get; private set; }

    /// <summary>Whether another formula lies below it.</summary>
    public bool IsNested { get; private set; }

    public bool IsCalculated => Kpi.IsCalculated;

    /// <summary>Whether it is calculated, and its formulas name KPIs that are entered and no others.</summary>
    public bool IsMadeOfEntered { get; private set; }

    /// <summary>The formula that holds in an own period.</summary>
    public FormulaTie? TieAt(int slot) => Ties.Length == 0 ? null : Ties[DefinitionAt(slot)];

    /// <summary>The KPIs that its formulas name, at any time; each once.</summary>
    public KpiSeries[] Named => named ??= [.. Ties.SelectMany(tie => tie?.Inputs ?? []).OfType<KpiSeries>().Distinct()];

    public void Tie(IReadOnlyDictionary<long, KpiSeries> series)
    {
        Ties =
        [
            .. Kpi.Definitions.Select(d =>
                d.Formula is { } formula
                    ? new FormulaTie(formula, [.. formula.Inputs.Select(input => series.GetValueOrDefault(input.KpiId))])
                    : null
            ),
        ];
        foreach (var named in Named)
            named.Users = [.. named.Users, this];
    }

    /// <summary>Settles <see cref="IsStepped"/> and the like, once all that it is made of is settled.</summary>
    public void SettleSteps()
    {
        IsMadeOfEntered = IsCalculated && !Array.Exists(Named, named => named.IsComputed);
        IsNested = Named.Concat(Children.Select(c => c.Series)).Any(s => s.IsCalculated || s.IsNested);
        IsStepped = looksBack || Named.Concat(Children.Select(c => c.Series)).Any(s => s.IsStepped);
    }

    /// <summary>How far after a named KPI's periods its own may still be made of them.</summary>
    public EarlierBy ReachTo(KpiSeries named)
    {
        if (!looksBack)
            return default;
        var (steps, years) = (0, 0);
        foreach (var tie in Ties)
            for (var i = 0; i < tie?.Inputs.Length; i++)
                if (tie.Inputs[i] == named)
                    (steps, years) = (
                        Math.Max(steps, tie.Formula.Inputs[i].Earlier.Steps),
                        Math.Max(years, tie.Formula.Inputs[i].Earlier.Years)
                    );
        return new(steps, years);
    }

    /// <summary>Takes the series that takes the place of a named KPI's in a copy.</summary>
    private void Exchange(KpiSeries old, KpiSeries copy)
    {
        foreach (var tie in Ties)
            for (var i = 0; i < tie?.Inputs.Length; i++)
                if (tie.Inputs[i]?.Kpi.Id == old.Kpi.Id)
                    tie.Inputs[i] = copy;
        named = null;
    }

    /// <summary>The same formulas over the series of another graph.</summary>
    public void TieAnew(Func<KpiSeries, KpiSeries> other)
    {
        Ties = [.. Ties.Select(tie => tie is null ? null : tie with { Inputs = [.. tie.Inputs.Select(i => i is null ? null : other(i))] })];
        Users = [.. Users.Select(other)];
    }

    private static bool LooksBack(FormulaTie? tie) => tie is not null && tie.Formula.Reach != default;

    /// <summary>Stores consecutive values of a calculated KPI at once.</summary>
    /// <param name="values">NaN where missing.</param>
    public void Set(int from, int to, ReadOnlySpan<double> values, ReadOnlySpan<bool> partial)
    {
        Reserve(from);
        Reserve(to);
        var at = from - First;
        values[..(to - from + 1)].CopyTo(Values.AsSpan(at));
        for (var i = 0; i <= to - from; i++)
        {
            var fed = FedAt![at + i] = !double.IsNaN(values[i]);
            PartialAt![at + i] = fed && partial[i];
        }
    }

    /// <summary>Copies the values of consecutive own periods of a KPI that is not computed; NaN where there is none.</summary>
    /// <returns>Whether any of them does not apply.</returns>
    public bool CopyTo(Span<double> row, int from)
    {
        var to = from + row.Length - 1;
        var (first, last) = (Math.Max(from, Math.Max(First, Begin)), Math.Min(to, Math.Min(Last, End - 1)));
        row.Fill(double.NaN);
        if (first <= last)
            Values.AsSpan(first - First, last - first + 1).CopyTo(row[(first - from)..]);
        var gaps = from < Begin || to >= End;
        if (!row.Contains(double.PositiveInfinity))
            return gaps;
        row.Replace(double.PositiveInfinity, double.NaN);
        return true;
    }

    /// <summary>The last own period in which the definition of one holds.</summary>
    public int LastOfDefinition(int slot) =>
        DefinitionAt(slot) is var at && at + 1 < definedFrom.Length ? Math.Max(slot, definedFrom[at + 1] - 1) : int.MaxValue;
}
