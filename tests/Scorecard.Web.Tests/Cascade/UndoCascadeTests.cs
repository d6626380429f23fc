using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Web.Tests.Cascade;

/// <summary>A cascade can be undone from where one comes back to it, as long as nothing is built on it.</summary>
public sealed class UndoCascadeTests : IAsyncLifetime
{
    private const string Journal = "/admin/changes";

    private TestApp App { get; } = new();

    private TestBrowser Browser { get; set; } = null!;

    private string Grow => $"/objectives/{PublicIds.Format(App.Companies.Acme.Objective("GROW").Id)}";

    private long Acme => App.Companies.Acme.Model.Organization.Id;

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
        Browser = await App.SignInAsync(App.Companies.Administrator);
        var page = await Browser.GetAsync($"{Grow}/cascade");
        var operations = page.Document.QuerySelector($"input[value='{PublicIds.Format(App.Companies.Acme.Unit("OPS").Id)}']")!;
        await page.Form("form.col")
            .Type(operations.GetAttribute("name")!.Replace(".Id", ".As", StringComparison.Ordinal), "Identical")
            .SubmitAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    [Theory]
    [InlineData("objective")]
    [InlineData("cascade")]
    [InlineData("journal")]
    public async Task It_is_undone_from_there(string from)
    {
        var page = await Browser.GetAsync(
            from switch
            {
                "objective" => Grow,
                "cascade" => $"{Grow}/cascade",
                _ => Journal,
            }
        );

        var undone = await page.Form("form[action*='handler=Undo']").SubmitAsync();

        Assert.Contains("The cascade is undone", undone.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CopiesAsync());
        foreach (var path in new[] { Grow, $"{Grow}/cascade", Journal })
            Assert.False(CanUndo(await Browser.GetAsync(path)), path);
    }

    [Fact]
    public async Task Once_something_is_built_on_it_it_is_refused_with_the_reason()
    {
        var journal = await Browser.GetAsync(Journal);
        await App.WriteAsync(
            Acme,
            async db =>
            {
                var copy = await db.Kpis.SingleAsync(k => k.SourceId != null);
                copy.Define(new KpiDefinition(new(2026, 1, 1), copy.Latest.Scale, 1));
            }
        );
        var kpi = await App.ReadAsync(Acme, db => db.Kpis.SingleAsync(k => k.SourceId != null));
        await App.RecordAsync(kpi, "2026-10", 5);

        var refused = await journal.Form("form[action*='handler=Undo']").SubmitAsync();

        Assert.Contains("Values, KPIs or links were added to it since", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(1, await CopiesAsync());
        Assert.False(CanUndo(await Browser.GetAsync(Grow)));
    }

    [Fact]
    public async Task Where_a_month_was_closed_since_it_asks_for_the_reason()
    {
        var page = await Browser.GetAsync($"{Grow}/cascade");
        var closing = new Closing(90_901, Acme, new(Frequency.Month, new(2026, 11, 1)), TestApp.Now.UtcDateTime, null, 1, 0);
        var books = App.Services.GetRequiredService<ScoreBookStore>();
        var shown = await books.ReadAsync(Acme, book => FrozenScores.Of(book, new(Frequency.Month, closing.Month)).ToBytes());
        await App.WriteAsync(
            Acme,
            db =>
            {
                db.AddRange(closing, new ClosingScores(closing, shown));
                return Task.CompletedTask;
            }
        );

        var refused = await page.Form("form[action*='handler=Undo']").SubmitAsync();

        Assert.Contains("Give the reason for the restatement", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(1, await CopiesAsync());
        var undone = await refused.Form("form[action*='handler=Undo']").Type("Restating", "Cascaded by mistake").SubmitAsync();
        Assert.Contains("The cascade is undone", undone.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CopiesAsync());
    }

    [Fact]
    public async Task Who_may_not_edit_the_unit_is_not_offered_it()
    {
        Assert.False(CanUndo(await (await App.SignInAsync(App.Companies.SalesManager)).GetAsync(Grow)));
        Assert.False(CanUndo(await (await App.SignInAsync(App.Companies.Viewer)).GetAsync(Grow)));
        Assert.True(CanUndo(await (await App.SignInAsync(App.Companies.OpsManager)).GetAsync(Grow)));
    }

    private static bool CanUndo(TestPage page) => page.Document.QuerySelector("form[action*='handler=Undo']") is not null;

    private Task<int> CopiesAsync() => App.ReadAsync(Acme, db => db.Objectives.CountAsync(o => o.SourceId != null));
}
