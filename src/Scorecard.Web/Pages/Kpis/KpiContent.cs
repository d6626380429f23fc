using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>Everything the page of one KPI shows for one window, but for who reported what, which is read from the database.</summary>
public sealed record KpiContent
{
    /// <summary>The resident entity, which is never changed, only replaced.</summary>
    public required Kpi Kpi { get; init; }
    public required UnitBar Bar { get; init; }
    public required string Id { get; init; }
    public required string Period { get; init; }
    public required string Query { get; init; }
    public required string Since { get; init; }
    public required FiscalCalendar Calendar { get; init; }
    public required string TimeZone { get; init; }
    public required string Value { get; init; }
    public string? Target { get; init; }
    public string? ValueChange { get; init; }
    public required ShownScore Score { get; init; }
    public required ShownScore ScoreBefore { get; init; }
    public required Reporting Reporting { get; init; }
    public ScoreScale? Scale { get; init; }
    public required string Formula { get; init; }
    public required WayUp WayUp { get; init; }
    public required Serving Initiatives { get; init; }
    public MadeOf? MadeOf { get; init; }
    public Calculation? Calculation { get; init; }

    /// <summary>The KPI it feeds, where the person may see it.</summary>
    public (string Id, string Name, string Unit)? Parent { get; init; }
    public required KpiChart Chart { get; init; }
    public required KpiOutlook Outlook { get; init; }
    public required IReadOnlyDictionary<DateOnly, OwnPeriod> OwnPeriods { get; init; }
    public required IReadOnlyList<string> Definitions { get; init; }
    public required LinkedView Linked { get; init; }
    public required IReadOnlyList<KpiWaiting> Waiting { get; init; }

    /// <summary>Whether scores take in what waits.</summary>
    public bool WaitingCounts { get; init; }
    public bool CanEdit { get; init; }
    public bool CanEnter { get; init; }

    /// <summary>Whether the person may say from which database it is read.</summary>
    public bool CanFeed { get; init; }

    /// <summary>How its database breaks what it promised; null where it does not.</summary>
    public string? FeedProblem { get; init; }

    /// <summary>
    /// The objective that it measures, where a unit directly below is one that the person may edit; it is cascaded with it.
    /// </summary>
    public string? CascadesWith { get; init; }

    public string ScoreChange => Score.ChangeSince(ScoreBefore);

    public static KpiContent Of(OrganizationView o, Kpi kpi, PeriodChoice period)
    {
        var window = period.Window;
        var node = new NodeRef(NodeKind.Kpi, kpi.Id);
        var unit = o.Model.UnitOf(kpi);
        var bands = o.Model.Organization.Bands;
        var figure = o.Book.Figure(kpi.Id, window);
        var points = o.Book.Scale(kpi.Id, window);
        var serving = InitiativeRow.Serving(o, kpi, period.Today);
        var parent =
            o.Model.Kpi(kpi.Id).ParentId is { } id && o.Model.TryKpi(id, out var found) && o.Sees(o.Model.UnitOf(found)) ? found : null;
        var goal = YearGoal.Of(o.Book, kpi, window);
        var aim = o.Book.AimIn(kpi.Id, window);
        return new()
        {
            Kpi = kpi,
            Bar = UnitBar.Of(o, unit, period),
            Id = PublicIds.Format(kpi.Id),
            Period = PeriodWords.Of(window, period.Calendar),
            Query = period.Query,
            Since = PeriodWords.Beside(period.Previous.Window, window, period.Calendar),
            Calendar = period.Calendar,
            TimeZone = o.Model.Organization.TimeZone,
            Value = KpiWords.Value(kpi, figure),
            Target = KpiWords.Aim(kpi, figure, aim),
            ValueChange = KpiWords.Change(kpi, o.Book.Figure(kpi.Id, period.Previous.Window), figure),
            Score = ShownScore.Of(o.Book, node, window),
            ScoreBefore = ShownScore.Of(o.Book, node, period.Previous.Window),
            Reporting = Reporting.Of(o, kpi, figure, period),
            Scale =
                points.Count > 1
                    ? ScoreScale.Of(
                        points,
                        kpi.BandsWithin(bands),
                        figure.IsPresent ? figure.Value : null,
                        aim?.Value,
                        v => KpiWords.Beside(kpi, figure, v)
                    )
                    : null,
            Formula = FormulaOf(figure, points, kpi.DefinitionOn(window.End)?.Scale.Kind == ScaleKind.None),
            WayUp = WayUp.Of(o, node, period),
            Initiatives = new(
                serving,
                o.Allows(Operation.Edit, unit) ? $"~/initiatives/new?kpi={PublicIds.Format(kpi.Id)}" : null,
                InitiativeRow.Effects(o, kpi, serving, period.Today)
            ),
            MadeOf = MadeOf.Of(o, kpi, figure, window),
            Calculation = Calculation.Of(o, kpi, window),
            Parent = parent is null ? null : (PublicIds.Format(parent.Id), parent.Name, o.Model.UnitOf(parent).Name),
            Chart = KpiChart.Of(o, kpi, window, goal),
            Outlook = KpiOutlook.Of(o, kpi, window, goal),
            OwnPeriods = OwnPeriod.AllOf(o, kpi),
            Definitions = Targets.Of(kpi, figure, period.Calendar, bands),
            Linked = LinkedView.Of(o, kpi),
            Waiting = KpiWaiting.AllOf(o, kpi),
            WaitingCounts = o.Model.Organization.WaitingCounts,
            CanEdit = o.Allows(Operation.Edit, unit),
            CanFeed = o.Administers && kpi.IsEntered,
            FeedProblem = o.Model.FeedProblems.GetValueOrDefault(kpi.Id),
            CascadesWith = o.Model.ChildrenOf(unit).Any(u => o.Allows(Operation.Edit, u)) ? PublicIds.Format(kpi.ObjectiveId) : null,
            CanEnter =
                kpi.IsEntered
                && o.AllowsEntry(kpi)
                && !(o.Model.ClosedFrom(o.Model.UnitOf(kpi)) <= period.Window.Start)
                && !(kpi.ClosedFrom <= period.Window.Start),
        };
    }

    private static string FormulaOf(KpiFigure figure, IReadOnlyList<ScalePoint> points, bool unscored) =>
        unscored && figure.State != ScoreState.NotApplicable ? "It has no target, so its values have no score."
        : !figure.IsPresent
            ? (
                figure.State == ScoreState.NotApplicable
                    ? "It does not apply, so it has no score."
                    : "Nothing reported, so it has no score yet."
            )
        : points.Count < 2 ? "The kind of scale changed inside the period, so the scores of its parts are averaged."
        : ScaleArithmetic.Sentence(points, figure.Value, System.Globalization.CultureInfo.CurrentCulture);
}

/// <summary>One of a KPI's own periods that has a value or N/A.</summary>
public sealed record OwnPeriod(Period Period, string Value, double? Number, ShownScore Score)
{
    /// <summary>By first day, earliest first.</summary>
    public static SortedDictionary<DateOnly, OwnPeriod> AllOf(OrganizationView o, Kpi kpi)
    {
        var all = new SortedDictionary<DateOnly, OwnPeriod>();
        if (o.Book.Recorded is not { } recorded)
            return all;
        var calendar = o.Model.Organization.Calendar;
        for (
            var period = calendar.Containing(kpi.Frequency, recorded.First);
            period.Start <= recorded.Last;
            period = calendar.Shift(period, 1)
        )
        {
            var figure = o.Book.Figure(kpi.Id, Window.Of(period));
            if (figure.IsPresent || (figure.State == ScoreState.NotApplicable && kpi.IsEntered))
                all[period.Start] = new(
                    period,
                    KpiWords.Value(kpi, figure),
                    figure.IsPresent ? figure.Value : null,
                    ShownScore.Of(o.Book, new(NodeKind.Kpi, kpi.Id), Window.Of(period))
                );
        }
        return all;
    }
}
