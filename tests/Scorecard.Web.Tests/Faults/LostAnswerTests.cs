using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;

namespace Scorecard.Web.Tests.Faults;

/// <summary>The commit is carried out, and its answer is lost: nobody is told that nothing was saved, and nothing is saved twice.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private readonly FaultyApp faulty = new();

    public Task InitializeAsync() => faulty.InitializeAsync();

    public Task DisposeAsync() => faulty.DisposeAsync();

    [SkippableFact]
    public async Task A_new_initiative_is_planned_once()
    {
        var browser = await faulty.App.SignInAsync(faulty.App.Companies.Administrator);
        var form = await faulty.NewInitiativeAsync(browser);

        var again = await LoseAsync(form);

        Assert.StartsWith("/initiatives/", again.Path, StringComparison.Ordinal);
        Assert.Equal("Visit every customer", again.Heading);
        Assert.Equal("This is saved. It was sent twice and saved once.", again.Message);
        Assert.Equal(1, await CountAsync(db => db.Initiatives.CountAsync(i => i.Name == "Visit every customer")));
    }

    [SkippableFact]
    public async Task A_note_of_a_meeting_is_written_down_once_and_another_one_is_another_one()
    {
        var browser = await faulty.App.SignInAsync(faulty.App.Companies.Administrator);
        var page = await browser.GetAsync($"/units/{FaultyApp.Id(faulty.Acme.Unit("SALES").Id)}/meeting");

        await LoseAsync(page.Form("[data-capture]").Type("Input.Words", "Two shifts"));
        await page.Form("[data-capture]").Type("Input.Words", "Three shifts").SubmitAsync();

        Assert.Equal(
            ["Three shifts", "Two shifts"],
            await CountAsync(db => db.MeetingEntries.Select(entry => entry.Words).Order().ToListAsync())
        );
    }

    [SkippableFact]
    public async Task A_view_is_kept_once()
    {
        var browser = await faulty.App.SignInAsync(faulty.App.Companies.Administrator);
        var page = await browser.GetAsync("/kpis?q=cost");

        await LoseAsync(page.Form(".views form").Type("Name", "Costs"), "INSERT INTO \"SavedViews\"");

        Assert.Equal(1, await CountAsync(db => db.SavedViews.CountAsync()));
    }

    [SkippableFact]
    public async Task A_value_is_entered_once()
    {
        var browser = await faulty.App.SignInAsync(faulty.App.Companies.NorthUpdater);
        var form = (await browser.GetAsync("/enter")).Form("form[data-entry-form]");
        var box = form.Fields.First(field => field.Key.EndsWith(".Value", StringComparison.Ordinal)).Key;

        await LoseAsync(form.Type(box, "31"));

        Assert.Equal(1, await CountAsync(db => db.Measurements.CountAsync()));
    }

    /// <summary>Sends a form whose answer is lost, and sends it once more from the page that says so.</summary>
    private async Task<TestPage> LoseAsync(TestForm form, string lastStep = "COMMIT")
    {
        faulty.Way.CutNextAnswerTo(lastStep);
        var lost = await FaultyApp.SoonAsync(() => form.SubmitAsync());
        Assert.Equal((1, HttpStatusCode.ServiceUnavailable), (faulty.Way.Cut, lost.Status));
        Assert.Contains("saved", lost.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was saved", lost.Words, StringComparison.Ordinal);
        var again = await lost.Form().SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, again.Status);
        return again;
    }

    private Task<T> CountAsync<T>(Func<ScorecardDbContext, Task<T>> read) => faulty.App.ReadAsync(faulty.Acme.Model.Organization.Id, read);
}
