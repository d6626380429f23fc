using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// One KPI inside a score book: its values by its own period number, its compiled scales, and its place in the tree.
/// A value is NaN where missing and +infinity where N/A.
/// </summary>
internal sealed partial class KpiSeries
{
    public const double NotApplicableValue = double.PositiveInfinity;

    private int[] definedFrom;
    private ScoringScale[] scales;
    private double[] weights;

    public KpiSeries(Kpi kpi, OrganizationModel model)
    {
        Kpi = kpi;
        Calendar = model.Organization.Calendar;
        Frequency = kpi.Frequency;
        Aggregation = kpi.Aggregation;
        IsComputed = kpi.IsComputed;
        definedFrom = [.. kpi.Definitions.Select(d => Calendar.IndexOf(Frequency, d.EffectiveFrom))];
        scales = [.. kpi.Definitions.Select(d => d.Scale.Compile(model.Organization.Bands))];
        IsEverUnscored = scales.Any(s => s.IsNone);
        weights = [.. kpi.Definitions.Select(d => (double)d.Weight)];
        Begin = kpi.BeginsOn == DateOnly.MinValue ? int.MinValue : definedFrom[0];
        End = FirstClosedSlot(kpi.ClosedFrom, model.ClosedFrom(model.UnitOf(kpi)));
    }

    public Kpi Kpi { get; }
    public FiscalCalendar Calendar { get; }
    public Frequency Frequency { get; }
    public TimeAggregation Aggregation { get; }
    public bool IsComputed { get; }

    /// <summary>The first own period in which the KPI exists, and the first in which it no longer does.</summary>
    public int Begin { get; }
    public int End { get; }

    /// <summary>Whether every definition has the same weight, above zero.</summary>
    public bool SteadyWeight => weights.All(w => w > 0 && w == weights[0]);

    /// <summary>Whether whom the book is for may not see it: it counts roughly.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>The row of this KPI in every sheet.</summary>
    public int Row { get; set; }

    /// <summary>Whether any definition leaves it unscored.</summary>
    public bool IsEverUnscored { get; private set; }

    /// <summary>The only scale, or null where there are several over time.</summary>
    public ScoringScale? OnlyScale => scales.Length == 1 ? scales[0] : null;

    /// <summary>Number of the first stored period.</summary>
    public int First { get; private set; }

    public double[] Values { get; private set; } = [];
    public double[]? Numerators { get; private set; }
    private double[]? Denominators { get; set; }

    /// <summary>For rolled-up KPIs: whether a stored period lacks a child's value, and whether any child has one.</summary>
    private bool[]? PartialAt { get; set; }
    private bool[]? FedAt { get; set; }

    public int Last => First + Values.Length - 1;

    /// <summary>What its values hold in memory, in bytes.</summary>
    public long Bytes => 8L * (Values.Length + 2 * (Numerators?.Length ?? 0)) + 2L * (FedAt?.Length ?? 0);

    public bool Stores(int slot) => (uint)(slot - First) < (uint)Values.Length;

    /// <summary>
    /// The periods to fill when one is stored, so that the stored ones stay consecutive: itself, and those between it and the others.
    /// </summary>
    public (int From, int To) Stretch(int slot) =>
        Values.Length == 0 || Stores(slot) ? (slot, slot)
        : slot < First ? (slot, First - 1)
        : (Last + 1, slot);

    public ScoringScale ScaleAt(int slot) => scales[DefinitionAt(slot)];

    public double WeightAt(int slot) => weights[DefinitionAt(slot)];

    /// <summary>
    /// The value of an own period: NaN where missing, <see cref="NotApplicableValue"/> where not applicable or the KPI does not exist.
    /// </summary>
    public double At(int slot) =>
        slot < Begin || slot >= End ? NotApplicableValue
        : Stores(slot) ? Values[slot - First]
        : double.NaN;

    /// <summary>Whether an own period has a value, or for a rolled-up KPI any child has.</summary>
    public bool HasValue(int slot) =>
        slot >= Begin && slot < End && Stores(slot) && (FedAt is { } fed ? fed[slot - First] : double.IsFinite(Values[slot - First]));

    public bool IsPartial(int slot) => PartialAt is { } partial && Stores(slot) && partial[slot - First];

    public (double Numerator, double Denominator) PartsAt(int slot) =>
        Numerators is { } n && Stores(slot) ? (n[slot - First], Denominators![slot - First]) : (double.NaN, double.NaN);

    /// <summary>The most decimals of the values in some own periods.</summary>
    public int DecimalsIn(int first, int last)
    {
        var most = 0;
        for (var slot = Math.Max(first, First); slot <= Math.Min(last, Last); slot++)
            if (double.IsFinite(Values[slot - First]))
                most = Math.Max(most, ((decimal)Values[slot - First]).Scale);
        return most;
    }

    public void Set(int slot, MeasuredValue measured)
    {
        Reserve(slot);
        var i = slot - First;
        if (Aggregation == TimeAggregation.Ratio && measured is { Numerator: { } numerator, Denominator: { } denominator })
        {
            (Numerators![i], Denominators![i]) = ((double)numerator, (double)denominator);
            Values[i] = measured.Number(Kpi.Multiplier) ?? double.NaN;
            return;
        }
        if (Numerators is not null)
            Numerators[i] = Denominators![i] = double.NaN;
        Values[i] =
            measured.NotApplicable ? NotApplicableValue
            : measured.Value is { } value ? (double)value
            : double.NaN;
    }

    public void Set(int slot, in KpiFigure figure, bool fed)
    {
        Reserve(slot);
        var i = slot - First;
        Values[i] = figure.State == ScoreState.NotApplicable ? NotApplicableValue : figure.Value;
        PartialAt![i] = figure.Partial;
        FedAt![i] = fed;
        if (Numerators is not null)
            (Numerators[i], Denominators![i]) = (figure.Numerator, figure.Denominator);
    }

    /// <summary>Copies the stored values of the same KPI from an earlier book.</summary>
    /// <returns>False where they are kept in another way there: by other periods, as ratios or not, or not at all.</returns>
    public bool TryCopyFrom(KpiSeries earlier)
    {
        var isRatio = Aggregation == TimeAggregation.Ratio;
        if (
            IsComputed
            || earlier.IsComputed
            || Frequency != earlier.Frequency
            || isRatio != (earlier.Aggregation == TimeAggregation.Ratio)
            || (Calendar.IsFiscal(Frequency) && Calendar != earlier.Calendar)
            || (Frequency > Frequency.Day && Calendar.Weeks != earlier.Calendar.Weeks)
        )
            return false;
        First = earlier.First;
        Values = [.. earlier.Values];
        Numerators = earlier.Numerators?.ToArray();
        Denominators = earlier.Denominators?.ToArray();
        if (isRatio)
            for (var i = 0; i < Values.Length; i++)
                if (double.IsFinite(Values[i]))
                    Values[i] = Kpi.Multiplier * Numerators![i] / Denominators![i];
        return true;
    }

    /// <summary>Takes on a definition that holds from an own period on, until the next one.</summary>
    public void Define(int slot, KpiDefinition definition, Bands bands)
    {
        var at = DefinitionAt(slot);
        var (keep, drop) = definedFrom[at] == slot ? (at, 1) : (at + 1, 0);
        definedFrom = [.. definedFrom[..keep], slot, .. definedFrom[(keep + drop)..]];
        if (Ties.Length > 0)
            Ties = [.. Ties[..keep], Ties[at], .. Ties[(keep + drop)..]];
        scales = [.. scales[..keep], definition.Scale.Compile(bands), .. scales[(keep + drop)..]];
        IsEverUnscored = scales.Any(s => s.IsNone);
        weights = [.. weights[..keep], (double)definition.Weight, .. weights[(keep + drop)..]];
    }

    private int DefinitionAt(int slot)
    {
        var i = definedFrom.Length - 1;
        while (i > 0 && definedFrom[i] > slot)
            i--;
        return i;
    }

    private int FirstClosedSlot(DateOnly? kpiClosed, DateOnly? unitClosed) =>
        (kpiClosed, unitClosed) switch
        {
            (null, null) => int.MaxValue,
            ({ } a, { } b) => FirstSlotFrom(a < b ? a : b),
            var (a, b) => FirstSlotFrom((a ?? b)!.Value),
        };

    private int FirstSlotFrom(DateOnly day)
    {
        var slot = Calendar.IndexOf(Frequency, day);
        return Calendar.At(Frequency, slot).Start < day ? slot + 1 : slot;
    }

    private void Reserve(int slot)
    {
        if (Values.Length == 0)
            First = slot;
        var first = Math.Min(First, slot);
        var length = Math.Max(Last, slot) - first + 1;
        if (length > Values.Length)
        {
            // Values come one after the other: leave room for more. What is rolled up stores what it has computed, no more.
            if (!IsComputed && slot > Last)
                length += Values.Length / 2;
            var shift = First - first;
            Values = Grow(Values, double.NaN);
            if (Aggregation == TimeAggregation.Ratio)
                (Numerators, Denominators) = (Grow(Numerators ?? [], double.NaN), Grow(Denominators ?? [], double.NaN));
            if (IsComputed)
            {
                PartialAt = Grow(PartialAt ?? [], false);
                FedAt = Grow(FedAt ?? [], false);
            }
            First = first;

            T[] Grow<T>(T[] old, T empty)
            {
                var grown = new T[length];
                Array.Fill(grown, empty);
                old.CopyTo(grown, shift);
                return grown;
            }
        }
    }
}
