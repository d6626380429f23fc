using System.Globalization;
using System.Text.Json;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Organizations;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>A KPI's own periods up to a window, with what was wanted in each: what the chart draws, and the same in a sentence.</summary>
public sealed record KpiChart(string Title, string Finding, KpiChart.Series Data)
{
    private const int Most = 36;

    public sealed record Series(
        IReadOnlyList<string> Labels, IReadOnlyList<double?> Actual, IReadOnlyList<double?> Target,
        IReadOnlyList<string> ActualText, IReadOnlyList<string?> TargetText, string Culture, string Unit);

    public bool IsEmpty => Data.Actual.All(value => value is null);

    public bool HasTarget => Data.Target.Any(value => value is not null);

    public string Json => JsonSerializer.Serialize(Data, JsonSerializerOptions.Web);

    public static KpiChart Of(OrganizationView o, Kpi kpi, Window window)
    {
        var (calendar, bands) = (o.Model.Organization.Calendar, o.Model.Organization.Bands);
        var last = calendar.Containing(kpi.Frequency, window.End);
        var periods = Enumerable.Range(1 - Most, Most).Select(i => calendar.Shift(last, i))
            .SkipWhile(p => !o.Book.Figure(kpi.Id, Window.Of(p)).IsPresent).ToList();
        var figures = periods.Select(p => o.Book.Figure(kpi.Id, Window.Of(p))).ToList();
        var scales = periods.Select(p => o.Book.Scale(kpi.Id, Window.Of(p))).ToList();
        var series = new Series(
            [.. periods.Select(p => PeriodWords.Brief(p, calendar))],
            [.. figures.Select(f => f.IsPresent ? f.Value : (double?)null)],
            [.. periods.Zip(scales, (p, scale) => KpiWords.TargetValue(kpi, p.End, scale, bands))],
            [.. figures.Select(f => KpiWords.Value(kpi, f))],
            [.. periods.Zip(scales, (p, scale) => KpiWords.Target(kpi, p.End, scale, bands))],
            CultureInfo.CurrentCulture.Name, kpi.UnitOfMeasure);
        return new(PeriodWords.Count(periods.Count, kpi.Frequency), FindingOf(kpi, periods, series, calendar), series);
    }

    private static string FindingOf(Kpi kpi, List<Period> periods, Series series, FiscalCalendar calendar)
    {
        var known = Enumerable.Range(0, periods.Count).Where(i => series.Actual[i] is not null).ToList();
        if (known.Count == 0)
            return $"{kpi.Name} has no values yet.";
        var (first, last) = (known[0], known[^1]);
        var highest = known.MaxBy(i => series.Actual[i]);
        var lowest = known.MinBy(i => series.Actual[i]);
        var target = series.TargetText[last] is { } wanted ? $" The target is {wanted}." : "";
        return $"{kpi.Name}, {PeriodWords.Count(periods.Count, kpi.Frequency)}: from {series.ActualText[first]} in {PeriodWords.Of(periods[first], calendar)} to {series.ActualText[last]} in {PeriodWords.Of(periods[last], calendar)}. "
            + $"Highest {series.ActualText[highest]}, lowest {series.ActualText[lowest]}.{target}";
    }
}
