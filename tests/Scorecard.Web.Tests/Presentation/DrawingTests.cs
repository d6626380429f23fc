using System.Globalization;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Tests.Presentation;

public class DrawingTests
{
    [Fact]
    public void A_sparkline_draws_its_values_from_left_to_right_and_marks_the_last()
    {
        var svg = new SparklineTagHelper { Values = [40, 50, 60], Tone = Tone.Watch }.Render();

        Assert.Equal("spark watch", svg.ClassName);
        Assert.Equal("3,20 41,12 79,4", svg.QuerySelector("polyline")!.GetAttribute("points"));
        Assert.Equal(("79", "4"), (svg.QuerySelector("circle")!.GetAttribute("cx"), svg.QuerySelector("circle")!.GetAttribute("cy")));
    }

    [Fact]
    public void A_sparkline_is_a_sentence_for_who_does_not_see_it_and_nothing_where_there_is_nothing()
    {
        var svg = new SparklineTagHelper { Values = [null, 40, 55.5, null] }.Render();
        Assert.Equal(("img", "Score over 4 periods, from 40.0 to 55.5."), (svg.GetAttribute("role"), svg.GetAttribute("aria-label")));
        Assert.Equal(
            "true",
            new SparklineTagHelper { Values = [null, null] }
                .Render()
                .GetAttribute("aria-hidden")
        );
    }

    [Fact]
    public void A_small_wobble_is_drawn_flat()
    {
        var svg = new SparklineTagHelper { Values = [60, 61] }.Render();

        Assert.Equal("3,13 79,11", svg.QuerySelector("polyline")!.GetAttribute("points"));
    }

    [Fact]
    public void A_gap_breaks_the_line()
    {
        var svg = new SparklineTagHelper { Values = [40, 45, null, 55, 60] }.Render();

        Assert.Equal(["3,20 22,16", "60,8 79,4"], svg.QuerySelectorAll("polyline").Select(line => line.GetAttribute("points")));
    }

    [Fact]
    public void One_value_is_a_dot()
    {
        var svg = new SparklineTagHelper { Values = [null, 50, null] }.Render();

        Assert.Equal("41,12 41,12", svg.QuerySelector("polyline")!.GetAttribute("points"));
        Assert.Equal("41", svg.QuerySelector("circle")!.GetAttribute("cx"));
    }

    public static TheoryData<double?[]> Nothing =>
        [
            [],
            [null],
            [null, null, null],
        ];

    [Theory]
    [MemberData(nameof(Nothing))]
    public void Without_values_the_drawing_keeps_its_place(double?[] values)
    {
        Assert.Empty(
            new SparklineTagHelper { Values = values }
                .Render()
                .Children
        );
        var hero = new HeroLineTagHelper
        {
            Values = values,
            Limit = 70,
            LimitLabel = "On track from 70",
        }.Render();
        Assert.Equal(["LINE", "TEXT"], hero.Children.Select(child => child.TagName.ToUpperInvariant()));
    }

    [Fact]
    public void The_words_of_the_limit_stand_where_a_line_just_above_it_does_not_cover_them()
    {
        var hero = new HeroLineTagHelper
        {
            Values = [40, 72, 72, 40, 71, 72, 72, 40],
            Limit = 70,
            LimitLabel = "On track from 70",
        }.Render();

        Assert.True(Number(hero.QuerySelector("text")!.GetAttribute("y")) > Number(hero.QuerySelector(".limit")!.GetAttribute("y1")));
    }

    [Fact]
    public void The_last_point_is_hollow_while_too_little_is_reported()
    {
        Assert.NotNull(
            new HeroLineTagHelper { Values = [50, 60], Open = true }
                .Render()
                .QuerySelector("circle.open")
        );
        Assert.Null(
            new HeroLineTagHelper { Values = [50, 60] }
                .Render()
                .QuerySelector("circle.open")
        );
    }

    [Theory]
    [InlineData(50, "10")]
    [InlineData(90, "61")]
    public void The_words_of_the_limit_stand_where_the_line_is_not(double score, string y)
    {
        var hero = new HeroLineTagHelper
        {
            Values = [score, score + 1],
            Limit = 70,
            LimitLabel = "On track from 70",
        }.Render();

        var text = hero.QuerySelector("text")!;
        Assert.Equal("On track from 70", text.TextContent);
        if (score < 70)
            Assert.Equal(y, text.GetAttribute("y"));
        else
            Assert.True(Number(text.GetAttribute("y")) > Number(hero.QuerySelector(".limit")!.GetAttribute("y1")));
    }

    [Fact]
    public void Everything_stays_inside_the_hero_drawing()
    {
        var hero = new HeroLineTagHelper { Values = [0, 100, null, 3], Limit = 70 }.Render();

        var heights = hero.QuerySelectorAll("polyline")
            .SelectMany(line => line.GetAttribute("points")!.Split(' '))
            .Select(point => Number(point.Split(',')[1]));
        Assert.All(heights, height => Assert.InRange(height, 0, 84));
    }

    [Fact]
    public void Coordinates_do_not_follow_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(
                "3,20 28.3,17.4 53.7,9.4 79,4",
                new SparklineTagHelper { Values = [40, 43.3, 53.3, 60] }
                    .Render()
                    .QuerySelector("polyline")!
                    .GetAttribute("points")
            );
            Assert.Equal(
                "66.67",
                new StackBarTagHelper { Good = 1, Watch = 2 }
                    .Render()
                    .QuerySelector(".watch")!
                    .GetAttribute("x")
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_stack_has_a_segment_for_each_status_that_occurs()
    {
        var svg = new StackBarTagHelper { Good = 2, Bad = 2 }.Render();

        Assert.Equal(
            [("good", "0", "98"), ("bad", "100", "98")],
            svg.Children.Select(part => (part.ClassName, part.GetAttribute("x"), part.GetAttribute("width")))
        );
        Assert.Empty(new StackBarTagHelper().Render().Children);
    }

    [Theory]
    [InlineData(42, 46, "42", "46")]
    [InlineData(0, 0, "0", "1")]
    [InlineData(9, 8, "8", "8")]
    public void Coverage_fills_its_track(int reported, int total, string filled, string track)
    {
        var svg = new CoverageBarTagHelper { Reported = reported, Total = total }.Render();

        Assert.Equal(filled, svg.QuerySelector(".ink")!.GetAttribute("width"));
        Assert.Equal(track, svg.QuerySelector(".track")!.GetAttribute("width"));
    }

    private static double Number(string? text) => double.Parse(text!, CultureInfo.InvariantCulture);
}
