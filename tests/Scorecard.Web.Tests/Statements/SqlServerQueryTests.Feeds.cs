using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain.Feeds;
using Scorecard.Web.Feeds;
using Scorecard.Web.Notices;
using Scorecard.Web.People;
using Scorecard.Web.Sources;
using Scorecard.Web.Tests.Api;
using Scorecard.Web.Tests.Import;

namespace Scorecard.Web.Tests.Statements;

/// <content>What comes in by other ways: queries, mapped tables, files that are taken back, and what programs are told.</content>
public sealed partial class SqlServerQueryTests
{
    private async Task ReadFeedsAsync()
    {
        var organization = company.World.Model.Organization.Id;
        var kpi = await company.App.ReadAsync(
            organization,
            db => db.Kpis.Where(k => k.ValueSource == Domain.Kpis.ValueSource.Entered).OrderBy(k => k.Id).FirstAsync()
        );
        await company.App.WriteAsync(
            organization,
            db =>
            {
                db.Add(new FeedDatabase(1, organization, "Away", DatabaseKind.PostgreSql, new("127.0.0.1", 1, "none", "none"), ""));
                return Task.CompletedTask;
            }
        );
        var browser = await company.App.SignInAsync(await PersonAsync(company.Chief.Id));
        var feed = $"/kpis/{ScoredCompany.Id(kpi.Id)}/feed";
        var form = (await browser.GetAsync(feed)).Form("form.form");
        await form.Type("Input.Query", "select 1 as value where @start < @end").SubmitAsync();
        await company.App.ReadAsync(
            organization,
            db => db.KpiFeeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.NotBefore, DateTime.MinValue))
        );
        Assert.Equal(1, await company.App.Services.GetRequiredService<FeedKeeper>().ReadDueAsync(default));
        await (await browser.GetAsync(feed)).Form("form[action*=Remove]").SubmitAsync();
        await (await browser.GetAsync("/admin/databases")).Form("form[action*=Remove]").SubmitAsync("database");
    }

    private async Task MapAndTakeBackAsync()
    {
        var (organization, services) = (company.World.Model.Organization.Id, company.App.Services);
        var browser = await company.App.SignInAsync(await PersonAsync(company.Chief.Id));
        var table = await browser.SendAsync(("sales.csv", "Measure,Period,Value\nOrders,2025-01,3\n"u8.ToArray()));
        await table.Form(".asks form").Type("Input.Name", "Sales").SubmitTo("?handler=import");
        using (var files = new WorkFolder())
        {
            await File.WriteAllTextAsync(
                Path.Combine(files.Path, "kpis.csv"),
                "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,weight,indicator,value_source,baseline,target\n"
                    + "BROUGHT,RUN,Brought,trips,Month,Sum,HigherIsBetter,Progress,1,Lagging,Entered,0,200\n"
            );
            await File.WriteAllTextAsync(Path.Combine(files.Path, "values.csv"), "kpi,period,value\nBROUGHT,2026-10,1\n");
            using var opened = ImportFiles.Open(files.Path);
            var target = new ImportTarget(organization) { Choices = new() { Reason = "Brought by mistake" } };
            var report = await services.GetRequiredService<ImportOrganization>().ExecuteAsync(opened, target, null);
            Assert.True(report.Written, string.Join("; ", report.Problems));
            await using var scope = services.CreateAsyncScope();
            var undo = scope.ServiceProvider.GetRequiredService<UndoImport>();
            await undo.ExecuteAsync(organization, null, report.Sequence, "Never meant");
            var db = scope.ServiceProvider.GetRequiredService<ScorecardDbContext>();
            await services.GetRequiredService<TokenUse>().SaveAsync(db, TestApp.Now.UtcDateTime, default);
        }
        var unit = company.World.Unit("OPS").Id;
        await services
            .GetRequiredService<HookTeller>()
            .TellProgramsAsync(company.World.Model, [new("value 1", "It is 7.", "/enter", unit, TestApp.Now.UtcDateTime)], default);
        var month = new Domain.Periods.Period(Domain.Periods.Frequency.Month, new(2026, 10, 1));
        var band = new BandNews(
            Domain.Scoring.NodeKind.Unit,
            unit,
            "OPS",
            "Operations",
            unit,
            month,
            "2026-10",
            Domain.Scales.Status.Green,
            Domain.Scales.Status.Red,
            12
        );
        await services.GetRequiredService<HookTeller>().TellBandsAsync(company.World.Model, [band], default);
    }

    private async Task TakeFilesAsync()
    {
        var organization = company.World.Model.Organization.Id;
        var browser = await company.App.SignInAsync(await PersonAsync(company.Chief.Id));
        var page = $"/import/mappings/{ScoredCompany.Id(await company.App.KeepMappingAsync(organization, "Tills", company.Chief.Id))}";
        for (var turn = 0; turn < 2; turn++)
        {
            var form = (await browser.GetAsync(page)).Form("form[action*=Source]").Type("Input.Kind", "Https");
            await form.Type("Input.Place", "https://files.example.com/none.csv").SubmitAsync();
            if (turn == 0)
                await (await browser.GetAsync(page)).Form("form.acts").SubmitTo("?handler=Remove");
        }
        await browser.GetAsync("/import/map");
        await company.App.ReadAsync(
            organization,
            db => db.FileSources.ExecuteUpdateAsync(set => set.SetProperty(s => s.NotBefore, DateTime.MinValue))
        );
        Assert.True(await company.App.Services.GetRequiredService<SourceKeeper>().ReadDueAsync(default) > 0);
        await (await browser.GetAsync(page)).Form("form.form:not([action])").Type("Input.Name", "Branches").SubmitAsync();
        var program = await company.App.CallAsync(company.Chief, organization, Caller.All);
        using var file = new StringContent("KPI,Month,Amount,Words\nSAFETY,2024-01,7,\n", System.Text.Encoding.UTF8, "text/csv");
        await program.PostAsync("/api/v1/imports?mapping=Branches&meant=true", file);
        await (await browser.GetAsync(page)).Form("form[action*=Delete]").SubmitAsync();
    }
}
