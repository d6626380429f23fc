using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Approvals;

/// <summary>A value that waits, with what helps to judge it.</summary>
public sealed record ApprovalRow(WaitingEntry Entry, Unit Unit)
{
    public required string Period { get; init; }
    public required string PeriodCode { get; init; }
    public required string Value { get; init; }

    /// <summary>What counts in the period meanwhile; null for nothing.</summary>
    public string? Counts { get; init; }

    public required string Before { get; init; }
    public required string BeforePeriod { get; init; }
    public string? Change { get; init; }
    public string? Target { get; init; }

    /// <summary>The score that the value would have; null for none.</summary>
    public string? Score { get; init; }
    public required Tone Tone { get; init; }
    public required string Since { get; init; }

    /// <summary>The one person for whom it waits; null where it is for those who edit the unit.</summary>
    public long? Approver { get; init; }

    public Kpi Kpi => Entry.Kpi;

    public string Key => ApprovalKey.Of(Entry);

    public string KpiId => PublicIds.Format(Kpi.Id);

    public string What => $"{Kpi.Name}, {Period}";

    public (long Kpi, DateOnly Start, int Revision) Place => (Kpi.Id, Entry.Period.Start, Entry.Value.Revision);

    public static ApprovalRow Of(OrganizationView o, WaitingEntry entry)
    {
        var (kpi, period, waiting) = entry;
        var calendar = o.Model.Organization.Calendar;
        var (window, earlier) = (Window.Of(period), calendar.Shift(period, -1));
        var (now, before) = (o.Book.Figure(kpi.Id, window), o.Book.Figure(kpi.Id, Window.Of(earlier)));
        var rules = o.Book.RecordingRulesOf(kpi, period);
        var number = waiting.Measured.Number(kpi.Multiplier);
        return new(entry, o.Book.Model.UnitOf(kpi))
        {
            Period = PeriodWords.Of(period, calendar),
            PeriodCode = Domain.Periods.PeriodCode.Format(period, calendar),
            Value = ApprovalWords.Value(kpi, waiting.Measured),
            Counts = o.Model.Organization.WaitingCounts || !now.IsPresent ? null : KpiWords.Value(kpi, now),
            Before = KpiWords.Value(kpi, before),
            BeforePeriod = PeriodWords.Of(earlier, calendar),
            Change = number is { } value ? KpiWords.ChangeTo(kpi, before, value) : null,
            Target = KpiWords.Aim(kpi, before, kpi.AimIn(period)),
            Score = rules.Score(waiting.Measured) is { } score ? Figures.Score(score, rules.Bands) : null,
            Tone = rules.Score(waiting.Measured) is { } known ? Tones.Of(rules.Bands.Of(known)) : Tone.None,
            Since = PeriodWords.Moment(waiting.At, o.Model.Organization.TimeZone),
            Approver = o.Book.Model.ApproverOf(kpi, waiting.By),
        };
    }
}
