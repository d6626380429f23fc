using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;

namespace Scorecard.Web.Tests.Linked;

/// <summary>Objectives and KPIs that were cascaded as identical, and what happens below when the one above changes.</summary>
public sealed class LinkedTests : IAsyncLifetime
{
    private TestApp App { get; } = new();

    private TestBrowser browser = null!;
    private long objectiveId;
    private long kpiId;

    private string Grow => PublicIds.Format(App.Companies.Acme.Objective("GROW").Id);

    private string Lower => PublicIds.Format(objectiveId);

    private string LowerKpi => PublicIds.Format(kpiId);

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)App).InitializeAsync();
        browser = await App.SignInAsync(App.Companies.Administrator);
        var page = await browser.GetAsync($"/objectives/{Grow}/cascade");
        var operations = page.Document.QuerySelector($"input[value='{PublicIds.Format(App.Companies.Acme.Unit("OPS").Id)}']")!;
        await page.Form("form.col")
            .Type(operations.GetAttribute("name")!.Replace(".Id", ".As", StringComparison.Ordinal), "Identical")
            .Type("Input.From", "2026-09")
            .SubmitAsync();
        var (objective, kpi) = await App.ReadAsync(
            App.Companies.Acme.Model.Organization.Id,
            async db => (await db.Objectives.SingleAsync(o => o.SourceId != null), await db.Kpis.SingleAsync(k => k.SourceId != null))
        );
        (objectiveId, kpiId) = (objective.Id, kpi.Id);
    }

    public Task DisposeAsync() => ((IAsyncLifetime)App).DisposeAsync();

    [Fact]
    public async Task While_both_say_the_same_there_is_nothing_to_decide()
    {
        Assert.Contains("Follows GROW of Acme.", (await browser.GetAsync($"/objectives/{Lower}")).Words, StringComparison.Ordinal);
        Assert.Contains("Both say the same", (await browser.GetAsync($"/linked/{Lower}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_above_is_offered_below_and_taken_over()
    {
        await RenameAboveAsync("Grow with care");
        Assert.Contains("(1 to decide)", (await browser.GetAsync($"/objectives/{Grow}")).Words, StringComparison.Ordinal);
        Assert.Contains("1 field differs", (await browser.GetAsync($"/objectives/{Lower}")).Words, StringComparison.Ordinal);
        Assert.Equal("GROW", (await ObjectiveAsync()).Name);

        var page = await browser.GetAsync($"/linked/{Lower}");
        Assert.Contains("Here GROW Above Grow with care", page.Words, StringComparison.Ordinal);
        await page.Form().Type("Input.Lines[0].Decision", "Take").SubmitAsync();

        Assert.Equal("Grow with care", (await ObjectiveAsync()).Name);
    }

    [Fact]
    public async Task A_unit_keeps_its_own_with_a_reason_and_comes_back_later()
    {
        await RenameAboveAsync("Grow with care");
        var page = await browser.GetAsync($"/linked/{Lower}");
        Assert.Contains(
            "Say why",
            (await page.Form().Type("Input.Lines[0].Decision", "Keep").SubmitAsync()).Problems,
            StringComparison.Ordinal
        );
        await page.Form().Type("Input.Lines[0].Decision", "Keep").Type("Input.Lines[0].Reason", "We say it shorter").SubmitAsync();
        Assert.DoesNotContain("differs", (await browser.GetAsync($"/objectives/{Lower}")).Words, StringComparison.Ordinal);

        var again = await browser.GetAsync($"/linked/{Lower}");
        Assert.Equal("We say it shorter", again.Form()["Input.Lines[0].Reason"]);
        await again.Form().Type("Input.Lines[0].Decision", "Take").SubmitAsync();

        Assert.Equal("Grow with care", (await ObjectiveAsync()).Name);
        Assert.Equal(0, await App.ReadAsync(App.Companies.Acme.Model.Organization.Id, db => db.FieldOverrides.CountAsync()));
    }

    [Fact]
    public async Task A_KPI_takes_over_its_unit_of_measure()
    {
        await App.WriteAsync(
            App.Companies.Acme.Model.Organization.Id,
            async db =>
            {
                var kpi = await db.Kpis.SingleAsync(k => k.Code == "REVENUE");
                kpi.Describe(kpi.Details with { UnitOfMeasure = "k€" });
            }
        );

        await (await browser.GetAsync($"/linked/{LowerKpi}")).Form().Type("Input.Lines[0].Decision", "Take").SubmitAsync();

        Assert.Equal("k€", (await KpiAsync()).UnitOfMeasure);
    }

    [Fact]
    public async Task What_its_own_values_contradict_is_refused()
    {
        await App.WriteAsync(
            App.Companies.Acme.Model.Organization.Id,
            async db =>
            {
                var kpi = await db.Kpis.SingleAsync(k => k.Code == "REVENUE");
                kpi.Describe(kpi.Details with { Frequency = Domain.Periods.Frequency.Quarter });
            }
        );
        await App.RecordAsync(await KpiAsync(), "2026-09", 50);

        var refused = await (await browser.GetAsync($"/linked/{LowerKpi}")).Form().Type("Input.Lines[0].Decision", "Take").SubmitAsync();

        Assert.Contains("cannot be collected by quarter", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(Domain.Periods.Frequency.Month, (await KpiAsync()).Frequency);
    }

    [Fact]
    public async Task It_can_go_its_own_way()
    {
        await (await browser.GetAsync($"/linked/{Lower}")).Form().SubmitTo("?handler=Leave");

        Assert.Null((await ObjectiveAsync()).SourceId);
        Assert.Contains("It goes its own way", (await browser.GetAsync($"/linked/{Lower}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_both_versions()
    {
        await RenameAboveAsync("Grow with care");
        var stale = await browser.GetAsync($"/linked/{Lower}");
        await (await browser.GetAsync($"/objectives/{Lower}/edit")).Form().Type("Input.Name", "Grow slowly").SubmitAsync();

        var stopped = await stale.Form().Type("Input.Lines[0].Decision", "Take").SubmitAsync();

        Assert.Contains("Someone else saved this", stopped.Problems, StringComparison.Ordinal);
        Assert.Contains("Here Grow slowly", stopped.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_taken_back()
    {
        var page = await browser.GetAsync($"/objectives/{Grow}/cascade");
        var box = page.Document.QuerySelectorAll("select[data-as]")[0].GetAttribute("name")!;
        await page.Form("form.col")
            .Type(box, "Shared")
            .Type(box.Replace(".As", ".OwnerId", StringComparison.Ordinal), PublicIds.Format(App.Companies.OpsManager.Id))
            .SubmitAsync();
        var shared = await browser.GetAsync($"/objectives/{Grow}");
        Assert.Contains("(Olga Ops)", shared.Words, StringComparison.Ordinal);

        var answered = await browser.GetAsync($"/objectives/{Grow}/cascade");
        var back = await answered.Form("form.col").SubmitAsync("answered");

        Assert.Contains("is taken back", back.Message, StringComparison.Ordinal);
        Assert.Equal(0, await App.ReadAsync(App.Companies.Acme.Model.Organization.Id, db => db.CascadeAnswers.CountAsync()));
    }

    [Fact]
    public async Task Who_may_not_edit_below_is_refused() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await App.SignInAsync(App.Companies.Viewer)).GetAsync($"/linked/{Lower}")).Status);

    private async Task RenameAboveAsync(string name) =>
        await (await browser.GetAsync($"/objectives/{Grow}/edit")).Form().Type("Input.Name", name).SubmitAsync();

    private Task<Objective> ObjectiveAsync() =>
        App.ReadAsync(App.Companies.Acme.Model.Organization.Id, db => db.Objectives.SingleAsync(o => o.Id == objectiveId));

    private Task<Kpi> KpiAsync() => App.ReadAsync(App.Companies.Acme.Model.Organization.Id, db => db.Kpis.SingleAsync(k => k.Id == kpiId));
}
