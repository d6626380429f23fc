using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;

namespace Scorecard.Web.Tests.Undo;

public sealed class UndoTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task An_objective_gets_its_fields_back_from_the_green_bar_and_the_undo_is_undone_too()
    {
        var browser = await app.SignInAsync(app.Companies.SalesManager);
        var id = PublicIds.Format(app.Companies.Acme.Objective("SELL").Id);
        var before = await ObjectiveAsync("SELL");
        var saved = await (await browser.GetAsync($"/objectives/{id}/edit"))
            .Form()
            .Type("Input.Name", "Sell more")
            .Type("Input.Weight", "7")
            .Type("Input.Theme", "Growth")
            .SubmitAsync();

        var undone = await saved.Form("form#undo").SubmitAsync();

        Assert.Equal($"/objectives/{id}", undone.Path);
        Assert.Contains("is again as it was before that change", undone.Message, StringComparison.Ordinal);
        var after = await ObjectiveAsync("SELL");
        Assert.Equal((before.Name, before.Weight, before.Theme), (after.Name, after.Weight, after.Theme));
        await undone.Form("form#undo").SubmitAsync();
        Assert.Equal("Sell more", (await ObjectiveAsync("SELL")).Name);
    }

    [Fact]
    public async Task A_kpi_gets_details_target_and_updaters_back()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var id = PublicIds.Format(app.Companies.Acme.Kpi("IDEAS").Id);
        var before = await KpiAsync("IDEAS");
        var saved = await (await browser.GetAsync($"/kpis/{id}/edit"))
            .Form()
            .Type("Input.UnitOfMeasure", "cards")
            .Type("Input.DueDays", "3")
            .Type("Input.Definition.Boxes[Progress-baseline]", "90")
            .Type("Input.Definition.Boxes[Progress-target]", "12")
            .Type("Input.UpdaterIds", PublicIds.Format(app.Companies.Viewer.Id))
            .SubmitAsync();
        Assert.Equal(Direction.LowerIsBetter, (await KpiAsync("IDEAS")).Direction);

        await saved.Form("form#undo").SubmitAsync();

        var after = await KpiAsync("IDEAS");
        Assert.Equal(
            (before.UnitOfMeasure, before.DueDays, before.Direction, before.Latest.Scale),
            (after.UnitOfMeasure, after.DueDays, after.Direction, after.Latest.Scale)
        );
        Assert.Equal(before.Updaters.Select(u => u.PersonId), after.Updaters.Select(u => u.PersonId));
    }

    [Fact]
    public async Task A_target_that_was_added_goes_again()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var id = PublicIds.Format(app.Companies.Acme.Kpi("VISITS").Id);
        var saved = await (await browser.GetAsync($"/kpis/{id}/definitions"))
            .Form()
            .Type("Input.From", "2027-01")
            .Type("Input.Boxes[Progress-target]", "777")
            .SubmitAsync();
        Assert.Equal(777m, (await KpiAsync("VISITS")).Latest.Scale.Target);

        await saved.Form("form#undo").SubmitAsync();

        Assert.Single((await KpiAsync("VISITS")).Definitions);
    }

    [Fact]
    public async Task A_value_gets_its_former_revision_and_a_first_one_is_withdrawn()
    {
        var kpi = app.Companies.Acme.Kpi("SALES-REVENUE");
        await app.RecordAsync(kpi, "2026-09", 300);
        var first = await SequenceAsync();
        await app.RecordAsync(kpi, "2026-09", 900);
        var second = await SequenceAsync();
        var browser = await app.SignInAsync(app.Companies.Administrator);

        var refused = await UndoAsync(browser, kpi.Id, first);
        Assert.Contains("It was changed again on 12 Nov 2026, 09:30", refused.Problems, StringComparison.Ordinal);
        await UndoAsync(browser, kpi.Id, second);
        Assert.Equal(300m, (await LatestAsync(kpi)).Value);
        await app.RecordAsync(kpi, "2026-08", 5);
        await UndoAsync(browser, kpi.Id, await SequenceAsync());

        var withdrawn = await app.ReadAsync(
            Acme,
            db =>
                db.Measurements.AsNoTracking()
                    .Where(m => m.KpiId == kpi.Id)
                    .OrderBy(m => m.PeriodStart)
                    .ThenBy(m => m.Revision)
                    .ToListAsync()
        );
        Assert.Equal([5m, null, 300m, 900m, 300m], withdrawn.Select(m => m.Value));
    }

    [Fact]
    public async Task What_something_newer_stands_on_and_what_added_or_moved_more_is_refused_with_the_reason()
    {
        var unit = app.Companies.Acme.Unit("OPS");
        var browser = await app.SignInAsync(app.Companies.Administrator);
        await RenameAsync("Operations once");
        var first = await SequenceAsync();
        await RenameAsync("Operations twice");

        var refused = await UndoAsync(browser, unit.Id, first);
        Assert.Contains("Take the later change back first", refused.Problems, StringComparison.Ordinal);
        Assert.Contains("There is nothing to undo here", (await UndoAsync(browser, unit.Id, 1_000_000)).Problems, StringComparison.Ordinal);
        await UndoAsync(browser, unit.Id, first + 1);
        Assert.Equal("Operations once", (await app.ReadAsync(Acme, db => db.Units.AsNoTracking().SingleAsync(u => u.Id == unit.Id))).Name);

        Task RenameAsync(string name) => app.WriteAsync(Acme, async db => (await db.Units.SingleAsync(u => u.Id == unit.Id)).Rename(name));
    }

    [Fact]
    public async Task Who_may_not_edit_may_not_undo()
    {
        await app.WriteAsync(Acme, async db => (await db.Units.SingleAsync(u => u.CodeNormalized == "SALES")).Describe("Sells"));
        var viewer = await app.SignInAsync(app.Companies.Viewer);

        var refused = await UndoAsync(viewer, app.Companies.Acme.Unit("SALES").Id, await SequenceAsync());

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    private static async Task<TestPage> UndoAsync(TestBrowser browser, long id, long sequence)
    {
        var page = await browser.GetAsync($"/undo?of={PublicIds.Format(id)}&sequence={sequence}");
        return page.Status == HttpStatusCode.OK ? await page.Form().SubmitAsync() : page;
    }

    private Task<long> SequenceAsync() => app.ReadAsync(Acme, db => db.Organizations.Select(o => o.Sequence).SingleAsync());

    private Task<Domain.Objectives.Objective> ObjectiveAsync(string code) =>
        app.ReadAsync(Acme, db => db.Objectives.AsNoTracking().SingleAsync(x => x.CodeNormalized == code));

    private Task<Kpi> KpiAsync(string code) => app.ReadAsync(Acme, db => db.Kpis.AsNoTracking().SingleAsync(k => k.CodeNormalized == code));

    private Task<Measurement> LatestAsync(Kpi kpi) =>
        app.ReadAsync(
            Acme,
            db => db.Measurements.AsNoTracking().Where(m => m.KpiId == kpi.Id).OrderByDescending(m => m.Revision).FirstAsync()
        );
}
