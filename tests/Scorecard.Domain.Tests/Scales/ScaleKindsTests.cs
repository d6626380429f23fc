using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Tests.Scales;

public class ScaleKindsTests
{
    public static TheoryData<ScaleInput> Scales =>
        [
            ScaleInput.Progress(-1.5m, 98),
            new(ScaleKind.Thresholds, RedFlag: 80, Target: 95, Stretch: 120.25m),
            new(ScaleKind.Range, LowZero: 10, Low: 20, High: 30, HighZero: 50),
            new(ScaleKind.YesNo, GoodAnswer: false),
            new(ScaleKind.Custom, Points: "80:0;95:100"),
            new(ScaleKind.None),
        ];

    [Fact]
    public void Every_kind_of_scale_has_a_row() => Assert.Equal(Enum.GetValues<ScaleKind>(), ScaleKinds.All.Select(kind => kind.Kind));

    [Fact]
    public void A_kind_that_is_none_is_refused() =>
        Refused.Because("no kind of scale, 99", () => new ScaleInput((ScaleKind)99).Compile(Bands.Default));

    [Fact]
    public void Every_property_of_a_scale_is_a_field() =>
        Assert.Equal(
            typeof(ScaleInput).GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters().Skip(1).Select(p => p.Name!).Order(),
            ScaleKinds.Fields.Select(field => field.Name).Order()
        );

    [Fact]
    public void No_two_fields_share_a_column_or_a_label() =>
        Assert.All(
            new[]
            {
                ScaleKinds.Fields.Select(field => field.Name),
                ScaleKinds.Fields.Select(field => field.Key),
                ScaleKinds.Fields.Select(field => field.Label),
            },
            names => Assert.Distinct(names)
        );

    [Theory]
    [MemberData(nameof(Scales))]
    public void What_is_written_is_read_again(ScaleInput scale)
    {
        var kind = ScaleKinds.Of(scale.Kind);
        var written = kind.Fields.Where(field => field.IsGiven(scale)).ToDictionary(field => field.Key, field => field.Text(scale)!);
        Assert.Equal(scale, new ScaleInput(scale.Kind).With(new Cells(written)));
        Assert.Equal(scale, scale.With(new Cells([])));
    }

    [Theory]
    [MemberData(nameof(Scales))]
    public void A_part_of_the_target_takes_the_other_values_along(ScaleInput scale)
    {
        var half = scale.Scaled(scale.Target / 2 ?? 0);
        Assert.Equal(scale.TakesTarget, half != scale);
        Assert.Equal(
            (scale.Target / 2, scale.Baseline / 2, scale.RedFlag / 2, scale.Stretch / 2),
            (half.Target, half.Baseline, half.RedFlag, half.Stretch)
        );
    }

    private sealed record Cells(Dictionary<string, string> Texts) : IScaleReader
    {
        public decimal? Number(string key) =>
            Text(key) is { } text ? decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

        public bool? YesNo(string key) => Text(key) is { } text ? text == "yes" : null;

        public string? Text(string key) => Texts.GetValueOrDefault(key);
    }
}
