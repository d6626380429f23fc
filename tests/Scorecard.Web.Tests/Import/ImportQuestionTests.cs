using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using static Scorecard.Web.Tests.Import.ImportSender;

namespace Scorecard.Web.Tests.Import;

public sealed class ImportQuestionTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

    private Task<long> SequenceAsync(long organization) =>
        app.ReadAsync(organization, db => db.Organizations.Select(o => o.Sequence).SingleAsync());

    [Fact]
    public async Task Values_that_may_be_slips_are_taken_once_the_person_says_that_they_are_meant()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var preview = await browser.SendAsync(
            ("values.csv", "kpi,period,value\nSHOPS,2025-01,5\nSHOPS,2025-02,500\n"),
            ImportSender.Kpis,
            ImportSender.Units,
            ImportSender.Objectives
        );
        var before = await SequenceAsync(Acme);
        Assert.Contains("Shops opened SHOPS 1 2025-02: 500 shops, near 5 shops", preview.Words, StringComparison.Ordinal);

        var refused = await preview.Form().SubmitAsync();
        Assert.Contains("Tick that they are meant", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(before, await SequenceAsync(Acme));

        var form = refused.Form();
        form.Type("Meant", "true");
        Assert.Equal("Imported", (await form.SubmitAsync()).Heading);
        Assert.Equal(before + 1, await SequenceAsync(Acme));
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
        var imported = await read.Form("main form[data-watched]").SubmitAsync();
        Assert.Equal("Imported", imported.Heading);
        var values = await app.ReadAsync(
            Acme,
            db => db.Measurements.Where(m => m.PeriodStart.Year == 2024).OrderBy(m => m.PeriodStart).ToListAsync()
        );
        Assert.Equal([1250m, null], values.Select(v => v.Value));
        Assert.True(values[1].NotApplicable);
    }
}
