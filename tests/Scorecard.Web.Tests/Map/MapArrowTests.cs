using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Objectives;

namespace Scorecard.Web.Tests.Map;

public sealed class MapArrowTests(TestApp app) : MapPageTests(app)
{
    [Fact]
    public async Task An_arrow_is_drawn_changed_removed_and_put_back()
    {
        var (cause, effect) = await TwoAsync("SALES");
        var browser = await App.SignInAsync(App.Companies.SalesManager);

        var drawn = await (await browser.GetAsync(Map("SALES") + "?edit=yes"))
            .Form("#draw")
            .Type("Input.CauseId", Id(cause))
            .Type("Input.EffectId", Id(effect))
            .Type("Input.Lag", "3")
            .Type("Input.Raises", "false")
            .Type("Input.Note", "So they say")
            .SubmitAsync();
        Assert.Equal($"{cause.Name} now drives {effect.Name}.", drawn.Message);
        Assert.Equal((3, false, "So they say"), await LinkAsync(cause, effect));
        Assert.Equal("lowers +3 mo", drawn.Document.QuerySelector(".smap .plate text")!.TextContent);
        Assert.NotNull(drawn.Document.QuerySelector($".smap .e.wait[data-from='{Id(cause)}'][data-to='{Id(effect)}']"));
        Assert.Contains("Not yet testable", drawn.Words, StringComparison.Ordinal);
        Assert.Contains("after 3 months", drawn.Words, StringComparison.Ordinal);

        var form = (
            await browser.GetAsync(Map("SALES") + drawn.Document.QuerySelector("[data-links] a[href*='change=']")!.GetAttribute("href"))
        ).Form("#change");
        Assert.Equal(("3", "false", "So they say"), (form["Input.Lag"], form["Input.Raises"], form["Input.Note"]));
        var changed = await form.Type("Input.Lag", "0").Type("Input.Raises", "true").SubmitAsync();
        Assert.Equal((0, true, "So they say"), await LinkAsync(cause, effect));

        var removed = await changed.Form("[data-links] form").SubmitAsync();
        Assert.Null(await LinkAsync(cause, effect));
        Assert.Contains("is removed", removed.Words, StringComparison.Ordinal);

        await removed.Form("form.notice").SubmitAsync();
        Assert.Equal((0, true, "So they say"), await LinkAsync(cause, effect));
    }

    [Theory]
    [InlineData("SELL", "SELL", "1", "Nothing is its own cause. Choose another effect.")]
    [InlineData("SELL", "", "1", "Choose what is driven")]
    [InlineData("SELL", "GROW", "61", "Write a whole number from 0 to 60")]
    [InlineData("SELL", "GROW", "soon", "Write a whole number from 0 to 60")]
    [InlineData("SELL", "INVENT", "1", "What you chose is not there or not open to you, or neither belongs to this unit")]
    [InlineData("GROW", "DELIGHT", "1", "What you chose is not there or not open to you, or neither belongs to this unit")]
    [InlineData("SELL", "REVENUE", "1", "What you chose is not there or not open to you, or neither belongs to this unit")]
    public async Task An_arrow_that_does_not_fit_is_refused_and_what_was_typed_is_kept(
        string cause,
        string effect,
        string lag,
        string problem
    )
    {
        var browser = await App.SignInAsync(App.Companies.SalesManager);

        var page = await (await browser.GetAsync(Map("SALES") + "?edit=yes"))
            .Form("#draw")
            .Type("Input.CauseId", Id(cause))
            .Type("Input.EffectId", effect.Length > 0 ? [Id(effect)] : [])
            .Type("Input.Lag", lag)
            .Type("Input.Note", "Kept")
            .SubmitAsync();

        Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
        Assert.Equal((lag, "Kept"), (page.Form("#draw")["Input.Lag"], page.Form("#draw")["Input.Note"]));
    }

    [Fact]
    public async Task The_same_arrow_twice_is_refused_and_the_way_back_is_a_circle_that_is_named()
    {
        var (cause, effect) = await TwoAsync("OPS");
        var browser = await App.SignInAsync(App.Companies.OpsManager);
        await DrawAsync(browser, "OPS", cause, effect);

        var twice = await DrawAsync(browser, "OPS", cause, effect);
        Assert.Contains(
            $"“{cause.Name}” already drives “{effect.Name}”. Change that link instead.",
            twice.Problems,
            StringComparison.Ordinal
        );

        var back = await DrawAsync(browser, "OPS", effect, cause);
        Assert.Empty(back.Problems.Trim());
        Assert.Contains("goes round in a circle", back.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_arrow_does_not_overwrite_a_newer_one()
    {
        var (cause, effect) = await TwoAsync("PLANT");
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var drawn = await DrawAsync(browser, "PLANT", cause, effect);
        var mine = (
            await browser.GetAsync(Map("PLANT") + drawn.Document.QuerySelector("[data-links] a[href*='change=']")!.GetAttribute("href"))
        )
            .Form("#change")
            .Type("Input.Lag", "7");
        await App.WriteAsync(
            Acme,
            async db =>
                (await db.Causes.SingleAsync(l => l.CauseObjectiveId == cause.Id && l.EffectObjectiveId == effect.Id)).Change(
                    5,
                    true,
                    "Theirs"
                )
        );

        var conflict = await mine.SubmitAsync();

        Assert.Contains("Someone else saved this", conflict.Problems, StringComparison.Ordinal);
        Assert.Equal("7", conflict.Form("#change")["Input.Lag"]);
        Assert.Contains("Theirs", conflict.Words, StringComparison.Ordinal);
        Assert.Equal(5, (await LinkAsync(cause, effect))!.Value.Lag);
        await conflict.Form("#change").SubmitAsync();
        Assert.Equal(7, (await LinkAsync(cause, effect))!.Value.Lag);
    }

    private async Task<(int Lag, bool Raises, string? Note)?> LinkAsync(Objective cause, Objective effect) =>
        await App.ReadAsync(
            Acme,
            db => db.Causes.AsNoTracking().SingleOrDefaultAsync(l => l.CauseObjectiveId == cause.Id && l.EffectObjectiveId == effect.Id)
        )
            is { } link
            ? (link.Lag, link.Raises, link.Note)
            : null;
}
