using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using static Scorecard.Web.Tests.Import.ImportSender;

namespace Scorecard.Web.Tests.Import;

public sealed class ImportPageTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

    private long Globex => app.Companies.Globex.Model.Organization.Id;

    [Fact]
    public async Task Files_are_previewed_then_imported_whole_and_bring_nothing_new_the_second_time()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var (before, theirs) = (await SequenceAsync(Acme), await ContentAsync(Globex));

        var preview = await browser.SendAsync(Values, ImportSender.Kpis, ImportSender.Units, ImportSender.Objectives);

        Assert.Equal("Check, then import", preview.Heading);
        Assert.Contains("Nothing has been written yet", preview.Words, StringComparison.Ordinal);
        Assert.Contains("Units 1 0 1", preview.Words, StringComparison.Ordinal);
        Assert.Contains("Values 2 0 0", preview.Words, StringComparison.Ordinal);
        Assert.Equal(before, await SequenceAsync(Acme));
        Assert.False(await app.ReadAsync(Acme, db => db.Units.AnyAsync(u => u.Code == "EAST")));

        var imported = await preview.Form().ImportAsync();

        Assert.Equal("Imported", imported.Heading);
        Assert.Equal(before + 1, await SequenceAsync(Acme));
        var line = Assert.Single(
            await app.ReadAsync(Acme, db => db.Changes.Where(c => c.Sequence == before + 1 && c.Subject == Subject.Import).ToListAsync())
        );
        Assert.Equal(
            ((long?)app.Companies.Administrator.Id, true),
            (line.By, line.To!.Contains("values: 2 added", StringComparison.Ordinal))
        );
        var east = await app.ReadAsync(Acme, db => db.Units.SingleAsync(u => u.Code == "EAST"));
        var dashboard = await browser.GetAsync($"/units/{PublicIds.Format(east.Id)}?period=2026-10");
        Assert.Contains("8 shops", dashboard.Words, StringComparison.Ordinal);

        var again = await browser.SendAsync(Values, ImportSender.Kpis, ImportSender.Units, ImportSender.Objectives);

        Assert.Equal("Nothing new", again.Heading);
        Assert.Contains("Acme has all of this already. Nothing was changed.", again.Words, StringComparison.Ordinal);
        Assert.Contains("Values 0 0 2", again.Words, StringComparison.Ordinal);
        Assert.Equal(before + 1, await SequenceAsync(Acme));
        Assert.Equal(theirs, await ContentAsync(Globex));
    }

    [Fact]
    public async Task An_import_is_taken_back_on_its_page()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var preview = await browser.SendAsync(
            ("units.csv", "code,name,parent\nORG,Acme,\nWEST,Sales West,SALES\n"),
            ("values.csv", "kpi,period,value\nVISITS,2026-05,7\n")
        );
        var imported = await preview.Form().ImportAsync();
        var ask = await browser.GetAsync(imported.UndoImport);
        Assert.Equal("Take an import back", ask.Heading);
        Assert.Contains("units: 1 added, 0 changed, 0 removed", ask.Words, StringComparison.Ordinal);

        var done = await ask.Form().SubmitAsync();

        Assert.Contains("The import is taken back.", done.Words, StringComparison.Ordinal);
        Assert.False(await app.ReadAsync(Acme, db => db.Units.AnyAsync(u => u.Code == "WEST")));
        var values = await app.ReadAsync(
            Acme,
            db =>
                db.Measurements.Where(m =>
                        m.PeriodStart == new DateOnly(2026, 5, 1) && db.Kpis.Any(k => k.Id == m.KpiId && k.Code == "VISITS")
                    )
                    .OrderBy(m => m.Revision)
                    .Select(m => m.Value)
                    .ToListAsync()
        );
        Assert.Equal([7m, null], values);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(ask.Path)).Status);
    }

    [Theory]
    [InlineData("csv", "export.zip")]
    [InlineData("xlsx", "export.xlsx")]
    public async Task All_is_downloaded_as_files_that_an_import_reads(string format, string name)
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var page = await browser.GetAsync("/admin/export");
        Assert.Equal("Export", page.Heading);

        var file = await browser.Client.GetByteArrayAsync($"/admin/export?handler=file&format={format}&people=true");

        var again = await browser.SendAsync((name, file));
        Assert.Equal(("Nothing new", ""), (again.Heading, again.Problems));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/admin/export?handler=file&format=pdf")).Status);
    }

    [Fact]
    public async Task Values_that_may_be_slips_are_taken_once_the_person_says_that_they_are_meant()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var preview = await browser.SendAsync(
            (
                "values.csv",
                "kpi,period,value\nSHOPS,2025-01,5\nSHOPS,2025-02,500\nSHOPS,2025-03,6\nSHOPS,2025-04,5\nSHOPS,2025-05,7\nSHOPS,2025-06,6\n"
            ),
            ImportSender.Kpis,
            ImportSender.Units,
            ImportSender.Objectives
        );
        var before = await SequenceAsync(Acme);
        Assert.True(preview.Words.Contains("SHOPS 1 2025-02: 500 shops, near ", StringComparison.Ordinal), preview.Words);

        var refused = await preview.Form().SubmitAsync();
        Assert.Contains("Tick that they are meant", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(before, await SequenceAsync(Acme));

        var form = refused.Form();
        form.Type("Meant", "true");
        Assert.Equal("Imported", (await form.ImportAsync()).Heading);
        Assert.Equal(before + 1, await SequenceAsync(Acme));
    }

    [Fact]
    public async Task Bad_rows_are_shown_with_their_place_all_of_them_as_CSV_and_nothing_is_imported()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var before = await ContentAsync(Acme);
        var rows = string.Concat(Enumerable.Range(0, 1500).Select(i => $"VISITS,2024-{i % 12 + 1:00},{i}x\n"));

        var page = await browser.SendAsync(
            ("values.csv", "kpi,period,value\nVISITS,2026-10,7\n" + rows),
            ("units.csv", "code,name,parent\nEAST,East,NOWHERE\n")
        );

        Assert.Equal("1,501 problems to correct", page.Heading);
        Assert.Contains("Nothing was written", page.Words, StringComparison.Ordinal);
        Assert.Contains("The first of each kind, 6 of 1,501", page.Words, StringComparison.Ordinal);
        Assert.Contains(
            "units.csv 2 parent There is no unit “NOWHERE”. Add it to units.csv, or correct the code.",
            page.Words,
            StringComparison.Ordinal
        );
        Assert.Contains("values.csv 3 value “0x” is not a number.", page.Words, StringComparison.Ordinal);
        Assert.Contains("And 1,495 more like this.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Import these", page.Words, StringComparison.Ordinal);

        var csv = await browser.Client.GetStringAsync($"{page.Path}?handler=problems");
        Assert.Equal(1502, csv.Trim().Split("\r\n").Length);
        Assert.Contains("\r\nvalues.csv,1502,value,\"“1499x” is not a number.", csv, StringComparison.Ordinal);

        var stubborn = await page.Form().SubmitAsync();
        Assert.Equal("1,501 problems to correct", stubborn.Heading);
        Assert.Equal(before, await ContentAsync(Acme));
    }

    [Fact]
    public async Task A_zip_and_a_workbook_will_do_as_well()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        using var workbook = new MemoryStream();
        await workbook.SaveAsAsync(
            new Dictionary<string, object>
            {
                ["values"] = new[]
                {
                    new
                    {
                        kpi = "VISITS",
                        period = "2026-08",
                        value = 12.5,
                    },
                },
            }
        );

        var zip = await browser.SendAsync(("all.zip", Zip(("values.csv", "kpi,period,value\nVISITS,2026-07,3\n"))));
        var sheets = await browser.SendAsync(("book.xlsx", workbook.ToArray()));

        Assert.Equal(("Check, then import", true), (zip.Heading, zip.Words.Contains("Values 1 0 0", StringComparison.Ordinal)));
        Assert.Equal("Imported", (await sheets.Form().ImportAsync()).Heading);
        Assert.Equal(
            12.5m,
            await app.ReadAsync(
                Acme,
                db => db.Measurements.Where(m => m.PeriodStart == new DateOnly(2026, 8, 1)).Select(m => m.Value).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task What_can_mean_two_things_is_asked_once_on_the_page_and_read_as_the_person_says()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var before = await SequenceAsync(Acme);

        var asked = await browser.SendAsync(("values.csv", "kpi,period,value\nVISITS,2024-01,\"1,250\"\nVISITS,2024-02,n/a\n"));

        Assert.Equal("Say how to read these files", asked.Heading);
        Assert.Contains("What marks the decimals in “1,250”? 1 cell can be read in two ways.", asked.Words, StringComparison.Ordinal);
        Assert.Contains("What do “n/a” in place of a value mean? 1 cell says so.", asked.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Import these", asked.Words, StringComparison.Ordinal);

        var read = await asked.Form("main form[action*=choose]").Type("Decimals", ".").Type("Missing", "na").SubmitAsync();

        Assert.Equal(("Check, then import", true), (read.Heading, read.Words.Contains("Values 2 0 0", StringComparison.Ordinal)));
        Assert.Equal(before, await SequenceAsync(Acme));
        var imported = await read.Form("main form[data-import]").Type("Meant", "true").ImportAsync();
        Assert.Equal("Imported", imported.Heading);
        var values = await app.ReadAsync(
            Acme,
            db => db.Measurements.Where(m => m.PeriodStart.Year == 2024).OrderBy(m => m.PeriodStart).ToListAsync()
        );
        Assert.Equal([1250m, null], values.Select(v => v.Value));
        Assert.True(values[1].NotApplicable);
    }

    private Task<long> SequenceAsync(long organization) =>
        app.ReadAsync(organization, db => db.Organizations.Select(o => o.Sequence).SingleAsync());

    private Task<(int, int, int, int, long)> ContentAsync(long organization) =>
        app.ReadAsync(
            organization,
            async db =>
                (
                    await db.Units.CountAsync(),
                    await db.Objectives.CountAsync(),
                    await db.Kpis.CountAsync(),
                    await db.Measurements.CountAsync(),
                    await db.Organizations.Select(o => o.Sequence).SingleAsync()
                )
        );
}
