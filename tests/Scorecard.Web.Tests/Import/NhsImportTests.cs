using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.TestData;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Import;

/// <summary>The real numbers of every emergency department in England, through the page and onto the pages.</summary>
public sealed class NhsImportTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Data = "data/nhs-ae";
    private const string March = "period=2019-03";
    private const string Year = "period=2019-03&to-date=yes";

    [SkippableFact]
    public async Task England_comes_out_as_published_and_adds_up_down_to_a_provider()
    {
        var folder = Files.Shared(Data);
        Skip.If(folder is null, $"../shared/{Data} is not here.");
        var england = new ModelBuilder("NHS", firstId: 8_001).Build();
        await app.SaveAsync(england.Model);
        await app.WriteAsync(
            england.Model.Organization.Id,
            db =>
            {
                db.Add(new Membership(app.Companies.Nobody.Id, england.Unit("ORG"), Role.Administrator));
                return Task.CompletedTask;
            }
        );
        var browser = await app.SignInAsync(app.Companies.Nobody);
        (string, byte[])[] files =
        [
            .. Directory.EnumerateFiles(folder, "*.csv").Select(f => (Path.GetFileName(f), File.ReadAllBytes(f))),
            ("organization.csv", "key,value\nfiscal_year_start,4\n"u8.ToArray()),
        ];

        var preview = await browser.SendAsync(files);
        Assert.Equal("Check, then import", preview.Heading);
        // Some providers opened, closed or moved: of 38,295 values a few dozen are far from the others of their KPI, and meant.
        Assert.InRange(preview.Document.QuerySelectorAll(".questions tbody tr").Length, 1, 100);
        var imported = await preview.Form("main form[data-import]").Type("Meant", "true").ImportAsync();
        Assert.Equal("Imported", imported.Heading);
        Assert.Contains("KPIs 1,296 0 0", imported.Words, StringComparison.Ordinal);
        Assert.Contains("Values 38,295 0 0", imported.Words, StringComparison.Ordinal);

        var kpis = await app.ReadAsync(
            england.Model.Organization.Id,
            db => db.Kpis.ToDictionaryAsync(k => k.Code, k => PublicIds.Format(k.Id))
        );
        Assert.Equal(("2,167,550 patients", "86.6%", "19.189%"), await EnglandAsync(March));
        Assert.Equal(("24,826,981 patients", "88.0%", "19.198%"), await EnglandAsync(Year));
        // Pages show one decimal more than the target has; the number itself is the published one.
        Assert.Equal((86.604, 88.013), (await ExactAsync("2019-03"), await ExactAsync("2019-03 to date")));
        var dashboard = await browser.GetAsync($"/units/{PublicIds.Format(england.Unit("ORG").Id)}?{March}");
        foreach (var figure in new[] { "2,167,550 patients", "86.6%", "19.189%" })
            Assert.Contains(figure, dashboard.Words, StringComparison.Ordinal);
        foreach (var period in new[] { March, Year })
        foreach (var code in new[] { "NHS-ENG/ATTEND", "NHS-T1/ATTEND", "NHS-T2/ATTEND", "NHS-T3/ATTEND" })
        {
            var page = await KpiAsync(code, period);
            Assert.Equal(Number(ValueOf(page)), PartsOf(page).Sum());
        }

        Assert.Equal("Nothing new", (await browser.SendAsync(files)).Heading);

        Task<double> ExactAsync(string window) =>
            app
                .Services.GetRequiredService<ScoreBookStore>()
                .ReadAsync(
                    england.Model.Organization.Id,
                    book =>
                        Math.Round(
                            book.Figure(
                                book.Model.Kpis.Single(k => k.Code == "NHS-ENG/FOURHOUR").Id,
                                new World(book.Model).Window(window)
                            ).Value,
                            3
                        )
                );

        async Task<(string, string, string)> EnglandAsync(string period) =>
            (
                ValueOf(await KpiAsync("NHS-ENG/ATTEND", period)),
                ValueOf(await KpiAsync("NHS-ENG/FOURHOUR", period)),
                ValueOf(await KpiAsync("NHS-ENG/ADMIT", period))
            );

        Task<TestPage> KpiAsync(string code, string period) => browser.GetAsync($"/kpis/{kpis[code]}?{period}");
    }

    private static string ValueOf(TestPage kpi) => kpi.Document.QuerySelector(".big")!.TextContent.Trim().Replace('\u00a0', ' ');

    private static IEnumerable<decimal> PartsOf(TestPage kpi) =>
        kpi.Document.QuerySelectorAll("section[aria-labelledby=of-h] td.sc").Select(cell => Number(cell.TextContent.Trim()));

    private static decimal Number(string shown) =>
        shown == "–" ? 0 : decimal.Parse(shown.Replace('\u00a0', ' ').Split(' ')[0], NumberStyles.Number, CultureInfo.InvariantCulture);
}
