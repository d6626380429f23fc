using System.Net;
using System.Text.Json;
using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Tests.Enter;

/// <summary>What the page's script sends and is told, value by value.</summary>
public sealed class ScriptedSavingTests(EntryCompany company) : IClassFixture<EntryCompany>
{
    [Fact]
    public async Task A_saved_value_comes_back_with_its_score_and_revision()
    {
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-10");

        var (_, answer) = await sheet.Type("ON-TIME", "2026-10", "94,2").SendAsync("ON-TIME", "2026-10");

        Assert.Equal("saved|52.5|watch|Watch|1|09:30", Line(answer, "state", "score", "tone", "word", "revision", "at"));
        Assert.Equal(company.Una.Id, Assert.Single(await company.SavedAsync("ON-TIME", "2026-10")).RecordedBy);

        // A second try after a lost answer is no conflict with oneself.
        var (_, again) = await sheet.SendAsync("ON-TIME", "2026-10");
        Assert.Equal("saved|1", Line(again, "state", "revision"));
        Assert.Single(await company.SavedAsync("ON-TIME", "2026-10"));
    }

    [Fact]
    public async Task A_value_that_is_a_signal_asks_for_a_note_and_one_with_a_note_does_not()
    {
        for (var month = 1; month <= 12; month++)
            await company.RecordAsync("COST", $"2025-{month:00}", month % 2 == 0 ? 4.3m : 4.4m);
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-01");

        var (_, answer) = await sheet.Type("COST", "2026-01", "4.85").SendAsync("COST", "2026-01");
        Assert.Equal("saved|Above the normal range of €3.95 to €4.75. Add a note on why, if you know.", Line(answer, "state", "question"));

        sheet = await EntryForm.OpenAsync(company, "?period=2026-01");
        var (_, noted) = await sheet.Type("COST", "2026-01", "A strike", "Note").SendAsync("COST", "2026-01");
        Assert.Equal("saved", noted.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, noted.GetProperty("question").ValueKind);
    }

    [Fact]
    public async Task A_refusal_names_the_box_and_still_tells_the_score()
    {
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-10");

        var (_, number) = await sheet.Type("COST", "2026-10", "4,8l").SendAsync("COST", "2026-10");
        var (_, note) = await sheet.Type("COST", "2026-10", "5.4").SendAsync("COST", "2026-10");

        Assert.Equal("refused|value|Digits only, such as 4.81", Line(number, "state", "box", "problem"));
        Assert.Equal("saved|note|Off track: a short note is still owed|7.7|bad", Line(note, "state", "box", "problem", "score", "tone"));
    }

    [Fact]
    public async Task A_conflict_brings_theirs_to_take()
    {
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-10");
        await company.RecordAsync("STAFF", "2026-10", 11m, by: company.Max);

        var (_, answer) = await sheet.Type("STAFF", "2026-10", "12").SendAsync("STAFF", "2026-10");

        Assert.Equal("conflict|1", Line(answer, "state", "revision"));
        Assert.StartsWith("Max Manager saved 11\u00a0people on", answer.GetProperty("ask").GetString(), StringComparison.Ordinal);
        Assert.Equal("11|1", Line(answer.GetProperty("instead"), "value", "seen"));
    }

    [Fact]
    public async Task Emptying_a_value_asks_first()
    {
        await company.RecordAsync("WEEKLY", "2026-W43", 20m);
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-10");

        var (_, asked) = await sheet.Type("WEEKLY", "2026-W43", "").SendAsync("WEEKLY", "2026-W43");
        var (_, gone) = await sheet.SendAsync("WEEKLY", "2026-W43", ("Withdraw", $"{company.Id("WEEKLY")}-2026-W43"));

        Assert.Equal("withdrawing|Withdraw 20\u00a0reports? Week 43 is then open again.", Line(asked, "state", "ask"));
        Assert.Equal("open|2", Line(gone, "state", "revision"));
        Assert.Equal(MeasuredValue.Withdrawn, (await company.SavedAsync("WEEKLY", "2026-W43"))[^1].Measured);
    }

    [Theory]
    [InlineData("ON-TIME", "2026-12", "2026-12 lies in the future")]
    [InlineData("ON-TIME", "2026-Q3", "is collected by month")]
    [InlineData("LATER", "2026-09", "begins in 2026-11-01")]
    [InlineData("AVERAGE", "2026-10", "is rolled up from its children")]
    [InlineData("OVER", "2026-10", "is closed in 2026-10")]
    public async Task A_period_that_takes_no_value_says_why(string kpi, string period, string sentence)
    {
        var (status, answer) = await PostAsync(company.Administrator, company.Id(kpi), period);

        Assert.Equal(200, status);
        Assert.Equal("refused", Line(answer, "state"));
        Assert.Contains(sentence, answer.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Empty(await company.SavedAsync(kpi, period));
    }

    [Fact]
    public async Task Nobody_enters_what_is_not_theirs()
    {
        var una = company.Una;
        Assert.Equal(403, (await PostAsync(una, company.Id("ELSEWHERE"), "2026-10")).Status);
        Assert.Equal(404, (await PostAsync(company.App.Companies.Stranger, company.Id("COST"), "2026-10", "/account/sign-in")).Status);
        Assert.Equal(404, (await PostAsync(una, "00000000000", "2026-10")).Status);
        Assert.Equal(404, (await PostAsync(una, company.Id("COST"), "last month")).Status);
        Assert.Equal(404, (await PostAsync(una, company.Id("COST").ToUpperInvariant() + "x", "2026-10")).Status);
        Assert.Empty(await company.SavedAsync("ELSEWHERE", "2026-10"));
    }

    [Fact]
    public async Task An_ended_sign_in_and_an_expired_page_are_told_apart()
    {
        var sheet = await EntryForm.OpenAsync(company, "?period=2026-10");
        using var signedOut = new HttpRequestMessage(HttpMethod.Post, "/enter?handler=Value");
        signedOut.Headers.Add("X-Requested-With", "XMLHttpRequest");

        Assert.Equal(HttpStatusCode.Unauthorized, (await company.App.Browse().Client.SendAsync(signedOut)).StatusCode);
        var una = await company.App.SignInAsync(company.Una);
        Assert.Equal(HttpStatusCode.BadRequest, (await una.PostAsync("/enter?handler=Value", [])).Status);
        Assert.NotNull(sheet);
    }

    private async Task<(int Status, JsonElement Answer)> PostAsync(
        Data.Person person,
        string kpi,
        string period,
        string tokenFrom = "/enter"
    )
    {
        var browser = await company.App.SignInAsync(person);
        var page = await browser.GetAsync(tokenFrom);
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/enter?handler=Value");
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        request.Headers.Add("RequestVerificationToken", token);
        request.Content = new FormUrlEncodedContent([
            new("Rows[0].Kpi", kpi),
            new("Rows[0].Period", period),
            new("Rows[0].Value", "10"),
            new("Rows[0].Note", "A test"),
        ]);
        var response = await browser.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, response.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : default);
    }

    private static string Line(JsonElement answer, params string[] names) =>
        string.Join('|', names.Select(n => answer.GetProperty(n).ToString()));
}
