using FsCheck.Xunit;
using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Tests.Scales;

public class ScoringScaleTests
{
    [Fact]
    public void Contradictions_are_refused_with_a_sentence()
    {
        Refused.Because("baseline and target, both 5, differs", () => ScoringScale.Progress(5, 5));
        Refused.Because("red flag and target, both 5", () => ScoringScale.Thresholds(5, 5, null, null, Bands.Default));
        Refused.Because("worst value, beyond the red flag", () => ScoringScale.Thresholds(80, 95, worst: 80, null, Bands.Default));
        Refused.Because("worst value", () => ScoringScale.Thresholds(30, 15, worst: 20, null, Bands.Default));
        Refused.Because("stretch value, beyond the target", () => ScoringScale.Thresholds(80, 95, null, stretch: 90, Bands.Default));
        Refused.Because("four values that rise", () => ScoringScale.Range(10, 20, 20, 30));
        Refused.Because("at least two points", () => ScoringScale.Custom([(1, 0)]));
        Refused.Because("values of a scale must differ", () => ScoringScale.Custom([(1, 0), (1, 100)]));
        Refused.Because("between 0 and 100", () => ScoringScale.Custom([(1, 0), (2, 101)]));
    }

    [Fact]
    public void What_a_kind_of_scale_needs_is_asked_for()
    {
        Refused.Because("Progress, a target", () => new ScaleInput(ScaleKind.Progress, Baseline: 1).Compile(Bands.Default));
        Refused.Because("Thresholds, a red flag", () => new ScaleInput(ScaleKind.Thresholds, Target: 1).Compile(Bands.Default));
        Refused.Because("Range, a high end", () => new ScaleInput(ScaleKind.Range, LowZero: 1, Low: 2).Compile(Bands.Default));
        Refused.Because("good answer", () => new ScaleInput(ScaleKind.YesNo).Compile(Bands.Default));
        Refused.Because("at least two points", () => new ScaleInput(ScaleKind.Custom).Compile(Bands.Default));
        Refused.Because("eighty, value:score", () => new ScaleInput(ScaleKind.Custom, Points: "eighty:0; 95:100").Compile(Bands.Default));
        Refused.Because("value:score", () => new ScaleInput(ScaleKind.Custom, Points: "80,5:0; 95:100").Compile(Bands.Default));
    }

    [Theory]
    [InlineData(0, 70)]
    [InlineData(40, 100)]
    [InlineData(0, 100)]
    public void Bands_at_their_ends_need_no_line_beyond_the_flags(double amber, double green)
    {
        var scale = ScoringScale.Thresholds(80, 95, 60, 120, new Bands(amber, green));
        Assert.Equal(amber, scale.Score(80));
        Assert.Equal(green, scale.Score(95));
        Assert.Equal(0, scale.Score(60));
        Assert.Equal(100, scale.Score(120));
    }

    [Fact]
    public void Bands_stand_in_order()
    {
        Assert.Equal(new Bands(40, 70), Bands.Checked(40, 70));
        Refused.Because("on track above watch", () => Bands.Checked(70, 70));
        Refused.Because("on track above watch", () => Bands.Checked(-1, 70));
        Refused.Because("on track above watch", () => Bands.Checked(40, 101));
        Refused.Because("on track above watch", () => Bands.Checked(double.NaN, 70));
    }

    [Property]
    public void A_rising_scale_never_falls_and_stays_between_0_and_100(int baseline, int width, int first, int second)
    {
        var scale = ScoringScale.Progress(baseline, (decimal)baseline + Math.Abs((long)width) + 1);
        var (low, high) = (scale.Score(Math.Min(first, second)), scale.Score(Math.Max(first, second)));
        Assert.InRange(low, 0, high);
        Assert.InRange(high, low, 100);
    }

    [Property]
    public void Lower_is_better_is_the_same_scale_turned_round(int baseline, int width, int value)
    {
        var target = (decimal)baseline + Math.Abs((long)width) + 1;
        Assert.Equal(
            100 - ScoringScale.Progress(baseline, target).Score(value),
            ScoringScale.Progress(target, baseline).Score(value),
            1e-9
        );
    }
}
