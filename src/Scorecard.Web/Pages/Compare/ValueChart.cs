using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Compare;

/// <summary>The values of one KPI over some windows, to be drawn beside others.</summary>
/// <param name="Last">The value of the last window, as it is shown.</param>
/// <param name="Score">That of the last window.</param>
/// <param name="Finding">What the drawing shows, in a sentence.</param>
public sealed record ValueChart(
    Kpi Kpi,
    string Unit,
    string Path,
    IReadOnlyList<double?> Values,
    IReadOnlyList<string> Texts,
    string Last,
    ShownScore Score,
    string Finding
)
{
    public static ValueChart Of(OrganizationView o, Kpi kpi, IReadOnlyList<Window> windows, PeriodChoice period)
    {
        var figures = windows.Select(w => o.Book.Figure(kpi.Id, w)).ToList();
        List<string> texts = [.. figures.Select(f => KpiWords.Value(kpi, f))];
        var unit = o.Model.UnitOf(kpi).Name;
        return new(
            kpi,
            unit,
            $"/kpis/{PublicIds.Format(kpi.Id)}?{period.Query}",
            [.. figures.Select(f => f.IsPresent ? f.Value : (double?)null)],
            texts,
            texts[^1],
            ShownScore.Of(o.Book, new(NodeKind.Kpi, kpi.Id), windows[^1]),
            Sentence()
        );

        string Sentence()
        {
            var (first, last) = (figures.FindIndex(f => f.IsPresent), figures.FindLastIndex(f => f.IsPresent));
            return first < 0
                ? $"{kpi.Name} of {unit} has no values here."
                : $"{kpi.Name} of {unit}: from {texts[first]} in {PeriodWords.Of(windows[first], period.Calendar)} "
                    + $"to {texts[last]} in {PeriodWords.Of(windows[last], period.Calendar)}.";
        }
    }
}

/// <summary>Charts that share one scale, since they are measured alike.</summary>
/// <param name="Low">The foot of the scale in the unit of measure.</param>
/// <param name="Span">The lowest and highest value shown, in words; null while there is none.</param>
public sealed record ChartGroup(string Measure, IReadOnlyList<ValueChart> Charts, double Low, double High, string? Span)
{
    private const double Margin = 0.08;

    public static IReadOnlyList<ChartGroup> Of(IEnumerable<ValueChart> charts) =>
        [.. charts.GroupBy(c => c.Kpi.UnitOfMeasure.Trim()).Select(g => Of(g.Key, [.. g]))];

    private static ChartGroup Of(string measure, IReadOnlyList<ValueChart> charts)
    {
        var values = charts.SelectMany(c => c.Values.Zip(c.Texts)).Where(v => v.First is not null).ToList();
        if (values.Count == 0)
            return new(measure, charts, 0, 1, null);
        var (lowest, highest) = (values.MinBy(v => v.First), values.MaxBy(v => v.First));
        var (low, high) = (lowest.First!.Value, highest.First!.Value);
        var margin = high > low ? Margin * (high - low) : Math.Max(1, Math.Abs(high) / 10);
        return new(measure, charts, low - margin, high + margin, low == high ? lowest.Second : $"{lowest.Second} to {highest.Second}");
    }
}

/// <summary>Some KPIs over the same windows.</summary>
/// <param name="Heads">The windows, briefly.</param>
/// <param name="Total">How many there are; more than are drawn where only the lowest scores are.</param>
public sealed record CompareCharts(IReadOnlyList<ChartGroup> Groups, IReadOnlyList<string> Heads, string Span, int Total)
{
    public const int Windows = 13;
    public const int Most = 60;

    /// <param name="ofUnits">Whether it is one KPI in several units.</param>
    public TableFile ToFile(bool ofUnits) =>
        new(
            "values",
            ofUnits ? $"{All.First().Kpi.Name} by unit" : string.Join(" and ", All.Select(c => c.Kpi.Name)),
            Span,
            ["KPI", "Unit", "Unit of measure", .. Heads],
            All.Select(c => (object?[])[c.Kpi.Name, c.Unit, c.Kpi.UnitOfMeasure, .. c.Values.Select(v => (object?)v)])
        );

    public IEnumerable<ValueChart> All => Groups.SelectMany(g => g.Charts);

    /// <param name="all">Draws all of them, else the lowest scores where there are many.</param>
    public static CompareCharts Of(OrganizationView o, IReadOnlyList<Kpi> kpis, PeriodChoice period, bool all = false)
    {
        var coarsest = kpis.Max(k => k.Frequency);
        var trail = (coarsest > period.Period.Frequency ? period.As(coarsest) : period).Trail(Windows);
        var shown =
            all || kpis.Count <= Most ? kpis : [.. kpis.OrderBy(k => o.Book.Kpi(k.Id, trail[^1]).Known ?? double.MaxValue).Take(Most)];
        return new(
            ChartGroup.Of(shown.Select(k => ValueChart.Of(o, k, trail, period))),
            [.. trail.Select(w => PeriodWords.Brief(w.Period, period.Calendar))],
            $"{PeriodWords.Brief(trail[0].Period, period.Calendar)} to {PeriodWords.Brief(trail[^1].Period, period.Calendar)}",
            kpis.Count
        );
    }
}
