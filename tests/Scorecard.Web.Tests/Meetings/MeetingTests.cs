using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;

namespace Scorecard.Web.Tests.Meetings;

public sealed class MeetingTests : IAsyncLifetime
{
    private readonly ScoredCompany company = new();

    public Task InitializeAsync() => company.InitializeAsync();

    public Task DisposeAsync() => company.DisposeAsync();

    private string Walk(string unit) => $"{company.UnitPath(unit)}/meeting?period=2026-09";

    [Fact]
    public async Task Each_slide_has_an_address_and_the_walk_goes_from_the_summary_to_what_was_written_down()
    {
        var browser = await company.App.SignInAsync(company.Reader);
        var page = await browser.GetAsync(Walk("ORG"));
        Assert.Equal("Summary", page.Heading);
        Assert.StartsWith("The score ", page.Document.QuerySelector(".say")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("[data-back]"));

        var headings = new List<string> { page.Heading };
        while (page.Document.QuerySelector("[data-next]")?.GetAttribute("href") is { } next)
            headings.Add((page = await browser.GetAsync(company.UnitPath("ORG") + "/meeting" + next)).Heading);

        Assert.Equal(page.Document.QuerySelectorAll(".panel a").Select(a => a.LastChild!.TextContent.Trim()), headings);
        Assert.Equal(["What needs attention", "What was written down"], headings[^2..]);
        Assert.Contains("Financial", headings);
    }

    [Fact]
    public async Task What_needs_attention_is_the_dashboards_list_without_dismissing()
    {
        var browser = await company.App.SignInAsync(company.Head);
        var dashboard = await browser.GetAsync($"{company.UnitPath("OPS")}?period=2026-09");
        var slide = await browser.GetAsync($"{Walk("OPS")}&step={await StepOfAsync(browser, "OPS", "What needs attention")}");

        Assert.NotEmpty(Lines(dashboard));
        Assert.Equal(Lines(dashboard), Lines(slide));
        Assert.Empty(slide.Document.QuerySelectorAll("[form=dismiss], #dismiss"));

        static string[] Lines(TestPage page) =>
            [.. page.Document.QuerySelectorAll(".attn h3, .attn li > div").Select(x => x.TextContent.Trim())];
    }

    [Fact]
    public async Task A_slide_beyond_the_last_is_the_last_and_no_number_is_the_first()
    {
        var browser = await company.App.SignInAsync(company.Reader);
        Assert.Equal("What was written down", (await browser.GetAsync(Walk("OPS") + "&step=99")).Heading);
        Assert.Equal("Summary", (await browser.GetAsync(Walk("OPS") + "&step=two")).Heading);
    }

    [Fact]
    public async Task A_decision_is_saved_at_once_about_its_objective_and_stands_on_its_slide_on_the_last_on_the_objective_and_in_the_journal()
    {
        var browser = await company.App.SignInAsync(company.Head);
        var step = await StepOfAsync(browser, "OPS", "Internal process");
        var slide = await browser.GetAsync($"{Walk("OPS")}&step={step}");

        var saved = await slide
            .Form("[data-capture]")
            .Type("Input.Kind", "Decision")
            .Type("Input.Words", "No night shift before March")
            .Type("Input.ObjectiveId", ScoredCompany.Id(company.World.Objective("RUN").Id))
            .SubmitAsync();

        Assert.Equal("The decision is written down.", saved.Message);
        Assert.Equal("Internal process", saved.Heading);
        Assert.Contains("No night shift before March", saved.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("No night shift before March", (await browser.GetAsync(Walk("OPS"))).Words, StringComparison.Ordinal);
        Assert.Contains("No night shift before March", (await browser.GetAsync(Walk("OPS") + "&step=99")).Words, StringComparison.Ordinal);
        Assert.Contains(
            "No night shift before March",
            (await browser.GetAsync(company.ObjectivePath("RUN"))).Words,
            StringComparison.Ordinal
        );
        var line = await company.App.ReadAsync(
            company.World.Model.Organization.Id,
            db => db.Changes.Where(c => c.Subject == Subject.Meeting && c.To!.Contains("night shift")).SingleAsync()
        );
        Assert.Equal(
            (company.Head.Id, company.World.Unit("OPS").Id, "decision: No night shift before March"),
            (line.By, line.SubjectId, line.To)
        );
    }

    [Fact]
    public async Task Entries_of_one_day_and_period_are_one_meeting()
    {
        var browser = await company.App.SignInAsync(company.Head);
        foreach (var words in new[] { "First", "Second" })
            await (await browser.GetAsync(Walk("OPS"))).Form("[data-capture]").Type("Input.Words", words).SubmitAsync();

        var meetings = await company.App.ReadAsync(
            company.World.Model.Organization.Id,
            db => db.Meetings.Where(m => m.HeldOn == new DateOnly(2026, 11, 12)).ToListAsync()
        );
        var meeting = Assert.Single(meetings);
        Assert.Equal((new DateOnly(2026, 9, 1), company.Head.Id), (meeting.PeriodStart, meeting.OpenedBy));
    }

    [Fact]
    public async Task What_cannot_be_saved_is_said_and_what_was_typed_is_kept()
    {
        var browser = await company.App.SignInAsync(company.Head);
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
        var browser = await company.App.SignInAsync(company.Head);
        var saved = await (await browser.GetAsync(Walk("OPS")))
            .Form("[data-capture]")
            .Type("Input.Kind", "Action")
            .Type("Input.Words", "Call the carrier")
            .Type("Input.OwnerId", ScoredCompany.Id(company.Clerk.Id))
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
        var browser = await company.App.SignInAsync(company.Head);
        var address = $"{company.UnitPath("OPS")}/meeting/entries/{ScoredCompany.Id(ScoredCompany.MeetingEntry)}";
        var mine = await browser.GetAsync(address);
        await (await browser.GetAsync(address)).Form().Type("Input.Words", "Theirs").SubmitAsync();

        var refused = await mine.Form().Type("Input.Words", "Mine").SubmitAsync();

        Assert.Contains("Someone else saved this", refused.Problems, StringComparison.Ordinal);
        Assert.Contains("Theirs", refused.Words, StringComparison.Ordinal);
        Assert.Equal("Mine", refused.Form()["Input.Words"]);
        Assert.Equal("The action is saved.", (await refused.Form().SubmitAsync()).Message);
    }

    [Fact]
    public async Task An_action_that_is_still_open_is_met_again_in_a_later_period_late_ones_are_marked()
    {
        var slide = await company.ReadAsync(company.Head, $"{company.UnitPath("OPS")}/meeting?period=2026-10&step=99");
        Assert.Contains(
            "Rent two more lorries",
            slide.Words[slide.Words.IndexOf("Still open from before", StringComparison.Ordinal)..],
            StringComparison.Ordinal
        );
        Assert.Contains("due 1 Nov 2026, late", slide.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_may_not_edit_follow_and_write_nothing()
    {
        var page = await company.ReadAsync(company.Reader, Walk("OPS"));
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await company.ReadAsync(company.Reader, Walk("VAULT"))).Status);
    }

    [Fact]
    public async Task The_list_finds_by_words_shows_mine_or_all_and_nothing_of_private_units()
    {
        await company.App.WriteAsync(
            company.World.Model.Organization.Id,
            db =>
            {
                var meeting = new Meeting(
                    95_001,
                    company.World.Unit("VAULT"),
                    company.World.Period("2026-09"),
                    new(2026, 10, 13),
                    company.Chief.Id
                );
                db.AddRange(
                    meeting,
                    new MeetingEntry(95_002, meeting, MeetingEntryKind.Action, null, new("Buy more gold", company.Head.Id))
                );
                return Task.CompletedTask;
            }
        );

        Assert.Contains("Rent two more lorries", OpenActions(await company.ReadAsync(company.Head, "/meetings")), StringComparison.Ordinal);
        Assert.DoesNotContain("gold", (await company.ReadAsync(company.Head, "/meetings?actions=all")).Words, StringComparison.Ordinal);
        Assert.Contains("gold", OpenActions(await company.ReadAsync(company.Chief, "/meetings?actions=all")), StringComparison.Ordinal);
        Assert.DoesNotContain("Rent two", OpenActions(await company.ReadAsync(company.Chief, "/meetings")), StringComparison.Ordinal);
        Assert.Contains(
            "Rent two more lorries",
            (await company.ReadAsync(company.Reader, "/meetings?q=LORRIES+run")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("Nothing fits", (await company.ReadAsync(company.Reader, "/meetings?q=gold")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objective_that_is_removed_leaves_its_entries_to_the_unit()
    {
        var organization = company.World.Model.Organization.Id;
        await company.App.WriteAsync(
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
        var browser = await company.App.SignInAsync(company.Head);

        await (await browser.GetAsync($"/objectives/{ScoredCompany.Id(95_010)}/delete")).Form().SubmitAsync();

        Assert.Null((await company.App.ReadAsync(organization, db => db.MeetingEntries.SingleAsync(e => e.Id == 95_011))).ObjectiveId);
    }

    private static string OpenActions(TestPage page) => page.Document.QuerySelector("section[aria-labelledby=open-h]")!.TextContent;

    private async Task<int> StepOfAsync(TestBrowser browser, string unit, string title)
    {
        var titles = (await browser.GetAsync(Walk(unit)))
            .Document.QuerySelectorAll(".panel a")
            .Select(a => a.LastChild!.TextContent.Trim())
            .ToList();
        return titles.IndexOf(title) + 1;
    }
}
