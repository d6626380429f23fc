using System.Globalization;
using System.Text.Json;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Forecasts;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Statistics;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>A KPI's own periods up to a window, with what was wanted in each: what the chart draws, and the same in a sentence.</summary>
public sealed record KpiChart(string Title, string Finding, KpiChart.Series Data)
{
    private const int Most = 36;

    /// <summary>A longer forecast is told in words only.</summary>
    private const int MostAhead = 24;

    public sealed record Series(
        IReadOnlyList<string> Labels,
        IReadOnlyList<double?> Actual,
        IReadOnlyList<double?> Target,
        IReadOnlyList<string> ActualText,
        IReadOnlyList<string?> TargetText,
        string Culture,
        string Unit
    )
    {
        /// <summary>By period: lower limit, centre, upper limit; null where there are none.</summary>
        public IReadOnlyList<double[]?> Limits { get; init; } = [];
        public IReadOnlyList<SignalPoint> Signals { get; init; } = [];

        /// <summary>From the last value on: 80% low, half low, middle, half high, 80% high.</summary>
        public IReadOnlyList<double[]?> Fan { get; init; } = [];
        public IReadOnlyList<string?> FanText { get; init; } = [];
        public IReadOnlyList<StartPoint> Rebases { get; init; } = [];

        /// <summary>By period: what waits for approval; null where nothing does.</summary>
        public IReadOnlyList<double?> Waiting { get; init; } = [];
        public IReadOnlyList<string?> WaitingText { get; init; } = [];

        /// <summary>1 is yes and 0 is no.</summary>
        public bool IsYesNo { get; init; }
    }

    /// <param name="Label">What is said at the last one; null elsewhere.</param>
    public sealed record SignalPoint(int At, string Tone, string? Label);

    /// <summary>Where limits start again, and why.</summary>
    public sealed record StartPoint(int At, string Label);

    /// <summary>What the line in the normal range is called.</summary>
    public required LimitVariant Centre { get; init; }

    /// <summary>What its signals mean, each once.</summary>
    public required IReadOnlyList<SignalMeaning> Meanings { get; init; }

    public bool IsEmpty => Data.Actual.Concat(Data.Waiting).All(value => value is null);

    public bool HasWaiting => Data.Waiting.Any(value => value is not null);

    public bool HasTarget => Data.Target.Any(value => value is not null);

    public string Json => JsonSerializer.Serialize(Data, JsonSerializerOptions.Web);

    internal static KpiChart Of(OrganizationView o, Kpi kpi, Window window, YearGoal goal)
    {
        var calendar = o.Model.Organization.Calendar;
        var history = KpiHistory.Of(o.Book, kpi, window);
        var last = calendar.LastIn(window.Period, kpi.Frequency);
        var past = Enumerable
            .Range(1 - Most, Most)
            .Select(i => calendar.Shift(last, i))
            .SkipWhile(p => !o.Book.Figure(kpi.Id, Window.Of(p)).IsPresent && o.Book.WaitingOf(kpi, p) is null)
            .ToList();
        var figures = past.Select(p => o.Book.Figure(kpi.Id, Window.Of(p))).ToList();
        var forecast = goal.Forecast;
        var lastIndex = history.Values.Count - 1;
        var ahead =
            past.Count == 0 || forecast is not { Steps.Count: > 0 and <= MostAhead }
                ? []
                : Enumerable
                    .Range(1, Math.Max(0, lastIndex + forecast.Steps.Count - history.IndexOf(last.Start)))
                    .Select(i => calendar.Shift(last, i))
                    .ToList();
        List<Period> periods = [.. past, .. ahead];
        List<int> at = [.. periods.Select(p => history.IndexOf(p.Start))];
        var aims = periods.Select(p => o.Book.AimIn(kpi.Id, Window.Of(p))).ToList();
        List<Signal> signals =
        [
            .. history
                .Behaviour.Signals.Where(s => s.Index == lastIndex || IsNew(history, s))
                .DistinctBy(s => s.Index)
                .Where(s => at.Contains(s.Index)),
        ];
        var waiting = periods.Select(p => o.Book.WaitingOf(kpi, p)?.Measured).ToList();
        var series = new Series(
            [.. periods.Select(p => PeriodWords.Brief(p, calendar))],
            [.. figures.Select(f => f.IsPresent ? f.Value : (double?)null), .. ahead.Select(_ => (double?)null)],
            [.. aims.Select(aim => aim?.Value)],
            [.. figures.Select(f => KpiWords.Value(kpi, f)), .. ahead.Select(_ => "")],
            [.. aims.Select(aim => KpiWords.Aim(kpi, history.Decimals, aim))],
            CultureInfo.CurrentCulture.Name,
            kpi.UnitOfMeasure
        )
        {
            IsYesNo = kpi.Direction == Direction.YesNo,
            Waiting = [.. waiting.Select(w => w?.Number(kpi.Multiplier))],
            WaitingText = [.. waiting.Select(w => w is { } measured ? ApprovalWords.Value(kpi, measured) : null)],
            Limits =
            [
                .. at.Select(i => i >= 0 && i <= lastIndex && history.LimitsAt(i) is { } l ? new[] { l.Lower, l.Centre, l.Upper } : null),
            ],
            Signals =
            [
                .. signals.Select(s => new SignalPoint(
                    at.IndexOf(s.Index),
                    s.Meaning.CssClass(),
                    s.Index == lastIndex ? SignalWords.Sentence(history, s) : null
                )),
            ],
            Fan =
            [
                .. at.Select(i =>
                    forecast is null || ahead.Count == 0 || i < lastIndex ? null
                    : i == lastIndex ? Enumerable.Repeat(history.Values[i], 5).ToArray()
                    : i - lastIndex <= forecast.Steps.Count && forecast.Steps[i - lastIndex - 1] is var step
                        ? [step.Eighty.Low, step.Half.Low, step.Centre, step.Half.High, step.Eighty.High]
                    : null
                ),
            ],
            FanText =
            [
                .. at.Select(i =>
                    forecast is not null
                    && i > lastIndex
                    && i - lastIndex <= forecast.Steps.Count
                    && forecast.Steps[i - lastIndex - 1] is var step
                        ? $"{SignalWords.Value(history, step.Centre)}, "
                            + $"half between {SignalWords.Value(history, step.Half.Low)} and {SignalWords.Value(history, step.Half.High)}"
                        : null
                ),
            ],
            Rebases =
            [
                .. o
                    .Model.RebasesOf(kpi)
                    .Where(r => at.Contains(history.IndexOf(r.From)))
                    .Select(r => new StartPoint(at.IndexOf(history.IndexOf(r.From)), r.Reason)),
            ],
        };
        return new(
            PeriodWords.Count(past.Count, kpi.Frequency) + (ahead.Count > 0 ? " and forecast" : ""),
            FindingOf(kpi, past, series, calendar),
            series
        )
        {
            Centre = history.Options.Variant,
            Meanings = [.. signals.Select(s => s.Meaning).Distinct().OrderByDescending(m => m)],
        };
    }

    // Of values in a row that lie to the same side, the first; a diamond for each would tell nothing apart.
    private static bool IsNew(KpiHistory history, Signal signal) =>
        !history.Behaviour.Signals.Any(s => s.Index == signal.Index - 1 && s.Side == signal.Side);

    private static string FindingOf(Kpi kpi, List<Period> periods, Series series, FiscalCalendar calendar)
    {
        var known = Enumerable.Range(0, periods.Count).Where(i => series.Actual[i] is not null).ToList();
        if (known.Count == 0)
            return $"{kpi.Name} has no values yet.";
        var (first, last) = (known[0], known[^1]);
        var highest = known.MaxBy(i => series.Actual[i]);
        var lowest = known.MinBy(i => series.Actual[i]);
        var target = series.TargetText[last] is { } wanted ? $" The target is {wanted}." : "";
        var waits = series.WaitingText.LastOrDefault(t => t is not null) is { } open ? $" {open} waits for approval." : "";
        var signal = series.Signals.Where(s => s.At == last).Select(s => s.Label).FirstOrDefault() is { } says ? $" Signal: {says}." : "";
        var fan = series.FanText.LastOrDefault(t => t is not null) is { } then ? $" Forecast for {series.Labels[^1]}: {then}." : "";
        return $"{kpi.Name}, {PeriodWords.Count(periods.Count, kpi.Frequency)}: "
            + $"from {series.ActualText[first]} in {PeriodWords.Of(periods[first], calendar)} "
            + $"to {series.ActualText[last]} in {PeriodWords.Of(periods[last], calendar)}. "
            + $"Highest {series.ActualText[highest]}, lowest {series.ActualText[lowest]}.{target}{waits}{signal}{fan}";
    }
}
