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
        .Kpi("SHARE", measuredIn: "%", aggregation: TimeAggregation.Ratio)
        .Build();

    [Theory]
    [InlineData("SALES", 75, "a note", "")]
    [InlineData("SALES", 75, null, "")]
    [InlineData("SALES", 55, null, "NoteOnOffTrack")]
    [InlineData("SALES", 55, "a note", "")]
    [InlineData("STRICT", 90, null, "NoteOnOffTrack")]
    [InlineData("SALES", 180, null, "")]
    [InlineData("SALES", 181, null, "FarFromBefore")]
    [InlineData("SALES", -21, null, "NoteOnOffTrack FarFromBefore")]
    [InlineData("STRICT", 9000, null, "")]
    [InlineData("AUDITED", 0, "a note", "")]
    public void A_number_is_asked_about_when_off_track_by_the_KPIs_bands_or_far_from_the_one_before(
        string kpi,
        int value,
        string? note,
        string questions
    ) => Assert.Equal(questions, Asked(kpi, MeasuredValue.Of(value), note));

    [Fact]
    public void Not_applicable_needs_a_reason()
    {
        Assert.Equal("ReasonForNotApplicable", Asked("SALES", MeasuredValue.NA, null));
        Assert.Equal("", Asked("SALES", MeasuredValue.NA, "Closed for works"));
    }

    [Fact]
    public void A_note_is_about_a_value()
    {
        Assert.Equal("NoteWithoutValue", Asked("SALES", MeasuredValue.Withdrawn, "a note"));
        Assert.Equal("", Asked("SALES", MeasuredValue.Withdrawn, "a note", MeasuredValue.Of(4)));
        Assert.Equal("", Asked("SALES", MeasuredValue.Withdrawn, null));
    }

    [Fact]
    public void A_ratio_is_judged_by_its_quotient_and_one_of_nothing_by_none()
    {
        Assert.Equal("NoteOnOffTrack", Asked("SHARE", MeasuredValue.Ratio(1, 10), null));
        Assert.Equal("", Asked("SHARE", MeasuredValue.Ratio(9, 10), null));
        Assert.Equal("", Asked("SHARE", MeasuredValue.Ratio(0, 0), null));
    }

    private static string Asked(string code, MeasuredValue value, string? note, MeasuredValue current = default)
    {
        var period = PeriodCode.Parse("2025-02", FiscalCalendar.Calendar)!.Value;
        return string.Join(' ', World.Book.RecordingRulesOf(World.Kpi(code), period).Questions(value, note, current));
    }
}
