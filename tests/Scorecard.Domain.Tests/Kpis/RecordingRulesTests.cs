using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;

namespace Scorecard.Domain.Tests.Kpis;

public class RecordingRulesTests
{
    private static readonly World World = new ModelBuilder()
        .Kpi("SALES", baseline: 50, target: 100)
        .Values("SALES", "2025-01", 80)
        .Kpi("STRICT", baseline: 50, target: 100, bands: (85, 95))
        .Kpi("AUDITED", scale: new ScaleInput(ScaleKind.YesNo, GoodAnswer: true))
        .Values("AUDITED", "2025-01", 1)
        .Kpi("STEADY", baseline: 84, target: 94)
        .Values("STEADY", "2024-08", 89, 90, 88, 89.5m, 90.5m, 89.3m)
        .Kpi("SHARE", measuredIn: "%", aggregation: TimeAggregation.Ratio)
        .Record("SHARE", "2025-01", MeasuredValue.Ratio(9, 10))
        .Build();

    [Theory]
    [InlineData("SALES", 75, "a note", "")]
    [InlineData("SALES", 75, null, "")]
    [InlineData("SALES", 55, null, "NoteOnOffTrack")]
    [InlineData("SALES", 55, "a note", "")]
    [InlineData("STRICT", 90, null, "NoteOnOffTrack")]
    [InlineData("AUDITED", 0, "a note", "")]
    public void What_is_off_track_by_the_KPIs_bands_owes_a_note_and_waits_for_none(string kpi, int value, string? note, string owed)
    {
        Assert.Equal(owed, RulesOf(kpi).Owed(MeasuredValue.Of(value), note, null)?.ToString() ?? "");
        Assert.Null(RecordingRules.Demand(MeasuredValue.Of(value), note, MeasuredValue.Withdrawn));
    }

    [Theory]
    [InlineData("SALES", 180, false)]
    [InlineData("SALES", 181, true)]
    [InlineData("SALES", -21, true)]
    [InlineData("STRICT", 350, false)]
    [InlineData("STRICT", 9000, true)]
    [InlineData("AUDITED", 0, false)]
    public void What_is_far_from_the_usual_may_be_a_slip(string kpi, int value, bool far) =>
        Assert.Equal(far, RulesOf(kpi).IsFar(MeasuredValue.Of(value)));

    [Fact]
    public void Not_applicable_needs_a_reason_first_where_there_is_no_value_and_owes_it_where_there_is_one()
    {
        var sales = RulesOf("SALES");
        Assert.Equal(RecordingQuestion.ReasonForNotApplicable, RecordingRules.Demand(MeasuredValue.NA, null, MeasuredValue.Withdrawn));
        Assert.Null(RecordingRules.Demand(MeasuredValue.NA, "Closed for works", MeasuredValue.Withdrawn));
        Assert.Null(RecordingRules.Demand(MeasuredValue.NA, null, MeasuredValue.Of(4)));
        Assert.Equal(RecordingQuestion.ReasonForNotApplicable, sales.Owed(MeasuredValue.NA, null, null));
    }

    [Fact]
    public void A_note_is_about_a_value()
    {
        var sales = RulesOf("SALES");
        Assert.Equal(RecordingQuestion.NoteWithoutValue, RecordingRules.Demand(MeasuredValue.Withdrawn, "a note", MeasuredValue.Withdrawn));
        Assert.Null(RecordingRules.Demand(MeasuredValue.Withdrawn, "a note", MeasuredValue.Of(4)));
        Assert.Null(RecordingRules.Demand(MeasuredValue.Withdrawn, null, MeasuredValue.Withdrawn));
    }

    [Theory]
    [InlineData(80, null, null, "ReasonForCorrection")]
    [InlineData(80, "old", "old", "ReasonForCorrection")]
    [InlineData(80, "old", "Late invoices", "")]
    [InlineData(75, "old", "old", "")]
    [InlineData(75, null, null, "")]
    public void Another_value_in_a_closed_month_owes_a_reason_of_its_own(int was, string? noteThen, string? note, string owed) =>
        Assert.Equal(owed, RulesOf("SALES").Owed(MeasuredValue.Of(75), note, (MeasuredValue.Of(was), noteThen))?.ToString() ?? "");

    [Fact]
    public void A_ratio_is_judged_by_its_quotient_and_one_of_nothing_by_none()
    {
        var share = RulesOf("SHARE");
        Assert.Equal(RecordingQuestion.NoteOnOffTrack, share.Owed(MeasuredValue.Ratio(1, 10), null, null));
        Assert.Null(share.Owed(MeasuredValue.Ratio(9, 10), null, null));
        Assert.Null(share.Owed(MeasuredValue.Ratio(0, 0), null, null));
        Assert.False(share.IsFar(MeasuredValue.Ratio(0, 0)));
    }

    [Theory]
    [InlineData("864", "86.4")]
    [InlineData("8.64", "86.4")]
    [InlineData("0.864", "86.4")]
    [InlineData("86400", "86.4")]
    [InlineData("885.5", "88.55")]
    [InlineData("8884", "88.84")]
    [InlineData("5000", null)]
    public void What_was_meant_is_the_slip_that_leads_to_a_usual_value(string typed, string? meant)
    {
        var slip = RulesOf("STEADY").Slip(MeasuredValue.Of(Number(typed)));
        Assert.Equal(meant is null ? (decimal?)null : Number(meant), slip?.Value);
    }

    [Fact]
    public void A_digit_struck_twice_is_a_slip() => Assert.Contains(86.4m, Slips.Of(866.4m));

    [Fact]
    public void A_ratio_slips_in_one_of_its_numbers_or_has_them_swapped()
    {
        Assert.Equal(MeasuredValue.Ratio(9, 10), RulesOf("SHARE").Slip(MeasuredValue.Ratio(90, 10)));
        Assert.Contains(MeasuredValue.Ratio(9, 10), Slips.Of(MeasuredValue.Ratio(10, 9)));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static RecordingRules RulesOf(string code) =>
        World.Book.RecordingRulesOf(World.Kpi(code), PeriodCode.Parse("2025-02", FiscalCalendar.Calendar)!.Value);
}
