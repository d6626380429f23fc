using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;

namespace Scorecard.Web.Tests.Objectives;

public sealed class ContributionEditingTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task A_link_is_added_changed_removed_and_put_back()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);
        var page = $"/objectives/{Id("SELL")}/contributions";

        var added = await (await browser.GetAsync(page))
            .Form("#add")
            .Type("Input.ToId", Id("DELIGHT"))
            .Type("Input.Weight", "2,5")
            .SubmitAsync();
        Assert.Equal("SELL now supports DELIGHT. It holds from November 2026 on.", added.Message);
        Assert.Equal((2.5m, true), await LinkAsync("SELL", "DELIGHT"));

        var row = $"form:has(#w-{Id("DELIGHT")})";
        var changed = await added.Form(row).Type("Input.Weight", "4").Type("Input.Counts", "false").SubmitAsync();
        Assert.Equal((4m, false), await LinkAsync("SELL", "DELIGHT"));

        var removed = await changed.Form(row).SubmitTo("?handler=Remove");
        Assert.Null(await LinkAsync("SELL", "DELIGHT"));
        Assert.Contains("The link to DELIGHT is removed", removed.Words, StringComparison.Ordinal);

        await removed.Form("form.notice").SubmitAsync();
        Assert.Equal((4m, false), await LinkAsync("SELL", "DELIGHT"));
    }

    [Theory]
    [InlineData(
        "VISIT",
        "GROW",
        "“VISIT” is in tier 3, so it can support objectives in tier 2 or in another unit of tier 3; “GROW” is in tier 1"
    )]
    [InlineData("VISIT", "VISIT", "An objective cannot contribute to itself")]
    [InlineData("VISIT", "SELL", "“VISIT” already supports “SELL”")]
    [InlineData("VISIT", "INVENT", "The objective that you chose is not there or not open to you")]
    [InlineData("VISIT", "CALL", "A weight is 0 or more", "-1")]
    [InlineData("VISIT", "", "Choose the objective that this one supports")]
    public async Task A_link_that_does_not_fit_is_refused(string from, string to, string problem, string weight = "1")
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);

        var page = await (await browser.GetAsync($"/objectives/{Id(from)}/contributions"))
            .Form("#add")
            .Type("Input.ToId", to.Length > 0 ? [Id(to)] : [])
            .Type("Input.Weight", weight)
            .SubmitAsync();

        Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
        Assert.Equal(weight, page.Form("#add")["Input.Weight"]);
    }

    [Fact]
    public async Task A_circle_is_refused_with_its_path()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);
        await AddAsync(browser, "VISIT", "CALL");

        var refused = await AddAsync(browser, "CALL", "VISIT");

        Assert.Contains(
            "This link would close a circle: CALL → VISIT → CALL. Remove one of its links first.",
            refused.Problems,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_people_cannot_close_a_circle_with_a_half_each()
    {
        var (head, administrator) = (await app.SignInAsync(app.Companies.SalesManager), await app.SignInAsync(app.Companies.Administrator));
        var halves = new[]
        {
            (await head.GetAsync($"/objectives/{Id("SELL")}/contributions")).Form("#add").Type("Input.ToId", Id("RUN")),
            (await administrator.GetAsync($"/objectives/{Id("RUN")}/contributions")).Form("#add").Type("Input.ToId", Id("SELL")),
        };

        var answers = await Task.WhenAll(halves.Select(half => half.SubmitAsync()));

        Assert.Single(answers, answer => answer.Problems.Contains("would close a circle", StringComparison.Ordinal));
        Assert.Single(new[] { await LinkAsync("SELL", "RUN"), await LinkAsync("RUN", "SELL") }, link => link is not null);
    }

    [Fact]
    public async Task A_stale_weight_does_not_overwrite_a_newer_one()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var mine = (await browser.GetAsync($"/objectives/{Id("RUN")}/contributions"))
            .Form($"form:has(#w-{Id("DELIGHT")})")
            .Type("Input.Weight", "7");
        await app.WriteAsync(Acme, async db => (await LinksAsync(db, "RUN", "DELIGHT").SingleAsync()).Change(5, true));

        var conflict = await mine.SubmitAsync();

        Assert.Contains("Someone else saved this", conflict.Problems, StringComparison.Ordinal);
        Assert.Equal((5m, true), await LinkAsync("RUN", "DELIGHT"));
    }

    [Fact]
    public async Task Private_objectives_are_neither_named_nor_offered()
    {
        var page = await (await app.SignInAsync(app.Companies.SalesManager)).GetAsync($"/objectives/{Id("SELL")}/contributions");

        Assert.DoesNotContain("INVENT", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("LAB", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELL", HttpStatusCode.OK)]
    [InlineData("GROW", HttpStatusCode.Forbidden)]
    [InlineData("INVENT", HttpStatusCode.NotFound)]
    public async Task A_manager_links_what_is_the_managers(string objective, HttpStatusCode status) =>
        Assert.Equal(
            status,
            (await (await app.SignInAsync(app.Companies.SalesManager)).GetAsync($"/objectives/{Id(objective)}/contributions")).Status
        );

    private async Task<TestPage> AddAsync(TestBrowser browser, string from, string to) =>
        await (await browser.GetAsync($"/objectives/{Id(from)}/contributions")).Form("#add").Type("Input.ToId", Id(to)).SubmitAsync();

    private string Id(string code) => PublicIds.Format(app.Companies.Acme.Objective(code).Id);

    private IQueryable<Contribution> LinksAsync(ScorecardDbContext db, string from, string to)
    {
        var (fromId, toId) = (app.Companies.Acme.Objective(from).Id, app.Companies.Acme.Objective(to).Id);
        return db.Contributions.Where(c => c.FromId == fromId && c.ToId == toId);
    }

    private async Task<(decimal, bool)?> LinkAsync(string from, string to) =>
        await app.ReadAsync(Acme, db => LinksAsync(db, from, to).AsNoTracking().SingleOrDefaultAsync()) is { } link
            ? (link.Weight, link.Counts)
            : null;
}
