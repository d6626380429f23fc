using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Templates;
using Scorecard.Web.Tests.Import;

namespace Scorecard.Web.Tests.Templates;

public sealed class SavedTemplateTests : IAsyncLifetime
{
    private TestApp App { get; } = new();

    private long Acme => App.Companies.Acme.Model.Organization.Id;

    public Task InitializeAsync() => ((IAsyncLifetime)App).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    [Fact]
    public async Task A_unit_is_saved_and_its_objectives_with_their_KPIs_go_into_another()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var saved = await SaveAsync(browser, "SALES");
        Assert.Equal("How we sell", saved.Heading);
        var objectives = saved.Document.QuerySelectorAll("[name='Input.Objectives']").Select(o => o.GetAttribute("value")!).ToArray();
        Assert.Equal(["CALL", "SELL", "VISIT"], objectives.Order());

        var ops = App.Companies.Acme.Unit("OPS").Id;
        var picked = await saved
            .Form("form.col")
            .Type("Input.Unit", PublicIds.Format(ops))
            .Type("Input.Objectives", objectives)
            .SubmitAsync();

        Assert.Equal($"/units/{PublicIds.Format(ops)}", picked.Path);
        Assert.Equal(
            ["CALL-2", "SELL-2", "VISIT-2"],
            await App.ReadAsync(
                Acme,
                db => db.Objectives.Where(o => o.UnitId == ops && o.Code != "RUN").Select(o => o.Code).OrderBy(c => c).ToListAsync()
            )
        );
        var (before, after) = (await KpiAsync("SALES-REVENUE"), await KpiAsync("SALES-REVENUE-2"));
        Assert.Equal(before.Details with { OwnerId = null }, after.Details);
        Assert.Equal((before.Latest.Scale, before.Latest.Weight), (after.Latest.Scale, after.Latest.Weight));
        Assert.Null(after.ParentId);
    }

    [Fact]
    public async Task What_a_ratio_is_multiplied_with_goes_out_and_in_again()
    {
        await App.WriteAsync(
            Acme,
            async db =>
            {
                var kpi = await db.Kpis.SingleAsync(k => k.Code == "SALES-REVENUE");
                await db.Measurements.Where(m => m.KpiId == kpi.Id).ExecuteDeleteAsync();
                kpi.FeedInto(null);
                kpi.Describe(kpi.Details with { Aggregation = TimeAggregation.Ratio, UnitOfMeasure = "accidents", Multiplier = 1_000_000 });
            }
        );
        var saved = await SaveAsync(await App.SignInAsync(App.Companies.Administrator), "SALES");
        await saved
            .Form("form.col")
            .Type("Input.Unit", PublicIds.Format(App.Companies.Acme.Unit("OPS").Id))
            .Type("Input.Objectives", "SELL")
            .SubmitAsync();

        Assert.Equal(1_000_000, (await KpiAsync("SALES-REVENUE-2")).Multiplier);
    }

    [Fact]
    public async Task A_downloaded_template_starts_another_organization_with_its_tree()
    {
        await App.WriteAsync(
            Acme,
            async db =>
                db.Add(
                    new Domain.Plans.CauseEffectLink(
                        70_001,
                        await db.Objectives.SingleAsync(o => o.Code == "DELIGHT"),
                        await db.Objectives.SingleAsync(o => o.Code == "GROW"),
                        3,
                        false,
                        "In time"
                    )
                )
        );
        var saved = await SaveAsync(await App.SignInAsync(App.Companies.Administrator), "ORG");
        var response = await (await App.SignInAsync(App.Companies.Viewer)).Client.GetAsync(
            saved.Document.QuerySelector("a[download]")!.GetAttribute("href")
        );
        Assert.Equal("application/zip", response.Content.Headers.ContentType!.MediaType);
        var (organization, browser) = await FreshStart.OfAsync(App);

        var brought = await BringAsync(browser, await response.Content.ReadAsByteArrayAsync());
        var started = await brought.Form("form.start").SubmitAsync();

        Assert.Contains("is now the scorecard of Fresh Start", started.Message, StringComparison.Ordinal);
        // LAB is private, and nothing of it leaves.
        Assert.Equal(
            ["CALL", "DELIGHT", "FIX", "GROW", "RUN", "SELL", "VISIT"],
            await App.ReadAsync(organization, db => db.Objectives.Select(o => o.Code).OrderBy(c => c).ToListAsync())
        );
        Assert.Equal(
            ["ON-TIME", "REVENUE", "SALES-REVENUE", "VISITS"],
            await App.ReadAsync(organization, db => db.Kpis.Select(k => k.Code).OrderBy(c => c).ToListAsync())
        );
        Assert.Equal(
            ["RUN>DELIGHT", "SELL>GROW", "VISIT>SELL"],
            (
                await App.ReadAsync(
                    organization,
                    async db =>
                    {
                        var codes = await db.Objectives.ToDictionaryAsync(o => o.Id, o => o.Code);
                        return (await db.Contributions.ToListAsync()).Select(c => $"{codes[c.FromId]}>{codes[c.ToId]}");
                    }
                )
            ).Order()
        );
        var link = await App.ReadAsync(organization, db => db.Causes.SingleAsync());
        Assert.Equal((3, false, "In time"), (link.Lag, link.Raises, link.Note));
        Assert.Equal(
            await App.ReadAsync(organization, db => db.Kpis.Where(k => k.Code == "REVENUE").Select(k => k.Id).SingleAsync()),
            await App.ReadAsync(
                organization,
                db => db.Kpis.Where(k => k.Code == "SALES-REVENUE").Select(k => k.ParentId!.Value).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task What_is_private_is_not_saved()
    {
        var browser = await App.SignInAsync(App.Companies.Administrator);
        var lab = PublicIds.Format(App.Companies.Acme.Unit("LAB").Id);

        var page = await browser.GetAsync($"/units/{lab}/template");
        Assert.Contains("is private, and everyone in Acme sees its templates", page.Words, StringComparison.Ordinal);
        var refused = await browser.PostAsync(
            $"/units/{lab}/template",
            [.. page.Form().Fields, new("Input.Name", "Secret"), new("Input.Summary", "Secret")]
        );

        Assert.Contains("is private", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(0, await App.ReadAsync(Acme, db => db.SavedTemplates.CountAsync()));
    }

    [Fact]
    public async Task Others_of_the_organization_see_it_and_only_its_maker_and_administrators_delete_it()
    {
        var saved = await SaveAsync(await App.SignInAsync(App.Companies.SalesManager), "NORTH");
        var others = await App.SignInAsync(App.Companies.OpsManager);

        Assert.Contains("How we sell", (await others.GetAsync("/templates")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await others.GetAsync(saved.Path + "/delete")).Status);
        Assert.DoesNotContain(
            "How we sell",
            (await (await App.SignInAsync(App.Companies.Stranger)).GetAsync("/templates")).Words,
            StringComparison.Ordinal
        );
        var maker = await App.SignInAsync(App.Companies.SalesManager);
        var deleted = await (await maker.GetAsync(saved.Path + "/delete")).Form().SubmitAsync();

        Assert.Equal(("/templates", "“How we sell” is deleted."), (deleted.Path, deleted.Message));
        Assert.Equal(HttpStatusCode.NotFound, (await maker.GetAsync(saved.Path)).Status);
    }

    [Fact]
    public async Task What_does_not_belong_to_a_template_is_not_even_unpacked()
    {
        var brought = await BringAsync(
            await App.SignInAsync(App.Companies.SalesManager),
            SmallTemplate.Packed("Farm", ("notes.csv", new string(' ', TemplateZip.Largest + 1)))
        );

        Assert.Contains("is one of your templates now", brought.Message, StringComparison.Ordinal);
    }

    private Task<Domain.Kpis.Kpi> KpiAsync(string code) =>
        App.ReadAsync(Acme, db => db.Kpis.AsNoTracking().SingleAsync(k => k.Code == code));

    private async Task<TestPage> SaveAsync(TestBrowser browser, string unit) =>
        await (await browser.GetAsync($"/units/{PublicIds.Format(App.Companies.Acme.Unit(unit).Id)}/template"))
            .Form()
            .Type("Input.Name", "How we sell")
            .Type("Input.Summary", "For those who sell.")
            .SubmitAsync();

    internal static async Task<TestPage> BringAsync(TestBrowser browser, byte[] file) =>
        await TestPage.ReadAsync(
            browser,
            await browser.Client.PostAsync(
                "/templates/bring",
                ImportSender.Form((await browser.GetAsync("/templates/bring")).Form()[ImportSender.Token], ("small.zip", file))
            )
        );
}
