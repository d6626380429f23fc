using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;
using Scorecard.Web.Tests.Import;

namespace Scorecard.Web.Tests.Statements;

/// <content>Every page is opened and every form is sent.</content>
public sealed partial class SqlServerQueryTests
{
    private async Task OpenAndSendEverythingAsync()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var values = ("values.csv", "kpi,period,value\nREVENUE,2026-10,1\n");
        await (await browser.SendAsync(values)).Form().SubmitTo("?handler=discard");
        var waiting = (await browser.SendAsync(values)).Path;
        var imported = await (await browser.GetAsync(waiting)).Form("main form[data-import]").Type("Meant", "true").ImportAsync();
        // What removes something or ends the sign-in comes last. The second time meets what the first has made.
        foreach (
            var address in PageAddresses
                .Of(company, waiting, imported.UndoImport)
                .Where(a => !a.EndsWith("/merge", StringComparison.Ordinal) && !a.EndsWith("/split", StringComparison.Ordinal))
                .OrderBy(a => a.EndsWith("/delete", StringComparison.Ordinal) || a.EndsWith("/remove", StringComparison.Ordinal))
                .ThenBy(a => a.StartsWith("/account", StringComparison.Ordinal))
                .SelectMany(a => new[] { a, a })
        )
            for (var i = AnyForm.Count(await browser.GetAsync(address)) - 1; i >= 0; i--)
            {
                var page = await browser.GetAsync(address);
                if (i >= AnyForm.Count(page))
                    continue;
                sql.Clear();
                var answer = await AnyForm.SubmitAsync(browser, page, i);
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{sql.Count} POST {address} ({i + 1}), which leads to {answer.Path} {answer.Problems}"
                    )
                );
                if (address.StartsWith("/account", StringComparison.Ordinal))
                    browser = await company.App.SignInAsync(await PersonAsync(company.Chief.Id));
            }
        await (await browser.GetAsync("/kpis")).Form(".views form").Type("Name", "All KPIs").SubmitAsync();
        await CascadeAsync(browser, $"{company.ObjectivePath("RUN")}/cascade");
        await DrawAsync(browser, $"{company.UnitPath("LINE")}/map");
        await MendAsync(browser, "/health-check?rule=ObjectiveWithoutOwner");
        await RemoveAsync(browser, $"/admin/perspectives/{ScoredCompany.Id(company.World.Model.Perspectives[0].Id)}");
        var limits = await browser.GetAsync($"{company.KpiPath("COST-OPS")}/limits");
        await (
            await limits
                .Form("section[aria-labelledby=again-h] form")
                .Type("Input.From", "2026-01-01")
                .Type("Input.Reason", "Two shifts")
                .SubmitAsync()
        )
            .Form("section[aria-labelledby=limits-h] form")
            .SubmitAsync();
        await limits
            .Form("section[aria-labelledby=draw-h] form")
            .Type("Input.Values", "20")
            .Type("Input.Reason", "A calm time")
            .SubmitAsync();
        await KeepAndDropAScenarioAsync(browser, $"{company.UnitPath("ORG")}/what-if");
        await SendRowsAsync(browser, $"/enter?unit={ScoredCompany.Id(company.World.Unit("LINE").Id)}");
        await UndoAsync(browser);
        await RestateAsync(browser);
        await RegroupAsync(browser, company.UnitPath("OPS"));
    }

    /// <summary>A unit is split, and what is left of it merged into another one.</summary>
    private async Task RegroupAsync(TestBrowser browser, string unit)
    {
        var split = await browser.GetAsync($"{unit}/split");
        var parts = await split
            .Form()
            .Type("Input.Objectives", split.Document.QuerySelector("[name='Input.Objectives']")!.GetAttribute("value")!)
            .Type("Input.Name", "Parts")
            .Type("Input.Code", "PARTS")
            .SubmitAsync();
        Assert.True(parts.Message.Contains("is split", StringComparison.Ordinal), parts.Words);
        var merged = await (await browser.GetAsync($"{unit}/merge")).Form().Type("Into", parts.Path.Split('/')[^1]).SubmitAsync();
        Assert.Contains("is merged into", merged.Message, StringComparison.Ordinal);
    }

    /// <summary>A month is closed, changed with and without a reason, looked at and reopened.</summary>
    private async Task RestateAsync(TestBrowser browser)
    {
        await (await browser.GetAsync("/periods/2025-02")).Form().SubmitAsync();
        var edit = $"{company.ObjectivePath("GROW")}/edit";
        var refused = await (await browser.GetAsync(edit)).Form().Type("Input.Weight", "3").Type("When.From", "always").SubmitAsync();
        await refused.Form().Type("Restating", "Counted again").SubmitAsync();
        await company.App.WriteAsync(
            company.World.Model.Organization.Id,
            async db =>
            {
                var unit = Unit.Below(90_801, company.World.Model.Organization, company.World.Unit("OPS"), "BRIEF", "Brief");
                db.Add(unit);
                await db.SaveChangesAsync();
                db.Remove(unit);
            }
        );
        await Assert.ThrowsAsync<Domain.RuleViolation>(() => company.CorrectAsync("SAFETY", "2025-01", 7.5m, "Counted again"));
        await browser.GetAsync($"{company.UnitPath("ORG")}?period=2025-02");
        await browser.GetAsync("/periods?year=2025");
        await (await browser.GetAsync("/periods/2025-02")).Form().Type("Why", "Looked at").SubmitAsync();
    }

    /// <summary>A cascade is undone, made again and followed; an answer is given and taken back.</summary>
    private async Task CascadeAsync(TestBrowser browser, string address)
    {
        var box = (await browser.GetAsync(address)).Document.QuerySelector("select[data-as]")!.GetAttribute("name")!;
        await (await AnswerAsync("Identical")).Form("form.notice").SubmitAsync();
        await AnswerAsync("Identical");
        await browser.GetAsync("/admin/changes");
        var organization = company.World.Model.Organization.Id;
        await company.App.WriteAsync(
            organization,
            async db =>
            {
                var above = await db.Kpis.SingleAsync(k => k.Id == company.World.Kpi("COST-OPS").Id);
                above.Describe(above.Details with { Description = "Said anew" });
            }
        );
        foreach (
            var follower in await company.App.ReadAsync(
                organization,
                async db =>
                    new[]
                    {
                        (await db.Objectives.FirstAsync(o => o.SourceId != null)).Id,
                        (await db.Kpis.FirstAsync(k => k.SourceId != null)).Id,
                    }
            )
        )
        {
            var form = (await browser.GetAsync($"/linked/{ScoredCompany.Id(follower)}")).Form();
            await (
                form["Input.Lines[0].Decision"] is null
                    ? form.SubmitTo("?handler=Leave")
                    : form.Type("Input.Lines[0].Decision", "Take").SubmitAsync()
            );
        }
        await AnswerAsync("Shared");
        await (await browser.GetAsync(address)).Form("form.col").SubmitAsync("answered");

        async Task<TestPage> AnswerAsync(string how)
        {
            var form = (await browser.GetAsync(address)).Form("form.col").Type(box, how);
            if (how == "Identical")
                form.Type(box.Replace(".As", ".Beside", StringComparison.Ordinal), "true");
            return await form.SubmitAsync();
        }
    }

    /// <summary>An arrow is drawn, changed, removed and put back; another one leads from KPI to KPI.</summary>
    private async Task DrawAsync(TestBrowser browser, string address)
    {
        var drawn = await (await browser.GetAsync($"{address}?edit=yes"))
            .Form("#draw")
            .Type("Input.CauseId", ScoredCompany.Id(company.World.Objective("LEARN").Id))
            .Type("Input.EffectId", ScoredCompany.Id(company.World.Objective("DRIVE").Id))
            .SubmitAsync();
        var change = drawn.Document.QuerySelector("a[href*='change=']")!.GetAttribute("href");
        var changed = await (await browser.GetAsync(address + change)).Form("#change").Type("Input.Lag", "2").SubmitAsync();
        var removed = await changed.Form("form[action*=Remove]").SubmitAsync();
        await removed.Form("form.notice").SubmitAsync();
        await removed
            .Form("form.notice")
            .Type("Input.CauseId", ScoredCompany.Id(company.World.Kpi("SAFETY").Id))
            .Type("Input.EffectId", ScoredCompany.Id(company.World.Kpi("PUNCTUALITY").Id))
            .SubmitAsync();
    }

    private async Task MendAsync(TestBrowser browser, string address)
    {
        var team = company.World.Unit("LINE");
        await company.App.WriteAsync(
            team.OrganizationId,
            async db =>
                db.Add(
                    new Objective(
                        90_900,
                        team,
                        await db.Perspectives.SingleAsync(p => p.Id == company.World.Objective("RUN").PerspectiveId),
                        "LOOSE",
                        "Loose"
                    )
                )
        );
        await (await browser.GetAsync($"/health-check?rule=ObjectiveWithoutContribution&unit={ScoredCompany.Id(team.Id)}"))
            .Form(".findings form:not(.panel)")
            .SubmitAsync();
        await (await browser.GetAsync(address)).Form(".findings form:not(.panel)").SubmitAsync();
        var accepted = await (await browser.GetAsync(address))
            .Form(".findings .panel")
            .Type("Input.Reason", "Right as it is")
            .SubmitAsync();
        await accepted.Form("form.notice").SubmitAsync();
    }

    /// <summary>As someone does whose page still had the button.</summary>
    private static async Task KeepAndDropAScenarioAsync(TestBrowser browser, string address)
    {
        var form = (await browser.GetAsync(address)).Form("[data-what-if]").Type("Input.Rows[0].Weight", "2").Type("Name", "More of it");
        var kept = await browser.PostAsync(address + "?handler=Keep", form.Fields);
        await kept.Form("[aria-labelledby=kept-h] form").SubmitAsync();
    }

    private static async Task RemoveAsync(TestBrowser browser, string address)
    {
        var token = (await browser.GetAsync(address)).Form()["__RequestVerificationToken"]!;
        await browser.PostAsync(address + "?handler=Remove", [new("__RequestVerificationToken", token)]);
    }

    /// <summary>As the script of a page does: an old row, a value that looks like a slip, and the recorded one instead of it.</summary>
    private async Task SendRowsAsync(TestBrowser browser, string address)
    {
        var form = (await browser.GetAsync(address)).Form("form[data-entry-form]");
        var id = ScoredCompany.Id(company.World.Kpi("SAFETY").Id);
        var row = form.Fields.First(field => field.Value == id && field.Key.EndsWith(".Kpi", StringComparison.Ordinal)).Key[
            ..^".Kpi".Length
        ];
        foreach (var (seen, value) in new[] { ("0", "3.5"), (form[$"{row}.Seen"]!, "9999"), (form[$"{row}.Seen"]!, form[$"{row}.Value"]!) })
            await browser.PostAsync(
                address + "&handler=Value",
                new Dictionary<string, string>
                {
                    ["__RequestVerificationToken"] = form["__RequestVerificationToken"]!,
                    ["Rows[0].Kpi"] = id,
                    ["Rows[0].Period"] = "2026-10",
                    ["Rows[0].Seen"] = seen,
                    ["Rows[0].Value"] = value,
                    ["Rows[0].Note"] = form[$"{row}.Note"] ?? "A note",
                }
            );
    }

    /// <summary>What the journal offers to take back is taken back.</summary>
    private static async Task UndoAsync(TestBrowser browser)
    {
        var token = (await browser.GetAsync("/kpis")).Form("form[method=post]")["__RequestVerificationToken"]!;
        await browser.PostAsync("/units?handler=EnterAll", [new("__RequestVerificationToken", token)]);
        foreach (var kind in new[] { "", "?kind=Measurement", "?kind=Objective", "?kind=Unit", "?kind=Kpi", "?kind=Initiative" })
        foreach (var link in (await browser.GetAsync($"/admin/changes{kind}")).Document.QuerySelectorAll("a[href*='/undo?']").Take(5))
            if ((await browser.GetAsync(link.GetAttribute("href")!)) is { Status: System.Net.HttpStatusCode.OK } page)
                await page.Form("main form").SubmitAsync();
    }
}
