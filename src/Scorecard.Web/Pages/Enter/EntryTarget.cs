using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Enter;

public enum EntryKind
{
    Number,
    Ratio,
    YesNo,
}

/// <summary>One value to enter: a KPI in one of its own periods, with the rules for it and the figure of the period before.</summary>
public sealed record EntryTarget(Kpi Kpi, Period Period, Unit Unit, RecordingRules Rules, KpiFigure Before, Organization Organization)
{
    /// <summary>The one person for whom a value of it waits, by who submitted it; null where it is for those who edit the unit.</summary>
    public required Func<long?, long?> ApproverOf { get; init; }

    public static EntryTarget Of(OrganizationView view, Kpi kpi, Period period)
    {
        var organization = view.Model.Organization;
        return new(
            kpi,
            period,
            view.Model.UnitOf(kpi),
            view.Book.RecordingRulesOf(kpi, period),
            view.Book.Figure(kpi.Id, Window.Of(organization.Calendar.Shift(period, -1))),
            organization
        )
        {
            ApproverOf = By(view.Book.Model, kpi),
        };
    }

    /// <summary>What a sent row is about; null where that is not here for the person.</summary>
    public static EntryTarget? Of(OrganizationView view, ValueInput row)
    {
        if (
            !PublicIds.TryParse(row.Kpi, out var id)
            || !view.Model.TryKpi(id, out var kpi)
            || !view.Sees(view.Model.UnitOf(kpi))
            || PeriodCode.Parse(row.Period, view.Model.Organization.Calendar) is not { } period
        )
            return null;
        var target = Of(view, kpi, period);
        return target.Key == row.Key ? target : null;
    }

    // Structure alone, which is replaced and never changed: the book is left behind.
    private static Func<long?, long?> By(OrganizationModel model, Kpi kpi) => submitter => model.ApproverOf(kpi, submitter);

    public string UnitName => Unit.Name;

    public FiscalCalendar Calendar => Organization.Calendar;

    /// <summary>Whether the period belongs to a month before the one that is asked for: a change there is a correction.</summary>
    public bool IsClosedOn(DateOnly today) => Calendar.IsClosed(Period, today);

    /// <summary>How many decimals of what a ratio comes to are worth showing.</summary>
    public int QuotientDecimals => Kpi.Latest.Scale.Decimals + 1;

    public Bands OrganizationBands => Organization.Bands;

    public ScoringScale Scale => Rules.Scale;

    public string Id => PublicIds.Format(Kpi.Id);

    public string Code => PeriodCode.Format(Period, Calendar);

    /// <summary>Names the row in the page and in the form.</summary>
    public string Key => $"{Id}-{Code}";

    public EntryKind Kind => KindOf(Kpi);

    public static EntryKind KindOf(Kpi kpi) =>
        kpi switch
        {
            { Aggregation: TimeAggregation.Ratio } => EntryKind.Ratio,
            { Direction: Direction.YesNo } => EntryKind.YesNo,
            _ => EntryKind.Number,
        };

    public DateOnly Due => Kpi.DueOn(Period);

    public Tone Tone(double? score) => score is { } known ? Tones.Of(Rules.Bands.Of(known)) : Presentation.Tone.None;
}
