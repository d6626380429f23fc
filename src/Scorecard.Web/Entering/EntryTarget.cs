using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Entering;

public enum EntryKind { Number, Ratio, YesNo }

/// <summary>One value to enter: a KPI in one of its own periods, with its scale there and the figure of the period before.</summary>
public sealed record EntryTarget(Kpi Kpi, Period Period, string UnitName, ScoringScale Scale, KpiFigure Before, Bands OrganizationBands, FiscalCalendar Calendar)
{
    public static EntryTarget Of(OrganizationView organization, Kpi kpi, Period period)
    {
        var (book, calendar) = (organization.Book, organization.Model.Organization.Calendar);
        return new(kpi, period, organization.Model.UnitOf(kpi).Name, book.ScaleOf(kpi.Id, period),
            book.Figure(kpi.Id, Window.Of(calendar.Shift(period, -1))), organization.Model.Organization.Bands, calendar);
    }

    public string Id => PublicIds.Format(Kpi.Id);

    public string Code => PeriodCode.Format(Period, Calendar);

    /// <summary>Names the row in the page and in the form.</summary>
    public string Key => $"{Id}-{Code}";

    public EntryKind Kind => Kpi switch
    {
        { Aggregation: TimeAggregation.Ratio } => EntryKind.Ratio,
        { Direction: Direction.YesNo } => EntryKind.YesNo,
        _ => EntryKind.Number,
    };

    public DateOnly Due => Period.End.AddDays(Kpi.DueDays);

    /// <summary>The score of a value, or null where it is no number.</summary>
    public double? Score(MeasuredValue value) => value.Number(Kpi.RatioFactor) is { } number ? Scale.Score(number) : null;

    public Tone Tone(double? score) => score is { } known ? Tones.Of(Kpi.BandsWithin(OrganizationBands).Of(known)) : Presentation.Tone.None;

    /// <summary>Whether a value is more than twice the scale's width away from the one before.</summary>
    public bool IsFar(MeasuredValue value) =>
        Kind != EntryKind.YesNo && Before.IsPresent && value.Number(Kpi.RatioFactor) is { } number
        && Math.Abs(number - Before.Value) > 2 * (Scale.Points[^1].Value - Scale.Points[0].Value);
}
