using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Import;

/// <summary>A new value that is far from what its KPI usually is.</summary>
/// <param name="Period">As the file writes it.</param>
/// <param name="Near">The value of the period nearest to it; null where there is none.</param>
public sealed record FarValue(string Period, double Value, double? Near);

/// <summary>The values of one KPI that may be slips; a person says that they are meant before they are taken.</summary>
/// <param name="Examples">The first few.</param>
public sealed record UnusualValues(string Code, string Name, string UnitOfMeasure, int Count, IReadOnlyList<FarValue> Examples);

/// <summary>
/// Puts the question that entering puts (<see cref="RecordingRules.IsFar"/>) to the values of a file: each new one beside the others of its
/// KPI, those recorded and those of the file. A million values take some 24 MB until the file is read.
/// </summary>
internal sealed class ValueQuestions(OrganizationModel model)
{
    private const int MostExamples = 3;

    private readonly Dictionary<int, List<Known>> byKpi = [];
    private readonly IReadOnlyList<Kpi> kpis = [.. model.Kpis];

    /// <param name="Number">Not a number where the period has none: N/A or withdrawn.</param>
    private readonly record struct Known(int Slot, double Number, bool IsNew);

    /// <param name="kpi">Its number in the import.</param>
    /// <param name="isNew">The file says it, and it is not what was recorded.</param>
    public void Know(int kpi, DateOnly start, MeasuredValue value, bool isNew)
    {
        if (!byKpi.TryGetValue(kpi, out var known))
            byKpi[kpi] = known = [];
        var number = value.Number(kpis[kpi].Multiplier) ?? double.NaN;
        known.Add(new(model.Organization.Calendar.IndexOf(kpis[kpi].Frequency, start), number, isNew));
    }

    public IReadOnlyList<UnusualValues> All() =>
        [
            .. byKpi
                .OrderBy(k => kpis[k.Key].Code, StringComparer.OrdinalIgnoreCase)
                .AsParallel()
                .AsOrdered()
                .Select(k => Of(kpis[k.Key], k.Value))
                .OfType<UnusualValues>(),
        ];

    private UnusualValues? Of(Kpi kpi, List<Known> known)
    {
        // The last one that speaks of a period counts: what is recorded comes first, then the file.
        var values = new Dictionary<int, Known>(known.Count);
        foreach (var one in known)
            values[one.Slot] = one;
        var (calendar, bands) = (model.Organization.Calendar, model.Organization.Bands);
        var scales = kpi.Definitions.Select(d => (d.EffectiveFrom, Scale: d.Scale.Compile(bands))).ToList();
        var far = new List<FarValue>();
        var count = 0;
        foreach (var (slot, number, _) in values.Values.Where(v => v.IsNew && !double.IsNaN(v.Number)).OrderBy(v => v.Slot))
        {
            var period = calendar.At(kpi.Frequency, slot);
            var place = scales.FindLastIndex(s => s.EffectiveFrom <= period.End);
            var scale = scales[Math.Max(0, place)].Scale;
            var usual = new UsualValues(
                ago => values.TryGetValue(slot - ago, out var other) ? other.Number : double.NaN,
                kpi.Frequency,
                scale
            );
            if (!new RecordingRules(kpi, scale, kpi.BandsWithin(bands), usual).IsFar(number))
                continue;
            if (count++ < MostExamples)
                far.Add(new(PeriodCode.Format(period, calendar), number, usual.Before?.Value));
        }
        return count == 0 ? null : new(kpi.Code, kpi.Name, kpi.UnitOfMeasure, count, far);
    }
}
