using AngleSharp.Dom;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Tests.Presentation;

public class TagHelperTests
{
    [Theory]
    [InlineData(Tone.Good, "mk good", "On track", "/lib/icons.svg#s-good")]
    [InlineData(Tone.Watch, "mk watch", "Watch", "/lib/icons.svg#s-watch")]
    [InlineData(Tone.Bad, "mk bad", "Off track", "/lib/icons.svg#s-bad")]
    [InlineData(Tone.None, "mk none", "No data", "/lib/icons.svg#s-none")]
    public void A_mark_has_colour_shape_and_word(Tone tone, string classes, string word, string shape)
    {
        var mark = new StatusMarkTagHelper { ViewContext = Rendering.View(), Tone = tone }.Render();

        Assert.Equal((classes, word, "img"), (mark.ClassName, mark.GetAttribute("aria-label"), mark.GetAttribute("role")));
        Assert.Equal(shape, mark.QuerySelector("use")!.GetAttribute("href"));
    }

    [Fact]
    public void A_mark_beside_its_word_is_not_read_twice()
    {
        var mark = new StatusMarkTagHelper
        {
            ViewContext = Rendering.View(),
            Tone = Tone.Good,
            Decorative = true,
        }.Render();

        Assert.Equal("true", mark.GetAttribute("aria-hidden"));
        Assert.False(mark.HasAttribute("aria-label"));
    }

    [Fact]
    public void A_pill_says_why_there_is_no_status()
    {
        var pill = new StatusPillTagHelper { ViewContext = Rendering.View(), Word = "Too little reported" }.Render();

        Assert.Equal("Too little reported", pill.TextContent);
        Assert.NotNull(pill.QuerySelector("svg.mk.none[aria-hidden=true]"));
    }

    [Fact]
    public void A_page_may_add_classes_and_words_are_encoded()
    {
        var icon = new IconTagHelper
        {
            ViewContext = Rendering.View(),
            Name = "sun",
            Small = true,
        }.Render(new TagHelperAttribute("class", "d-l"));
        var pill = new StatusPillTagHelper { ViewContext = Rendering.View(), Word = "<b>" }.Render();

        Assert.Equal("ic sm d-l", icon.ClassName);
        Assert.Equal("<b>", pill.TextContent);
    }

    [Fact]
    public void The_sprite_is_found_under_a_path_base()
    {
        var view = Rendering.View();
        view.HttpContext.Request.PathBase = "/scores";

        Assert.Equal(
            "/scores/lib/icons.svg#sun",
            new IconTagHelper { ViewContext = view, Name = "sun" }
                .Render()
                .QuerySelector("use")!
                .GetAttribute("href")
        );
    }

    [Fact]
    public void Nothing_carries_a_style_attribute()
    {
        var view = Rendering.View();
        TagHelper[] helpers =
        [
            new IconTagHelper { ViewContext = view, Name = "sun" },
            new StatusMarkTagHelper { ViewContext = view, Tone = Tone.Bad },
            new StatusPillTagHelper { ViewContext = view, Tone = Tone.Bad },
            new SparklineTagHelper { Values = [1, null, 2, 3] },
            new HeroLineTagHelper { Values = [1, null, 2, 3], LimitLabel = "On track from 70" },
            new StackBarTagHelper
            {
                Good = 1,
                Watch = 1,
                Bad = 1,
                None = 1,
            },
            new CoverageBarTagHelper { Reported = 1, Total = 2 },
        ];

        var all = helpers.Select(helper => helper.Render()).SelectMany(element => element.DescendantsAndSelf<IElement>());
        Assert.DoesNotContain(all, element => element.HasAttribute("style"));
    }
}
