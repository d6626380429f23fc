using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;

namespace Scorecard.Web.Tests.Dated;

/// <summary>Months that are none, that close a circle, or that end something before it begins: a sentence, and what was typed stays.</summary>
public sealed class OddMonthTests(ScoredCompany company) : IClassFixture<ScoredCompany>
{
    private static string Circle(string first, string last) => $"From {first} to {last}: These contributions form a circle: ";

    [Theory]
    [InlineData("unit", "soon")]
    [InlineData("unit", "2026-07-14")]
    [InlineData("kpi", "2026-00")]
    [InlineData("perspective", "31/12/2026")]
    [InlineData("link", "-1")]
    [InlineData("link", "July")]
    public async Task Each_form_refuses_what_is_no_month_and_saves_nothing(string form, string from)
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var page = await browser.GetAsync(await AddressAsync(form));
        var (box, typed) = form switch
        {
            "unit" => ("Input.ParentId", ScoredCompany.Id(company.World.Unit("EMPTY").Id)),
            "kpi" => ("Input.RollUpWeight", "3"),
            "perspective" => ("Input.Weight", "7"),
            _ => ("Input.ToId", ScoredCompany.Id(company.World.Objective("KEEP35").Id)),
        };
        var before = await SavedAsync();

        var refused = await page.Form(form == "link" ? "#add" : "main form").Type(box, typed).Type("When.From", from).SubmitAsync();

        Assert.Contains($"“{from}” is no month. Write one such as 2026-11, or “always”.", refused.Problems, StringComparison.Ordinal);
        var again = refused.Form(form == "link" ? "#add" : "main form");
        Assert.Equal((from, typed), (again["When.From"], again[box]));
        Assert.Equal(before, await SavedAsync());
    }

    [Fact]
    public async Task A_circle_that_exists_in_some_months_only_is_refused_with_them_and_taken_where_it_is_none()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        Assert.Equal(
            "KEEP01 now supports DRIVE. It holds from August 2026 on.",
            (await AddAsync(browser, "KEEP01", "DRIVE", "2026-08")).Message
        );
        var page = await browser.GetAsync(LinksOf("KEEP01"));
        for (var time = 0; time < 2; time++)
            page = await page.Form($"form:has(#w-{ScoredCompany.Id(company.World.Objective("DRIVE").Id)})")
                .Type("When.From", "2026-10")
                .SubmitTo("?handler=Remove");
        Assert.Contains("The link to DRIVE is removed.", page.Words, StringComparison.Ordinal);

        var refused = await AddAsync(browser, "DRIVE", "KEEP01", "2026-09");
        Assert.Contains(Circle("2026-09", "2026-09"), refused.Problems, StringComparison.Ordinal);
        Assert.Equal("2026-09", refused.Form("#add")["When.From"]);
        var whole = await AddAsync(browser, "DRIVE", "KEEP01", "always");
        Assert.Contains(Circle("2026-08", "2026-09"), whole.Problems, StringComparison.Ordinal);

        var taken = await AddAsync(browser, "DRIVE", "KEEP01", "2026-10");
        Assert.Equal("DRIVE now supports KEEP01. It holds from October 2026 on.", taken.Message);
    }

    [Fact]
    public async Task A_link_that_was_given_up_for_months_that_are_over_is_put_back_for_all_of_them()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var before = await SavedAsync();
        var page = await browser.GetAsync(LinksOf("RUN"));
        var row = $"form:has(#w-{ScoredCompany.Id(company.World.Objective("SERVE").Id)})";
        var shown = await page.Form(row).Type("When.From", "2026-05").SubmitTo("?handler=Remove");
        Assert.Contains("Choose Remove once more to do it.", shown.Words, StringComparison.Ordinal);
        var removed = await shown.Form(row).SubmitTo("?handler=Remove");
        Assert.NotEqual(before, await SavedAsync());

        await removed.Form("form.notice").SubmitAsync();

        Assert.Equal(before, await SavedAsync());
    }

    [Fact]
    public async Task A_KPI_does_not_end_before_it_begins()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var edit = company.KpiPath("DELIGHT") + "/edit";

        var refused = await (await browser.GetAsync(edit)).Form().Type("Input.ClosedFrom", "2024-12-01").SubmitAsync();

        Assert.Contains(
            "KPI “DELIGHT” begins on 2025-01-01, so it cannot be closed from 2024-12-01 on. Choose a later day,",
            refused.Problems,
            StringComparison.Ordinal
        );
        Assert.Equal("2024-12-01", refused.Form()["Input.ClosedFrom"]);
    }

    private string LinksOf(string objective) => company.ObjectivePath(objective) + "/contributions";

    /// <summary>Adds a link, and once more where it shows first what it moves.</summary>
    private async Task<TestPage> AddAsync(TestBrowser browser, string from, string to, string month)
    {
        var form = (await browser.GetAsync(LinksOf(from))).Form("#add");
        var sent = await form.Type("Input.ToId", ScoredCompany.Id(company.World.Objective(to).Id)).Type("When.From", month).SubmitAsync();
        return sent.Words.Contains("Choose Add link once more to do it.", StringComparison.Ordinal)
            ? await sent.Form("#add").SubmitAsync()
            : sent;
    }

    private async Task<string> AddressAsync(string form) =>
        form switch
        {
            "unit" => company.UnitPath("YARD35") + "/edit",
            "kpi" => company.KpiPath("COST-OPS") + "/edit",
            "link" => LinksOf("KEEP34"),
            _ => "/admin/perspectives/"
                + await company.App.ReadAsync(
                    company.World.Model.Organization.Id,
                    async db => PublicIds.Format((await db.Perspectives.OrderBy(p => p.Id).FirstAsync()).Id)
                ),
        };

    /// <summary>The structure as it is saved, and as it was earlier.</summary>
    private Task<string> SavedAsync() =>
        company.App.ReadAsync(
            company.World.Model.Organization.Id,
            async db =>
                string.Join(
                    '\n',
                    [
                        .. (await db.Units.OrderBy(u => u.Id).ToListAsync()).Select(u => $"{u.Id} {u.ParentId}"),
                        .. (await db.Contributions.OrderBy(c => c.FromId).ThenBy(c => c.ToId).ToListAsync()).Select(c =>
                            $"{c.FromId} {c.ToId} {c.Weight}"
                        ),
                        .. (await db.Perspectives.OrderBy(p => p.Id).ToListAsync()).Select(p => $"{p.Id} {p.Weight}"),
                        .. (await db.Kpis.OrderBy(k => k.Id).ToListAsync()).Select(k => $"{k.Id} {k.ParentId} {k.RollUpWeight}"),
                        .. (await db.EarlierTerms.OrderBy(e => e.SubjectId).ThenBy(e => e.Until).ToListAsync()).Select(e =>
                            $"{e.Of} {e.SubjectId} {e.Until}"
                        ),
                    ]
                )
        );
}
