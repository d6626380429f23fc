using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Discoveries;

/// <summary>Both series in one box, the cause moved to when its effect is expected. Each fills the height with its own range; up is better.</summary>
public sealed record PairChart(string Cause, string Effect, string First, string Last)
{
    public const int Width = 320;
    public const int Height = 72;

    /// <summary>The latest months that are drawn.</summary>
    private const int Most = 60;

    /// <summary>Null where there is nothing to draw.</summary>
    public static PairChart? Of(LeadPair pair, int lag)
    {
        var months = Math.Min(pair.CauseValues.Count, pair.EffectValues.Count);
        var from = Math.Max(lag, months - Most);
        while (from < months && !(double.IsFinite(pair.CauseValues[from - lag]) && double.IsFinite(pair.EffectValues[from])))
            from++;
        if (months - from < 2)
            return null;
        var (cause, effect) = (Plotted(pair.Cause, pair.CauseValues, from - lag, months - from), Plotted(pair.Effect, pair.EffectValues, from, months - from));
        return cause is null || effect is null ? null : new(cause, effect, Month(pair, from), Month(pair, months - 1));
    }

    private static string? Plotted(Kpi kpi, IReadOnlyList<double> values, int from, int count)
    {
        var sign = kpi.Direction == Direction.LowerIsBetter ? -1 : 1;
        List<double?> shown = [.. values.Skip(from).Take(count).Select(v => double.IsFinite(v) ? sign * v : (double?)null)];
        var (low, high) = (shown.Min() ?? 0, shown.Max() ?? 0);
        return high > low ? new Plot(shown, left: 3, right: Width - 3, top: 4, bottom: Height - 4, low, high).Lines() : null;
    }

    private static string Month(LeadPair pair, int index) => pair.First.Start.AddMonths(index).ToString("MMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));
}
