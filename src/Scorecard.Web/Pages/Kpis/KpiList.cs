using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>A page of the KPIs of all visible units.</summary>
/// <param name="Found">How many fit the search.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Unit">Of the one unit that is looked at; null for all.</param>
public sealed record KpiList(
    PeriodBar PeriodBar,
    string Period,
    string Query,
    IReadOnlyList<(string Id, string Name)> Perspectives,
    IReadOnlyList<(string Id, string Name)> Units,
    IReadOnlyList<KpiList.Row> Rows,
    int Found,
    int Total,
    int Page,
    int Pages,
    string? Unit
)
{
    private const int PageSize = 100;

    public sealed record Row(
        string Id,
        string Code,
        string Name,
        string Unit,
        string Perspective,
        string Indicator,
        string Value,
        string? Target,
        string? Gap,
        long? OwnerId,
        ShownScore Score,
        string Change,
        ShownSignal? Signal
    )
    {
        /// <summary>A value of the period that waits for approval; null for none.</summary>
        public string? Waiting { get; init; }

        /// <summary>The same as numbers, for files.</summary>
        public required RowNumbers Numbers { get; init; }
    }

    /// <param name="Target">Words where a range is aimed at.</param>
    public sealed record RowNumbers(object? Value, object? Target, string Unit, decimal? Gap, double? Change);

    public static KpiList Of(OrganizationView o, KpiQuery search, PeriodChoice period, bool isFile)
    {
        var visible = o.Model.Kpis.Where(k => o.Sees(o.Model.UnitOf(k))).ToList();
        var found = Sorted(o, visible.Where(k => Fits(o, k, search, period)), search, period).ToList();
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var page = Math.Min(search.Page, pages);
        return new(
            PeriodBar.Of(period, search.Query),
            PeriodWords.Of(period.Window, period.Calendar),
            period.Query,
            [.. o.Model.Perspectives.Select(p => (PublicIds.Format(p.Id), p.Name))],
            [
                .. visible
                    .Select(o.Model.UnitOf)
                    .DistinctBy(u => u.Id)
                    .OrderBy(u => u.Name, StringComparer.CurrentCultureIgnoreCase)
                    .Select(u => (PublicIds.Format(u.Id), u.Name)),
            ],
            [.. (isFile ? found : found.Skip((page - 1) * PageSize).Take(PageSize)).Select(k => ToRow(o, k, period))],
            found.Count,
            visible.Count,
            page,
            pages,
            o.Unit(search.Unit ?? "")?.Name
        );
    }

    /// <summary>All that fit, with numbers as numbers.</summary>
    public TableFile ToFile(IReadOnlyDictionary<long, string> owners) =>
        TableFile.Of(
            "kpis",
            Unit is null ? "KPIs" : $"KPIs of {Unit}",
            Period,
            Rows,
            ("Code", row => row.Code),
            ("KPI", row => row.Name),
            ("Unit", row => row.Unit),
            ("Perspective", row => row.Perspective),
            ("Type", row => row.Indicator),
            ("Owner", row => row.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null),
            ("Period", _ => Period),
            ("Value", row => row.Numbers.Value),
            ("Target", row => row.Numbers.Target),
            ("To target", row => row.Numbers.Gap),
            ("Unit of measure", row => row.Numbers.Unit),
            ("Change", row => row.Numbers.Change),
            ("Score", row => row.Score.Value),
            ("Status", row => row.Score.Word),
            ("Signal", row => row.Signal?.Words)
        );

    private static bool Fits(OrganizationView o, Kpi kpi, KpiQuery search, PeriodChoice period)
    {
        var objective = o.Model.Objective(kpi.ObjectiveId);
        return search.Words.All(word =>
                new[] { kpi.Name, kpi.Code, objective.Name, o.Model.UnitOf(kpi).Name }.Any(text =>
                    text.Contains(word, StringComparison.CurrentCultureIgnoreCase)
                )
            )
            && (!PublicIds.TryParse(search.Unit, out var unit) || objective.UnitId == unit)
            && (!PublicIds.TryParse(search.Perspective, out var perspective) || objective.PerspectiveId == perspective)
            && (!Enum.TryParse<Indicator>(search.Indicator, ignoreCase: true, out var indicator) || kpi.Indicator == indicator)
            && (!Enum.TryParse<Tone>(search.Status, ignoreCase: true, out var tone) || ScoreOf(o, kpi, period).Tone == tone)
            && FitsSignal(o, kpi, search, period);
    }

    private static IEnumerable<Kpi> Sorted(OrganizationView o, IEnumerable<Kpi> kpis, KpiQuery search, PeriodChoice period)
    {
        var sorted = search.Sort switch
        {
            KpiQuery.ByUnit => By(k => o.Model.UnitOf(k).Name, StringComparer.CurrentCultureIgnoreCase),
            KpiQuery.ByScore => ByNumber(k => ScoreOf(o, k, period).Value),
            KpiQuery.ByChange => ByNumber(k => ScoreOf(o, k, period).Value - ScoreOf(o, k, period.Previous).Value),
            _ => By(k => k.Name, StringComparer.CurrentCultureIgnoreCase),
        };
        return sorted.ThenBy(k => k.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(k => k.Code, StringComparer.OrdinalIgnoreCase);

        IOrderedEnumerable<Kpi> By<T>(Func<Kpi, T> key, IComparer<T>? comparer = null) =>
            search.IsDescending ? kpis.OrderByDescending(key, comparer) : kpis.OrderBy(key, comparer);

        // What has no number comes last either way.
        IOrderedEnumerable<Kpi> ByNumber(Func<Kpi, double?> key) =>
            By(k => key(k) ?? (search.IsDescending ? double.MinValue : double.MaxValue));
    }

    private static ShownSignal? SignalOf(OrganizationView o, Kpi kpi, PeriodChoice period) =>
        ShownSignal.Of(o.Book, new(NodeKind.Kpi, kpi.Id), period.Window);

    /// <summary>Asked last, of what fits the rest: it takes the whole history of each.</summary>
    private static bool FitsSignal(OrganizationView o, Kpi kpi, KpiQuery search, PeriodChoice period) =>
        search.Signal is not (KpiQuery.AnySignal or KpiQuery.WorseSignal or KpiQuery.BetterSignal or KpiQuery.ChangedSignal)
        || SignalOf(o, kpi, period) is { Meaning: var meaning }
            && (search.Signal == KpiQuery.AnySignal || search.Signal == meaning.InWords());

    private static ShownScore ScoreOf(OrganizationView o, Kpi kpi, PeriodChoice period) =>
        ShownScore.Of(o.Book, new(NodeKind.Kpi, kpi.Id), period.Window);

    private static Row ToRow(OrganizationView o, Kpi kpi, PeriodChoice period)
    {
        var objective = o.Model.Objective(kpi.ObjectiveId);
        var score = ScoreOf(o, kpi, period);
        var before = ScoreOf(o, kpi, period.Previous);
        var figure = o.Book.Figure(kpi.Id, period.Window);
        var aim = o.Book.AimIn(kpi.Id, period.Window);
        return new(
            PublicIds.Format(kpi.Id),
            kpi.Code,
            kpi.Name,
            o.Model.UnitOf(kpi).Name,
            o.Model.Perspective(objective.PerspectiveId).Name,
            kpi.Indicator.ToString(),
            KpiWords.Value(kpi, figure),
            KpiWords.Aim(kpi, figure, aim),
            KpiWords.Gap(kpi, figure, aim),
            kpi.OwnerId,
            score,
            score.ChangeSince(before),
            SignalOf(o, kpi, period)
        )
        {
            Waiting = o.Book.WaitingOf(kpi, period.Window.Period) is { } waits ? ApprovalWords.Value(kpi, waits.Measured) : null,
            Numbers = new(
                KpiWords.Cell(kpi, figure),
                KpiWords.Cell(kpi, aim),
                kpi.UnitOfMeasure,
                KpiWords.GapOf(kpi, figure, aim),
                score.PointsSince(before)
            ),
        };
    }
}
