using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Tests.Enter;

public sealed class SavingTests(EntryCompany company) : IClassFixture<EntryCompany>
{
    [Fact]
    public async Task Each_changed_row_is_saved_for_itself_and_what_is_refused_stays_in_its_box()
    {
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-01");

        var after = await sheet
            .Type("ON-TIME", "2026-01", "94.2")
            .Type("COST", "2026-01", "4,8l")
            .Type("STAFF", "2026-01", "7")
            .SaveAsync();

        Assert.Contains("2 values saved. 1 value not saved", after.Page.Problems, StringComparison.Ordinal);
        Assert.Equal(94.2m, Assert.Single(await company.SavedAsync("ON-TIME", "2026-01")).Value);
        Assert.Equal(("Saved", "52.5"), (after.State("ON-TIME", "2026-01"), after.Score("ON-TIME", "2026-01")));
        Assert.Equal(("Not saved", "4,8l"), (after.State("COST", "2026-01"), after.Box("COST", "2026-01")));
        Assert.StartsWith("Digits only, such as 4.81", after.Problem("COST", "2026-01"), StringComparison.Ordinal);
        Assert.Empty(await company.SavedAsync("COST", "2026-01"));

        var again = await (await EntryForm.OpenAsync(company, "?period=2026-01")).SaveAsync();
        Assert.Equal("Nothing was changed.", again.Page.Message);
        Assert.Single(await company.SavedAsync("ON-TIME", "2026-01"));
    }

    [Theory]
    [InlineData("en-GB", "94.25", "2026-02", 94.25)]
    [InlineData("en-GB", "94,25", "2025-02", 94.25)]
    [InlineData("de-DE", "94,25", "2026-03", 94.25)]
    [InlineData("de-DE", "94.25 people", "2025-03", 94.25)]
    [InlineData("de-DE", "1.234,5", "2026-04", 1234.5)]
    [InlineData("en-GB", "1,234.5", "2025-04", 1234.5)]
    [InlineData("en-GB", "1 250", "2026-05", 1250)]
    [InlineData("fr-FR", "1\u202f250,5", "2025-05", 1250.5)]
    public async Task Numbers_are_read_as_people_of_that_language_write_them(string language, string typed, string period, decimal expected)
    {
        var sheet = await EntryForm.OpenAsync(company, $"?period={period}", language);

        var asked = await sheet.Type("STAFF", period, typed).Type("STAFF", period, "Two sites at once", "Note").SaveAsync();
        if (asked.Ask("STAFF", period).Length > 0)
            await asked.SaveAsync("Meant", $"{company.Id("STAFF")}-{period}");

        Assert.Equal(expected, Assert.Single(await company.SavedAsync("STAFF", period)).Value);
        var shown = await EntryForm.OpenAsync(company, $"?period={period}", language);
        Assert.Equal("Nothing was changed.", (await shown.SaveAsync()).Page.Message);
    }

    [Fact]
    public async Task A_currency_is_typed_along_but_not_another_one()
    {
        var sheet = await EntryForm.OpenAsync(company, "?period=2025-11");

        var refused = await sheet.Type("COST", "2025-11", "$4.25").SaveAsync();
        Assert.StartsWith("Write it in €, without the $", refused.Problem("COST", "2025-11"), StringComparison.Ordinal);
        Assert.Empty(await company.SavedAsync("COST", "2025-11"));

        await refused.Type("COST", "2025-11", "€4.25").SaveAsync();
        Assert.Equal(4.25m, Assert.Single(await company.SavedAsync("COST", "2025-11")).Value);
    }

    [Theory]
    [InlineData("en-GB", "1,250", "Write 1250 or 1.25")]
    [InlineData("de-DE", "1.250", "Write 1250 or 1,25")]
    [InlineData("en-GB", "1.234,5", "Write 1234.5")]
    [InlineData("de-DE", "1,234.5", "Write 1234,5")]
    [InlineData("en-GB", "ninety", "Digits only, such as 4.81")]
    [InlineData("de-DE", "9a", "Digits only, such as 4,81")]
    [InlineData("en-GB", "99999999999999999", "Too large")]
    [InlineData("en-GB", "1e400", "Digits only, such as 4.81")]
    [InlineData("en-GB", "NaN", "Digits only, such as 4.81")]
    [InlineData("en-GB", "Infinity", "Digits only, such as 4.81")]
    [InlineData("en-GB", "-∞", "Digits only, such as 4.81")]
    [InlineData("en-GB", "0x10", "Digits only, such as 4.81")]
    [InlineData("en-GB", "9…400 digits", "Too large")]
    public async Task What_is_no_number_or_could_be_two_is_refused_and_kept(string language, string typed, string sentence)
    {
        typed = typed == "9…400 digits" ? new string('9', 400) : typed;
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-06", language);

        var after = await sheet.Type("STAFF", "2026-06", typed).SaveAsync();

        Assert.Equal(typed, after.Box("STAFF", "2026-06"));
        Assert.StartsWith(sentence, after.Problem("STAFF", "2026-06"), StringComparison.Ordinal);
        Assert.Equal("true", after.Row("STAFF", "2026-06").QuerySelector("[data-box=value]")!.GetAttribute("aria-invalid"));
        Assert.Empty(await company.SavedAsync("STAFF", "2026-06"));
    }

    [Fact]
    public async Task What_is_off_track_is_saved_and_owes_a_note()
    {
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-07");

        var owing = await sheet.Type("ON-TIME", "2026-07", "91").SaveAsync();

        Assert.Equal(
            ("91", "12.5", "Off track: a short note is still owed", "Note owed"),
            (
                owing.Box("ON-TIME", "2026-07"),
                owing.Score("ON-TIME", "2026-07"),
                owing.Problem("ON-TIME", "2026-07"),
                owing.State("ON-TIME", "2026-07")
            )
        );
        Assert.Equal(91m, Assert.Single(await company.SavedAsync("ON-TIME", "2026-07")).Value);

        var noted = await owing.Type("ON-TIME", "2026-07", "Two vans broke down", "Note").SaveAsync();
        Assert.Equal("Saved", noted.State("ON-TIME", "2026-07"));
        Assert.Equal(
            [(91m, null, 1), (91m, "Two vans broke down", 2)],
            (await company.SavedAsync("ON-TIME", "2026-07")).Select(m => (m.Value!.Value, m.Note, m.Revision))
        );
    }

    [Fact]
    public async Task What_does_not_apply_needs_a_note_too()
    {
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-08");

        var refused = await sheet.Type("ON-TIME", "2026-08", "true", "NotApplicable").SaveAsync();
        Assert.Equal("Say why there is no value", refused.Problem("ON-TIME", "2026-08"));

        var saved = await refused.Type("ON-TIME", "2026-08", "Moved house", "Note").SaveAsync();
        Assert.True(Assert.Single(await company.SavedAsync("ON-TIME", "2026-08")).NotApplicable);
        Assert.Equal(("Saved", "N/A"), (saved.State("ON-TIME", "2026-08"), saved.Score("ON-TIME", "2026-08")));
    }

    [Fact]
    public async Task A_note_alone_is_no_report()
    {
        var after = await (await EntryForm.OpenAsync(company, "?period=2026-08")).Type("COST", "2026-08", "Later", "Note").SaveAsync();

        Assert.Equal("Give the value that the note is about, or choose N/A", after.Problem("COST", "2026-08"));
        Assert.Equal("Later", after.Box("COST", "2026-08", "Note"));
    }

    [Fact]
    public async Task A_ratio_takes_its_two_parts()
    {
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-09");

        var half = await sheet.Type("RATIO", "2026-09", "30", "Numerator").SaveAsync();
        Assert.Equal("Fill in the denominator too", half.Problem("RATIO", "2026-09"));

        var none = await half.Type("RATIO", "2026-09", "0", "Denominator").SaveAsync();
        Assert.Contains("there is nothing to divide by", none.Problem("RATIO", "2026-09"), StringComparison.Ordinal);
        Assert.Equal("30", none.Box("RATIO", "2026-09", "Numerator"));

        var saved = await none.Type("RATIO", "2026-09", "40", "Denominator").SaveAsync();
        Assert.Equal((30m, 40m), Only(await company.SavedAsync("RATIO", "2026-09"), m => (m.Numerator!.Value, m.Denominator!.Value)));
        Assert.Equal(("62.5", "Saved"), (saved.Score("RATIO", "2026-09"), saved.State("RATIO", "2026-09")));
    }

    [Fact]
    public async Task Yes_or_no_is_chosen()
    {
        var saved = await (await EntryForm.OpenAsync(company, "?period=2026-09")).Type("AUDIT", "2026-09", "1").SaveAsync();

        Assert.Equal(1m, Assert.Single(await company.SavedAsync("AUDIT", "2026-09")).Value);
        Assert.Equal("100.0", saved.Score("AUDIT", "2026-09"));
        Assert.Equal("1", saved.Box("AUDIT", "2026-09"));
        var no = await saved.Type("AUDIT", "2026-09", "0").SaveAsync();
        Assert.Equal("September was reported: say why it was corrected", no.Problem("AUDIT", "2026-09"));
        Assert.Equal([1m, 0m], (await company.SavedAsync("AUDIT", "2026-09")).Select(m => m.Value!.Value));
    }

    [Fact]
    public async Task A_correction_is_a_further_revision_and_a_withdrawal_is_asked_for_twice()
    {
        await company.RecordAsync("COST", "2026-09", 4.5m, by: company.Una);
        var corrected = await (await EntryForm.OpenAsync(company, "?period=2026-09"))
            .Type("COST", "2026-09", "4.6")
            .Type("COST", "2026-09", "Late invoice", "Note")
            .SaveAsync();
        Assert.Equal([4.5m, 4.6m], (await company.SavedAsync("COST", "2026-09")).Select(m => m.Value!.Value));

        var asked = await corrected.Type("COST", "2026-09", "").Type("COST", "2026-09", "", "Note").SaveAsync();
        Assert.Equal("Withdraw €4.6? September is then open again.", asked.Ask("COST", "2026-09"));
        Assert.Equal(2, (await company.SavedAsync("COST", "2026-09")).Count);

        var gone = await asked.SaveAsync("Withdraw", $"{company.Id("COST")}-2026-09");
        Assert.Equal(MeasuredValue.Withdrawn, (await company.SavedAsync("COST", "2026-09"))[^1].Measured);
        Assert.Equal(("", ""), (gone.State("COST", "2026-09"), gone.Box("COST", "2026-09")));
    }

    [Fact]
    public async Task A_value_far_from_the_last_waits_for_a_word()
    {
        await company.RecordAsync("WEEKLY", "2026-W36", 12.6m);

        var asked = await (await EntryForm.OpenAsync(company, "?period=2026-09")).Type("WEEKLY", "2026-W37", "126").SaveAsync();

        Assert.Equal("Far from 12.6\u00a0reports last week. Not counted yet. Is 126\u00a0reports meant?", asked.Ask("WEEKLY", "2026-W37"));
        Assert.Equal(("To confirm", "126"), (asked.State("WEEKLY", "2026-W37"), asked.Box("WEEKLY", "2026-W37")));
        Assert.Empty(await company.SavedAsync("WEEKLY", "2026-W37"));

        await asked.SaveAsync("Meant", $"{company.Id("WEEKLY")}-2026-W37");
        Assert.Equal(126m, Assert.Single(await company.SavedAsync("WEEKLY", "2026-W37")).Value);
    }

    [Fact]
    public async Task Two_people_at_the_same_value_are_both_heard()
    {
        var sheet = await EntryForm.OpenAsync(company, "?period=2025-10");
        await company.RecordAsync("ON-TIME", "2025-10", 96m, "From the log", by: company.Max);

        var conflict = await sheet.Type("ON-TIME", "2025-10", "97").SaveAsync();
        Assert.Equal(
            "Max Manager saved 96% on 12 Nov 2026, 09:30 with the note “From the log”. Keep yours, or take theirs?",
            conflict.Ask("ON-TIME", "2025-10")
        );
        Assert.Equal("97", conflict.Box("ON-TIME", "2025-10"));
        Assert.Single(await company.SavedAsync("ON-TIME", "2025-10"));

        var still = await conflict.SaveAsync();
        Assert.NotEmpty(still.Ask("ON-TIME", "2025-10"));

        var taken = await still.SaveAsync("Take", $"{company.Id("ON-TIME")}-2025-10");
        Assert.Equal(("96", ""), (taken.Box("ON-TIME", "2025-10"), taken.Ask("ON-TIME", "2025-10")));

        await still.SaveAsync("Mine", $"{company.Id("ON-TIME")}-2025-10");
        Assert.Equal([96m, 97m], (await company.SavedAsync("ON-TIME", "2025-10")).Select(m => m.Value!.Value));
    }

    [Fact]
    public async Task Rows_that_someone_else_changed_and_this_person_did_not_are_left_alone()
    {
        await company.RecordAsync("ON-TIME", "2025-11", 96m);
        var sheet = await EntryForm.OpenAsync(company, "?period=2025-11");
        await company.RecordAsync("ON-TIME", "2025-11", 97m);

        var after = await sheet.Type("STAFF", "2025-11", "11").SaveAsync();

        Assert.Equal("1 value saved.", after.Page.Message);
        Assert.Equal("97", after.Box("ON-TIME", "2025-11"));
    }

    private static T Only<T>(List<Measurement> saved, Func<Measurement, T> read) => read(Assert.Single(saved));
}
