using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Operations;
using Scorecard.Domain.Health;
using Scorecard.TestData.Health;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Tests.Health;

public sealed class HealthPageTests
{
    [Fact]
    public async Task A_sound_cascade_says_so()
    {
        await using var company = await SpoiledCompany.OfAsync(CheckedWorld.Sound());

        var page = await (await company.App.SignInAsync(company.Administrator)).GetAsync("/health-check");

        Assert.Contains("No findings", page.Words, StringComparison.Ordinal);
        Assert.Contains("100.0 of 100", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_finding_is_quiet_with_its_reason_until_it_is_taken_back()
    {
        await using var company = await SpoiledCompany.OfAsync(HealthRule.TooManyKpis);
        var browser = await company.App.SignInAsync(company.Administrator);
        var page = await browser.GetAsync("/health-check?rule=TooManyKpis");

        var accepted = await page.Form(".findings .panel").Type("Input.Reason", "Each is asked for by law").SubmitAsync();

        Assert.Empty(accepted.Document.QuerySelectorAll(".findings li"));
        var list = await browser.GetAsync("/health-check?accepted=yes");
        Assert.Contains("Accepted: Each is asked for by law", list.Words, StringComparison.Ordinal);
        await list.Form(".findings form").SubmitAsync();
        Assert.NotEmpty((await browser.GetAsync("/health-check?rule=TooManyKpis")).Document.QuerySelectorAll(".findings li"));
    }

    [Fact]
    public async Task All_findings_of_a_rule_are_accepted_at_once_with_one_reason()
    {
        await using var company = await SpoiledCompany.OfAsync(HealthRule.ObjectiveWithoutOwner);
        await company.App.WriteAsync(
            company.World.Model.Organization.Id,
            async db => (await db.Objectives.ToListAsync()).ForEach(objective => objective.Own(null))
        );
        var browser = await company.App.SignInAsync(company.Administrator);
        var page = await browser.GetAsync("/health-check");
        var group = page.Document.QuerySelector("section[aria-labelledby=ObjectiveWithoutOwner]")!;
        Assert.Contains("Accept all", group.TextContent, StringComparison.Ordinal);

        var accepted = await page.Form("section[aria-labelledby=ObjectiveWithoutOwner] header form")
            .Type("Input.Reason", "The board answers for all")
            .SubmitAsync();

        Assert.Contains("of “Objectives without an owner” are accepted", accepted.Message, StringComparison.Ordinal);
        Assert.Empty((await browser.GetAsync("/health-check?rule=ObjectiveWithoutOwner")).Document.QuerySelectorAll(".findings li"));
        Assert.Contains("Accepted: The board answers for all", accepted.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_comes_back_when_its_facts_change()
    {
        await using var company = await SpoiledCompany.OfAsync(HealthRule.TooManyKpis);
        var browser = await company.App.SignInAsync(company.Administrator);
        await (await browser.GetAsync("/health-check?rule=TooManyKpis"))
            .Form(".findings .panel")
            .Type("Input.Reason", "By law")
            .SubmitAsync();

        var form = (await browser.GetAsync($"/kpis/new?objective={Domain.PublicIds.Format(company.World.Objective("RUN").Id)}")).Form();
        await form.Type("Input.Name", "A sixth")
            .Type("Input.Definition.Boxes[Progress-target]", "9")
            .Type("Input.Definition.Boxes[Progress-baseline]", "0")
            .SubmitAsync();

        Assert.NotEmpty((await browser.GetAsync("/health-check?rule=TooManyKpis")).Document.QuerySelectorAll(".findings li"));
    }

    [Fact]
    public async Task Accepting_a_whole_rule_leaves_the_reasons_that_others_gave()
    {
        await using var company = await SpoiledCompany.OfAsync(HealthRule.TooManyKpis);
        var browser = await company.App.SignInAsync(company.Administrator);
        var page = await browser.GetAsync("/health-check?rule=TooManyKpis");
        await page.Form(".findings .panel").Type("Input.Reason", "By law").SubmitAsync();

        var all = await browser.PostAsync(
            $"/health-check?handler=AcceptAll&rule=TooManyKpis&unit={Domain.PublicIds.Format(company.World.Model.Root!.Id)}",
            new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = page.Form(".findings .panel")["__RequestVerificationToken"]!,
                ["Input.Reason"] = "In haste",
            }
        );

        Assert.Contains("Nothing of this rule is open here", all.Problems, StringComparison.Ordinal);
        var kept = await company.App.ReadAsync(company.World.Model.Organization.Id, db => db.AcceptedFindings.SingleAsync());
        Assert.Equal("By law", kept.Reason);
    }

    [Fact]
    public async Task Accepting_takes_a_reason_and_what_the_finding_was_when_one_looked()
    {
        await using var company = await SpoiledCompany.OfAsync(HealthRule.TooManyKpis);
        var page = await (await company.App.SignInAsync(company.Administrator)).GetAsync("/health-check?rule=TooManyKpis");

        Assert.Contains(
            "Say why this is right as it is",
            (await page.Form(".findings .panel").SubmitAsync()).Problems,
            StringComparison.Ordinal
        );
        var stale = await page.Form(".findings .panel").Type("Input.Facts", "0 9 0").Type("Input.Reason", "By law").SubmitAsync();
        Assert.Contains("This has changed since you looked", stale.Problems, StringComparison.Ordinal);
        Assert.Equal("By law", stale.Document.QuerySelector(".findings textarea")!.TextContent);
        Assert.Equal(0, await company.App.ReadAsync(company.World.Model.Organization.Id, db => db.AcceptedFindings.CountAsync()));
    }

    [Fact]
    public async Task What_is_mended_already_is_said_so()
    {
        await using var company = await SpoiledCompany.OfAsync(HealthRule.KpiWithoutOwner);
        var page = await (await company.App.SignInAsync(company.Administrator)).GetAsync("/health-check?rule=KpiWithoutOwner");
        await page.Form(".findings form:not(.panel)").SubmitAsync();

        Assert.Contains(
            "This is no longer found",
            (await page.Form(".findings form:not(.panel)").SubmitAsync()).Problems,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_may_not_edit_may_look_and_no_more()
    {
        var app = new TestApp();
        await app.InitializeAsync();
        var browser = await app.SignInAsync(app.Companies.PlantViewer);

        var page = await browser.GetAsync("/health-check");

        Assert.NotEmpty(page.Document.QuerySelectorAll(".findings li"));
        Assert.Empty(page.Document.QuerySelectorAll(".findings form"));
        Assert.DoesNotContain("IDEAS", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("INVENT", page.Words, StringComparison.Ordinal);
        await ((IAsyncLifetime)app).DisposeAsync();
    }

    [Fact]
    public async Task Findings_can_be_asked_for_by_unit_severity_and_rule()
    {
        await using var company = await SpoiledCompany.OfAsync(CheckedWorld.Sound().Unit("LAB").Kpi("LOST", "RUN"));
        var browser = await company.App.SignInAsync(company.Administrator);

        async Task<IEnumerable<string>> RulesAsync(string query) =>
            (await browser.GetAsync($"/health-check?{query}"))
                .Document.QuerySelectorAll("section:has(.findings)")
                .Select(s => s.GetAttribute("aria-labelledby")!);

        Assert.Equal(["NoObjectives", "KpiWithoutValues", "KpiWithoutOwner", "KpiWithoutUpdater"], await RulesAsync(""));
        Assert.Equal(["NoObjectives"], await RulesAsync($"unit={Domain.PublicIds.Format(company.World.Unit("LAB").Id)}"));
        Assert.Equal(["KpiWithoutUpdater"], await RulesAsync("severity=Suggestion"));
        Assert.Equal(["KpiWithoutOwner"], await RulesAsync("rule=KpiWithoutOwner"));
        Assert.Equal(4, (await RulesAsync("rule=nonsense&severity=9&unit=x&page=-1")).Count());
    }

    [Fact]
    public async Task The_recorder_keeps_a_month_of_every_unit_and_the_page_draws_the_trend()
    {
        await using var company = await SpoiledCompany.OfAsync(HealthRule.NoObjectives);
        var id = company.World.Model.Organization.Id;
        await using (var scope = company.App.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<RecordHealth>().ExecuteAsync(id, company.App.Clock.UtcDateTime.AddMonths(-1));
        var recorder = company.App.Services.GetRequiredService<EvidenceKeeper>();
        await recorder.RecordAllAsync(default);
        var sequence = await SequenceAsync();
        await recorder.RecordAllAsync(default);

        var kept = await company.App.ReadAsync(id, db => db.UnitHealth.AsNoTracking().ToListAsync());
        Assert.Equal(sequence, await SequenceAsync());
        Assert.Equal(6, kept.Count);
        Assert.Equal(
            [new(2025, 6, 1), new DateOnly(2025, 7, 1)],
            kept.Where(h => h.UnitId == company.World.Model.Root!.Id).Select(h => h.Month).Order()
        );
        // Four things, one problem below.
        Assert.Equal(75, kept.Single(h => h.UnitId == company.World.Model.Root!.Id && h.Month.Month == 7).Score);
        Assert.Equal(0, kept.Single(h => h.UnitId == company.World.Unit("LAB").Id && h.Month.Month == 7).Score);
        var page = await (await company.App.SignInAsync(company.Administrator)).GetAsync("/health-check");
        Assert.NotNull(page.Document.QuerySelector(".strip .hero"));

        Task<long> SequenceAsync() => company.App.ReadAsync(id, db => db.Organizations.Select(o => o.Sequence).SingleAsync());
    }

    [Fact]
    public async Task Nothing_is_said_of_a_unit_of_another_organization()
    {
        var app = new TestApp();
        await app.InitializeAsync();
        var page = await (await app.SignInAsync(app.Companies.Administrator)).GetAsync("/health-check?rule=KpiWithoutOwner");

        var foreign = await page.Form(".findings form")
            .Type("Input.Finding", $"KpiWithoutOwner:{app.Companies.Globex.Unit("ORG").Id}:{app.Companies.Globex.Kpi("REVENUE").Id}")
            .SubmitAsync();

        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        await ((IAsyncLifetime)app).DisposeAsync();
    }
}
