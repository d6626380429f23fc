namespace Scorecard.Web.Tests.Enter;

/// <summary>What the distance to the database is multiplied by.</summary>
public sealed class SavingCostTests(EntryCompany company) : IClassFixture<EntryCompany>
{
    [Fact]
    public async Task A_save_without_script_takes_no_more()
    {
        await (await EntryForm.OpenAsync(company, "?period=2026-09")).Type("ON-TIME", "2026-09", "94.2").SaveAsync();
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-09");
        company.Trips.Clear();

        await sheet.Type("COST", "2026-09", "4.4").SaveAsync();

        Assert.True(company.Trips.ToTheCommit is > 0 and <= 8, $"{company.Trips.ToTheCommit} round trips:\n{company.Trips}");
        Assert.InRange(company.Trips.WhileLocked, 1, 3);
    }

    [Fact]
    public async Task A_value_that_is_held_keeps_nobody_waiting()
    {
        await company.RecordAsync("WEEKLY", "2026-W43", 20m);
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-10");
        company.Trips.Clear();

        var (_, answer) = await sheet.Type("WEEKLY", "2026-W44", "200").SendAsync("WEEKLY", "2026-W44");

        Assert.Equal("held", answer.GetProperty("state").GetString());
        Assert.True(company.Trips.Count <= 8, $"{company.Trips.Count} round trips:\n{company.Trips}");
        Assert.Equal(0, company.Trips.WhileLocked);
    }

    [Fact]
    public async Task A_save_takes_eight_round_trips_and_three_of_them_while_others_wait()
    {
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-10");
        await sheet.Type("ON-TIME", "2026-10", "94.2").SendAsync("ON-TIME", "2026-10");
        sheet = await EntryForm.OpenAsync(company, "?period=2026-10");
        company.Trips.Clear();

        var (status, answer) = await sheet.Type("COST", "2026-10", "4.4").SendAsync("COST", "2026-10");

        Assert.Equal((200, "saved"), (status, answer.GetProperty("state").GetString()));
        Assert.True(company.Trips.Count <= 8, $"{company.Trips.Count} round trips:\n{company.Trips}");
        Assert.InRange(company.Trips.WhileLocked, 1, 3);
        // What it answers and what the next page shows is nevertheless the new state.
        Assert.Equal("TEAM", answer.GetProperty("unit").GetProperty("name").GetString());
        Assert.Equal("84.6", (await EntryForm.OpenAsync(company, "?period=2026-10")).Score("COST", "2026-10"));
    }
}
