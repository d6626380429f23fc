using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Tests.Enter;

/// <summary>What looks like a slip counts nowhere until somebody says that it is meant; a correction never waits.</summary>
public sealed class SlipTests(EntryCompany company) : IClassFixture<EntryCompany>
{
    private const string Month = "2026-10";

    private string Row => $"{company.Id("ON-TIME")}-{Month}";

    [Fact]
    public async Task A_slip_waits_and_the_question_stands_on_another_device_until_it_is_answered()
    {
        await HistoryAsync("ON-TIME", 95.9m);
        await company.RecordAsync("ON-TIME", Month, 94.4m);

        var asked = await (await EntryForm.OpenAsync(company, "")).Type("ON-TIME", Month, "944").SaveAsync();

        Assert.Equal("Far from 95.9% last month. Published is still 94.4%. Is 944% meant?", asked.Ask("ON-TIME", Month));
        Assert.Equal(["Yes, 944%", "Leave 94.4%"], Choices(asked));
        Assert.Equal(94.4m, await PublishedAsync());

        var elsewhere = await EntryForm.OpenAsync(company, "");
        Assert.Equal(
            ("944", "To confirm", "Far from 95.9% last month. Published is still 94.4%. Is 944% meant?"),
            (elsewhere.Box("ON-TIME", Month), elsewhere.State("ON-TIME", Month), elsewhere.Ask("ON-TIME", Month))
        );
        Assert.Contains("1 to confirm", elsewhere.Page.Words, StringComparison.Ordinal);

        var others = await elsewhere.Type("STAFF", Month, "11").SaveAsync();
        Assert.Equal("1 value saved.", others.Page.Message);
        Assert.Equal("To confirm", others.State("ON-TIME", Month));

        var left = await others.SaveAsync("Take", Row);
        Assert.Equal(("94.4", "", "Saved"), (left.Box("ON-TIME", Month), left.Ask("ON-TIME", Month), left.State("ON-TIME", Month)));
        Assert.Single(await company.SavedAsync("ON-TIME", Month));
        Assert.Equal(0, await HeldAsync());
    }

    [Fact]
    public async Task One_press_puts_what_was_probably_meant_and_another_says_that_it_is()
    {
        await HistoryAsync("COST", 4.64m);

        var (_, asked) = await (await EntryForm.OpenAsync(company, "")).Type("COST", Month, "48").SendAsync("COST", Month);
        Assert.Equal("held|", $"{asked.GetProperty("state")}|{asked.GetProperty("score")}");
        Assert.Equal("4.8", asked.GetProperty("slip").GetProperty("value").GetString());
        Assert.Empty(await company.SavedAsync("COST", Month));

        var saved = await (await EntryForm.OpenAsync(company, "")).SaveAsync("Slip", $"{company.Id("COST")}-{Month}");
        Assert.Equal(4.8m, Assert.Single(await company.SavedAsync("COST", Month)).Value);
        Assert.Equal(("4.8", ""), (saved.Box("COST", Month), saved.Ask("COST", Month)));

        var again = await (await EntryForm.OpenAsync(company, "")).Type("COST", Month, "48").SaveAsync();
        await again.Type("COST", Month, "49").SaveAsync("Meant", $"{company.Id("COST")}-{Month}");
        Assert.Single(await company.SavedAsync("COST", Month));
        await (await EntryForm.OpenAsync(company, "")).SaveAsync("Meant", $"{company.Id("COST")}-{Month}");
        Assert.Equal([4.8m, 49m], (await company.SavedAsync("COST", Month)).Select(m => m.Value!.Value));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_the_slip_offered()
    {
        await company.App.WriteAsync(
            company.Initech.Model.Organization.Id,
            async db =>
            {
                var id = company.Initech.Kpi("RATIO").Id;
                var ratio = await db.Kpis.SingleAsync(k => k.Id == id);
                ratio.Describe(
                    ratio.Details with
                    {
                        Lowest = 0,
                        Highest = 100,
                        NumeratorName = "On time",
                        DenominatorName = "All departures",
                    }
                );
            }
        );

        var sheet = await EntryForm.OpenAsync(company, "?period=2026-08");
        Assert.Contains("All departures", sheet.Row("RATIO", "2026-08").TextContent, StringComparison.Ordinal);
        var refused = await sheet.Type("RATIO", "2026-08", "864", "Numerator").Type("RATIO", "2026-08", "100", "Denominator").SaveAsync();

        Assert.Contains("cannot be above 100", refused.Problem("RATIO", "2026-08"), StringComparison.Ordinal);
        Assert.Equal("Did you mean 86.4%?", refused.Ask("RATIO", "2026-08"));
        var saved = await refused.SaveAsync("Slip", $"{company.Id("RATIO")}-2026-08");
        Assert.Equal(86.4m, Assert.Single(await company.SavedAsync("RATIO", "2026-08")).Numerator);
        Assert.Contains("= 86.4%", saved.Row("RATIO", "2026-08").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_in_a_closed_month_is_stored_and_owes_its_own_reason()
    {
        await company.RecordAsync("STAFF", "2026-05", 11m, "As usual");

        var sheet = await EntryForm.OpenAsync(company, "?period=2026-05");
        Assert.Contains("May has passed; a change counts as a correction.", sheet.Page.Words, StringComparison.Ordinal);
        var owing = await sheet.Type("STAFF", "2026-05", "12").SaveAsync();

        Assert.Equal(12m, (await company.SavedAsync("STAFF", "2026-05"))[^1].Value);
        Assert.Equal(
            ("Note owed", "May was reported: say why it was corrected"),
            (owing.State("STAFF", "2026-05"), owing.Problem("STAFF", "2026-05"))
        );
        Assert.Equal("Note owed", (await EntryForm.OpenAsync(company, "?period=2026-05")).State("STAFF", "2026-05"));
        var done = await owing.Type("STAFF", "2026-05", "One starter was forgotten", "Note").SaveAsync();
        Assert.Equal("Saved", done.State("STAFF", "2026-05"));
    }

    [Fact]
    public async Task A_note_that_was_written_for_another_value_is_asked_about()
    {
        await company.RecordAsync("WEEKLY", "2026-W42", 19m, "A holiday");

        var asked = await (await EntryForm.OpenAsync(company, "")).Type("WEEKLY", "2026-W42", "20").SaveAsync();

        Assert.Equal("The note was written for 19\u00a0reports. Does it still hold?", asked.Ask("WEEKLY", "2026-W42"));
        Assert.Equal(20m, (await company.SavedAsync("WEEKLY", "2026-W42"))[^1].Value);
        var gone = await asked.SaveAsync("Unnote", $"{company.Id("WEEKLY")}-2026-W42");
        Assert.Equal(("20", ""), (gone.Box("WEEKLY", "2026-W42"), gone.Box("WEEKLY", "2026-W42", "Note")));
    }

    [Fact]
    public async Task What_is_refused_has_no_score_and_says_what_still_counts()
    {
        await company.RecordAsync("WEEKLY", "2026-W41", 19m);

        var refused = await (await EntryForm.OpenAsync(company, "")).Type("WEEKLY", "2026-W41", "19.1234567").SaveAsync();

        Assert.Contains("more than 6 decimals", refused.Problem("WEEKLY", "2026-W41"), StringComparison.Ordinal);
        Assert.Equal(("Not saved", ""), (refused.State("WEEKLY", "2026-W41"), refused.Score("WEEKLY", "2026-W41")));
        Assert.Equal("Published is still 19\u00a0reports.", refused.Ask("WEEKLY", "2026-W41"));
        var left = await refused.SaveAsync("Take", $"{company.Id("WEEKLY")}-2026-W41");
        Assert.Equal(("19", "Saved"), (left.Box("WEEKLY", "2026-W41"), left.State("WEEKLY", "2026-W41")));
    }

    [Fact]
    public async Task A_note_on_a_value_is_not_taken_for_the_reason_that_there_is_none()
    {
        await company.RecordAsync("WEEKLY", "2026-W40", 19m, "A holiday");

        var asked = await (await EntryForm.OpenAsync(company, "")).Type("WEEKLY", "2026-W40", "N/A").SaveAsync();

        Assert.Equal("The note was written for 19\u00a0reports. Does it still hold?", asked.Ask("WEEKLY", "2026-W40"));
        var gone = await asked.SaveAsync("Unnote", $"{company.Id("WEEKLY")}-2026-W40");
        Assert.Equal(("Note owed", "Say why there is no value"), (gone.State("WEEKLY", "2026-W40"), gone.Problem("WEEKLY", "2026-W40")));
    }

    [Fact]
    public async Task What_was_understood_comes_back_as_the_person_writes_numbers()
    {
        var (_, answer) = await (await EntryForm.OpenAsync(company, "?period=2026-04", "de-DE"))
            .Type("COST", "2026-04", "€4.25")
            .SendAsync("COST", "2026-04");

        Assert.Equal("4,25", answer.GetProperty("understood").GetProperty("value").GetString());
        Assert.Matches("^is between [0-9,]+ and [0-9,]+ once all are in$", answer.GetProperty("unit").GetProperty("sentence").GetString());
    }

    [Fact]
    public async Task N_A_is_understood_where_it_is_typed_and_asks_for_its_reason()
    {
        var asked = await (await EntryForm.OpenAsync(company, "?period=2026-03")).Type("COST", "2026-03", "n/a").SaveAsync();
        Assert.Equal("Say why there is no value", asked.Problem("COST", "2026-03"));

        await asked.Type("COST", "2026-03", "No trips", "Note").SaveAsync();
        Assert.True(Assert.Single(await company.SavedAsync("COST", "2026-03")).NotApplicable);
    }

    private async Task HistoryAsync(string kpi, decimal last)
    {
        for (var month = 1; month <= 12; month++)
            await company.RecordAsync(kpi, $"2025-{month:00}", last + month % 3 * 0.1m);
        await company.RecordAsync(kpi, "2026-09", last);
    }

    private async Task<decimal?> PublishedAsync() => (await company.SavedAsync("ON-TIME", Month))[^1].Value;

    private Task<int> HeldAsync() =>
        company.App.ReadAsync(
            company.Initech.Model.Organization.Id,
            db => db.HeldValues.CountAsync(h => h.KpiId == company.Initech.Kpi("ON-TIME").Id)
        );

    private IEnumerable<string> Choices(EntryForm form) =>
        form.Page.Document.QuerySelectorAll($"[data-ask='{Row}'] button").Select(button => button.TextContent);
}
