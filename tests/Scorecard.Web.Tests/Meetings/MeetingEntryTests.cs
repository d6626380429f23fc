using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;

namespace Scorecard.Web.Tests.Meetings;

public sealed class MeetingEntryTests : MeetingTests
{
    [Fact]
    public async Task A_decision_is_saved_at_once_about_its_objective_and_stands_on_its_slide_on_the_last_on_the_objective_and_in_the_journal()
    {
        var browser = await Company.App.SignInAsync(Company.Head);
        var step = await StepOfAsync(browser, "OPS", "Internal process");
        var slide = await browser.GetAsync($"{Walk("OPS")}&step={step}");

        var saved = await slide
            .Form("[data-capture]")
            .Type("Input.Kind", "Decision")
            .Type("Input.Words", "No night shift before March")
            .Type("Input.ObjectiveId", ScoredCompany.Id(Company.World.Objective("RUN").Id))
            .SubmitAsync();

        Assert.Equal("The decision is written down.", saved.Message);
        Assert.Equal("Internal process", saved.Heading);
        Assert.Contains("No night shift before March", saved.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("No night shift before March", (await browser.GetAsync(Walk("OPS"))).Words, StringComparison.Ordinal);
        Assert.Contains("No night shift before March", (await browser.GetAsync(Walk("OPS") + "&step=99")).Words, StringComparison.Ordinal);
        Assert.Contains(
            "No night shift before March",
            (await browser.GetAsync(Company.ObjectivePath("RUN"))).Words,
            StringComparison.Ordinal
        );
        var line = await Company.App.ReadAsync(
            Company.World.Model.Organization.Id,
            db => db.Changes.Where(c => c.Subject == Subject.Meeting && c.To!.Contains("night shift")).SingleAsync()
        );
        Assert.Equal(
            (Company.Head.Id, Company.World.Unit("OPS").Id, "decision: No night shift before March"),
            (line.By, line.SubjectId, line.To)
        );
    }

    [Fact]
    public async Task Entries_of_one_day_and_period_are_one_meeting()
    {
        var browser = await Company.App.SignInAsync(Company.Head);
        foreach (var words in new[] { "First", "Second" })
            await (await browser.GetAsync(Walk("OPS"))).Form("[data-capture]").Type("Input.Words", words).SubmitAsync();

        var meetings = await Company.App.ReadAsync(
            Company.World.Model.Organization.Id,
            db => db.Meetings.Where(m => m.HeldOn == new DateOnly(2026, 11, 12)).ToListAsync()
        );
        var meeting = Assert.Single(meetings);
        Assert.Equal((new DateOnly(2026, 9, 1), Company.Head.Id), (meeting.PeriodStart, meeting.OpenedBy));
    }

    [Fact]
    public async Task What_cannot_be_saved_is_said_and_what_was_typed_is_kept()
    {
        var browser = await Company.App.SignInAsync(Company.Head);
        var page = await browser.GetAsync(Walk("OPS"));

        var empty = await page.Form("[data-capture]")
            .Type("Input.Kind", "Action")
            .Type("Input.Words", " ")
            .Type("Input.Due", "2026-12-24")
            .SubmitAsync();

        Assert.Contains("Write what is to be done", empty.Problems, StringComparison.Ordinal);
        Assert.Equal("2026-12-24", empty.Form("[data-capture]")["Input.Due"]);
        Assert.Equal("Action", empty.Form("[data-capture]")["Input.Kind"]);
    }

    [Fact]
    public async Task An_action_names_who_and_until_when_is_ticked_off_opened_again_edited_and_removed()
    {
        var browser = await Company.App.SignInAsync(Company.Head);
        var saved = await (await browser.GetAsync(Walk("OPS")))
            .Form("[data-capture]")
            .Type("Input.Kind", "Action")
            .Type("Input.Words", "Call the carrier")
            .Type("Input.OwnerId", ScoredCompany.Id(Company.Clerk.Id))
            .Type("Input.Due", "2026-11-20")
            .SubmitAsync();
        Assert.Contains("Action · Cleo Clerk · due 20 Nov 2026", saved.Words, StringComparison.Ordinal);

        var done = await saved.Form("form[action*=Tick]").SubmitAsync();
        Assert.Equal("The action is done.", done.Message);
        Assert.Contains("done 12 Nov 2026", done.Words, StringComparison.Ordinal);
        var open = await done.Form("form[action*=Tick]").SubmitAsync();
        Assert.Equal("The action is open again.", open.Message);

        var edit = await browser.GetAsync(open.Document.QuerySelector("main .lint a.btn")!.GetAttribute("href")!);
        var changed = await edit.Form().Type("Input.Words", "Call both carriers").SubmitAsync();
        Assert.Equal("The action is saved.", changed.Message);
        var removal = await browser.GetAsync(edit.Path + "/delete");
        var removed = await removal.Form().SubmitAsync();
        Assert.Equal("The action is removed.", removed.Message);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(edit.Path)).Status);
    }

    [Fact]
    public async Task Two_who_edit_the_same_entry_see_both_versions()
    {
        var browser = await Company.App.SignInAsync(Company.Head);
        var address = $"{Company.UnitPath("OPS")}/meeting/entries/{ScoredCompany.Id(ScoredCompany.MeetingEntry)}";
        var mine = await browser.GetAsync(address);
        await (await browser.GetAsync(address)).Form().Type("Input.Words", "Theirs").SubmitAsync();

        var refused = await mine.Form().Type("Input.Words", "Mine").SubmitAsync();

        Assert.Contains("Someone else saved this", refused.Problems, StringComparison.Ordinal);
        Assert.Contains("Theirs", refused.Words, StringComparison.Ordinal);
        Assert.Equal("Mine", refused.Form()["Input.Words"]);
        Assert.Equal("The action is saved.", (await refused.Form().SubmitAsync()).Message);
    }

    [Fact]
    public async Task An_objective_that_is_removed_leaves_its_entries_to_the_unit()
    {
        var organization = Company.World.Model.Organization.Id;
        await Company.App.WriteAsync(
            organization,
            async db =>
            {
                var objective = new Objective(
                    95_010,
                    await db.Units.SingleAsync(u => u.Code == "OPS"),
                    await db.Perspectives.FirstAsync(),
                    "GONE",
                    "Gone soon"
                );
                db.AddRange(
                    objective,
                    new MeetingEntry(
                        95_011,
                        await db.Meetings.SingleAsync(m => m.Id == 90_601),
                        MeetingEntryKind.Note,
                        objective,
                        new("Keep this")
                    )
                );
            }
        );
        var browser = await Company.App.SignInAsync(Company.Head);

        await (await browser.GetAsync($"/objectives/{ScoredCompany.Id(95_010)}/delete")).Form().SubmitAsync();

        Assert.Null((await Company.App.ReadAsync(organization, db => db.MeetingEntries.SingleAsync(e => e.Id == 95_011))).ObjectiveId);
    }
}
