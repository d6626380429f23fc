using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using Scorecard.TestData;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Admin;

public sealed class OrganizationSettingsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Address = "/admin/organization";

    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task What_is_set_is_saved_and_shown_in_the_persons_language()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator, "de-DE");
        var before = await FindAsync();

        var done = await (await browser.GetAsync(Address))
            .Form()
            .Type("Input.TimeZone", " Europe/Amsterdam ")
            .Type("Input.FiscalYearStart", "4")
            .Type("Input.AmberFrom", "45,5")
            .Type("Input.MinimumCoverage", "62,5 %")
            .Type("Input.SignalRules", "Nhs")
            .Type("Input.LimitVariant", "Median")
            .SubmitAsync();

        var after = await FindAsync();
        Assert.Equal(("/admin", "Acme is saved."), (done.Path, done.Message));
        Assert.Equal(
            ("Europe/Amsterdam", 4, 45.5, 0.625, before.GreenFrom),
            (after.TimeZone, after.FiscalYearStart, after.AmberFrom, after.MinimumCoverage, after.GreenFrom)
        );
        Assert.Equal((RuleSet.Nhs, LimitVariant.Median), (after.SignalRules, after.LimitVariant));
        Assert.Contains("or 7 that each rise or each fall. Limits are drawn from medians.", done.Words, StringComparison.Ordinal);
        Assert.Contains("The fiscal year starts in April, the time zone is Europe/Amsterdam.", done.Words, StringComparison.Ordinal);
        var form = (await browser.GetAsync(Address)).Form();
        Assert.Equal(("45,5", "62,5"), (form["Input.AmberFrom"], form["Input.MinimumCoverage"]));
        await app.WriteAsync(
            Acme,
            async db =>
            {
                var organization = await db.Organizations.SingleAsync();
                organization.StartFiscalYearIn(1, hasFiscalValues: false);
                organization.SetBands(40, 70);
                organization.SetMinimumCoverage(0.5);
                organization.CallSignals(RuleSet.Wheeler, LimitVariant.Mean);
            }
        );
    }

    [Theory]
    [InlineData("Input.Name", "", "Write a name, 1 to 200 characters")]
    [InlineData("Input.TimeZone", "", "There is no such time zone")]
    [InlineData("Input.TimeZone", "Mars/Olympus", "There is no such time zone. Choose one such as Europe/Amsterdam")]
    [InlineData("Input.TimeZone", "../etc/passwd", "There is no such time zone")]
    [InlineData("Input.FiscalYearStart", "13", "Choose a month")]
    [InlineData("Input.SignalRules", "Chance", "“Chance” does not fit here")]
    [InlineData("Input.LimitVariant", "7", "“7” does not fit here")]
    [InlineData("Input.AmberFrom", "80", "on track above watch")]
    [InlineData("Input.AmberFrom", "low", "Digits only")]
    [InlineData("Input.GreenFrom", "101", "Write a score from 0 to 100")]
    [InlineData("Input.GreenFrom", "", "Write a score from 0 to 100")]
    [InlineData("Input.MinimumCoverage", "-1", "Write a percentage from 0 to 100")]
    public async Task What_does_not_fit_is_said_and_what_was_typed_stays(string box, string text, string problem)
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var version = (await FindAsync()).Version;

        var page = await (await browser.GetAsync(Address)).Form().Type(box, text).SubmitAsync();

        Assert.Contains(problem, page.Problems, StringComparison.Ordinal);
        if (box is not ("Input.FiscalYearStart" or "Input.SignalRules" or "Input.LimitVariant"))
            Assert.Equal(text, page.Form()[box]);
        Assert.Equal(version, (await FindAsync()).Version);
    }

    [Fact]
    public async Task The_second_to_save_sees_both_versions_and_decides()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var mine = (await browser.GetAsync(Address)).Form().Type("Input.GreenFrom", "75");
        await app.WriteAsync(Acme, async db => (await db.Organizations.SingleAsync()).SetBands(40, 90));

        var conflict = await mine.SubmitAsync();

        Assert.Contains("Someone else saved this while you were editing", conflict.Problems, StringComparison.Ordinal);
        Assert.Contains("On track from 75 90", conflict.Words, StringComparison.Ordinal);
        Assert.Equal(90, (await FindAsync()).GreenFrom);
        await conflict.Form().Type("Input.GreenFrom", "70").SubmitAsync();
        Assert.Equal(70, (await FindAsync()).GreenFrom);
    }

    [Fact]
    public async Task Changed_bands_change_the_status_and_the_scores_of_thresholds_scales()
    {
        var (browser, world) = await OwnCompanyAsync("Bandit", 60_001);
        var unit = $"/units/{PublicIds.Format(world.Unit("ORG").Id)}?period=2026-10";
        Assert.Contains("55.0 of 100 Watch", (await browser.GetAsync(unit)).Words, StringComparison.Ordinal);
        var page = await browser.GetAsync(Address);
        Assert.Contains(
            "Scores of KPIs with a Thresholds scale move too, and what they roll up into: 1 KPI here earns",
            page.Words,
            StringComparison.Ordinal
        );

        await page.Form().Type("Input.AmberFrom", "70").Type("Input.GreenFrom", "80").SubmitAsync();

        Assert.Contains("75.0 of 100 Watch", (await browser.GetAsync(unit)).Words, StringComparison.Ordinal);
        await (await browser.GetAsync(Address)).Form().Type("Input.AmberFrom", "10").Type("Input.GreenFrom", "20").SubmitAsync();
        Assert.Contains("15.0 of 100 Watch", (await browser.GetAsync(unit)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Currency_and_the_name_of_the_fiscal_year_are_set_and_a_wrong_currency_marks_its_box()
    {
        var (browser, world) = await OwnCompanyAsync("Monetary", 63_001);

        var refused = await (await browser.GetAsync(Address)).Form().Type("Input.Currency", "€").SubmitAsync();
        Assert.Contains("“€” is not a currency. Write its three letters", refused.Problems, StringComparison.Ordinal);
        Assert.Equal("true", refused.Document.QuerySelector("[name='Input.Currency']")!.GetAttribute("aria-invalid"));
        var done = await refused.Form().Type("Input.Currency", "gbp").Type("Input.FiscalYearNaming", "End").SubmitAsync();

        Assert.Contains("Money is in GBP.", done.Words, StringComparison.Ordinal);
        var after = await app.ReadAsync(world.Model.Organization.Id, db => db.Organizations.AsNoTracking().SingleAsync());
        Assert.Equal(("GBP", FiscalYearNaming.End), (after.Currency, after.FiscalYearNamedBy));
    }

    [Fact]
    public async Task Changed_bands_colour_the_same_score_anew()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        await app.RecordAsync(app.Companies.Acme.Kpi("ON-TIME"), "2026-10", 94);
        var unit = $"/units/{PublicIds.Format(app.Companies.Acme.Unit("OPS").Id)}?period=2026-10";
        Assert.Contains("50.0 of 100 Watch", (await browser.GetAsync(unit)).Words, StringComparison.Ordinal);

        await (await browser.GetAsync(Address)).Form().Type("Input.AmberFrom", "60").Type("Input.GreenFrom", "80").SubmitAsync();

        Assert.Contains("50.0 of 100 Off track", (await browser.GetAsync(unit)).Words, StringComparison.Ordinal);
        await app.WriteAsync(Acme, async db => (await db.Organizations.SingleAsync()).SetBands(40, 70));
    }

    [Fact]
    public async Task The_fiscal_year_stays_once_a_quarter_is_recorded()
    {
        var (browser, world) = await OwnCompanyAsync("Quarterly", 61_001);
        await app.RecordAsync(world.Kpi("QUARTERLY"), "2026-Q3", 5);

        var refused = await (await browser.GetAsync(Address))
            .Form()
            .Type("Input.FiscalYearStart", "4")
            .Type("Input.Name", "Quartered")
            .SubmitAsync();

        Assert.Contains(
            "already recorded for the present fiscal year. Its start can no longer move",
            refused.Problems,
            StringComparison.Ordinal
        );
        var year = refused.Document.QuerySelector("select#Input_FiscalYearStart")!;
        Assert.True(year.HasAttribute("disabled"));
        Assert.Contains("It stays: values of quarters, half-years or years are recorded for it.", refused.Words, StringComparison.Ordinal);
        Assert.Equal(("4", "Quartered"), (refused.Form()["Input.FiscalYearStart"], refused.Form()["Input.Name"]));
        await refused.Form().Type("Input.FiscalYearStart", "1").SubmitAsync();
        Assert.Equal("Quartered", (await app.ReadAsync(world.Model.Organization.Id, db => db.Organizations.SingleAsync())).Name);
    }

    /// <summary>An organization with a KPI half-way between red flag and target, and one by quarter; run by someone of its own.</summary>
    private async Task<(TestBrowser Browser, World World)> OwnCompanyAsync(string name, long firstId)
    {
        var builder = new ModelBuilder(name, firstId)
            .Kpi("DELIGHT", scale: new ScaleInput(ScaleKind.Thresholds, RedFlag: 6, Target: 8))
            .Kpi("QUARTERLY", weight: 0, frequency: Frequency.Quarter);
        var world = builder.Build();
        await app.SaveAsync(world.Model);
        var person = await app.AddAsync(
            new Person(firstId + 900, $"{name} Boss", $"{name}@example.com"),
            world.Unit("ORG"),
            Domain.Access.Role.Administrator
        );
        await app.RecordAsync(world.Kpi("DELIGHT"), "2026-10", 7);
        return (await app.SignInAsync(person), world);
    }

    private Task<Organization> FindAsync() => app.ReadAsync(Acme, db => db.Organizations.AsNoTracking().SingleAsync());
}
