using System.Net;
using Scorecard.Web.Tests.Import;

namespace Scorecard.Web.Tests.Access;

/// <summary>What is asked for, and whether all that can be is in the table.</summary>
public sealed class AskingAccessTests(AccessCompany company) : AccessTests, IClassFixture<AccessCompany>
{
    public static TheoryData<string> Requests => Of(isGet: true);

    [Theory, MemberData(nameof(Requests))]
    public Task The_answer_is_what_the_table_says(string request) => CheckAsync(company, request);

    [Fact]
    public async Task Every_page_every_handler_and_every_endpoint_is_in_the_table()
    {
        var listed = AccessTable.Rows.Select(row => AccessTable.KeyOf(AccessTable.RequestOf(row))).ToHashSet();
        var present = (await AccessTable.InApplicationAsync(company.App.Services)).ToHashSet();

        Assert.True(
            present.IsSubsetOf(listed),
            $"docs/access.md does not say who may: {string.Join(", ", present.Except(listed).Order())}"
        );
        Assert.True(
            listed.IsSubsetOf(present),
            $"docs/access.md lists what is not there: {string.Join(", ", listed.Except(present).Order())}"
        );
    }
}

/// <summary>What is sent, beside what is asked for: with companies of its own, so that the two run at once.</summary>
public sealed class SendingAccessTests(AccessCompanies companies) : AccessTests, IClassFixture<AccessCompanies>
{
    public static TheoryData<string> Requests => Of(isGet: false);

    [Theory, MemberData(nameof(Requests))]
    public async Task The_answer_is_what_the_table_says(string request) => await CheckAsync(await companies.NextAsync(), request);
}

/// <summary>Sends every request of the table in docs/access.md as everyone.</summary>
public abstract class AccessTests
{
    protected static TheoryData<string> Of(bool isGet) =>
        [.. AccessTable.Rows.Select(AccessTable.RequestOf).Where(request => request.StartsWith("GET", StringComparison.Ordinal) == isGet)];

    protected static async Task CheckAsync(AccessCompany company, string request)
    {
        var row = AccessTable.Rows.Single(r => AccessTable.RequestOf(r) == request);
        var wrong = new List<string>();
        foreach (var caller in company.Callers.Keys)
        {
            var expected = row[caller];
            if (caller.StartsWith("private", StringComparison.Ordinal) && !AccessTable.IsAboutUnit(request))
                Assert.Equal("–", expected);
            else if (await AskAsync(company, request, caller) is var actual && actual != expected)
                wrong.Add($"{caller}: {actual}, not {expected}");
        }
        Assert.True(wrong.Count == 0, $"{request}\n{string.Join("\n", wrong)}");
    }

    /// <summary>The answer in the words of the table.</summary>
    private static async Task<string> AskAsync(AccessCompany company, string request, string caller)
    {
        var key = AccessTable.KeyOf(request);
        var isPrivate = caller.StartsWith("private", StringComparison.Ordinal);
        var at = key.StartsWith("GET", StringComparison.Ordinal) ? company.Standing(isPrivate) : await company.MakeAsync(isPrivate);
        if (key.StartsWith("POST /kpis/{id}/limits", StringComparison.Ordinal))
            await company.MeasureAsync(at.Kpi);
        if (key.StartsWith("POST /approvals", StringComparison.Ordinal))
            await company.SubmitAsync(at.Kpi);
        if (ApiAccess.IsOf(key))
            return await ApiAccess.AskAsync(company, request, caller, at, response => ReadAsync(response, caller));
        var address = await AccessTable.AddressAsync(request, company, at);
        // Whoever has deleted the account asks for nothing more.
        var browser = (key, caller) is ("POST /account/delete", "no organization")
            ? await company.App.SignInAsync(await company.NowAsync(company.Leaver))
            : await company.BrowseAsync(caller);
        if (key.StartsWith("GET", StringComparison.Ordinal))
            return await ReadAsync(await browser.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead), caller);

        var form = AccessForm.Of(key, company, at);
        Assert.True(form is not null, $"AccessForm does not say what is typed for {key}.");
        var fields = await company.FillAsync(form, address, browser);
        var before = await company.SequencesAsync();
        using HttpContent content = form.File is { } file ? ImportSender.Form(fields[0].Value, file) : new FormUrlEncodedContent(fields);
        var response = await browser.Client.PostAsync(address, content);
        await company.App.ImportsEndAsync(company.OrganizationId);
        var said = await ReadAsync(response, caller);
        if (form.WithoutDevice is { } refusal && said.StartsWith($"refused: {refusal}", StringComparison.Ordinal))
            said = "yes";
        var moved = !before.OrderBy(o => o.Key).SequenceEqual((await company.SequencesAsync()).OrderBy(o => o.Key));
        return (said, moved) switch
        {
            ("yes", false) when !form.IsSilent && caller != "no organization" => "yes, but nothing was written",
            ("yes", _) or (_, false) => said,
            _ => $"{said}, but something was written",
        };
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, string caller)
    {
        var (body, at) = (await BodyAsync(response.Content), response.RequestMessage!.RequestUri!.PathAndQuery);
        var everything = $"{at}\n{response.Headers}{response.Content.Headers}\n{body}";
        foreach (var mark in Foreign(caller))
            if (everything.Contains(mark, StringComparison.OrdinalIgnoreCase))
                return $"leaks “{mark}”";
        var refusal =
            response.Content.Headers.ContentType?.MediaType == "text/html"
                ? (await TestPage.ReadAsync(new TestBrowser(null!), response)).Problems.Trim()
                : "";
        return response.StatusCode switch
        {
            HttpStatusCode.NotFound => "hidden",
            HttpStatusCode.Forbidden => "no",
            HttpStatusCode.Unauthorized => "sign in",
            HttpStatusCode.OK when ApiAccess.RefusalIn(body) is { } said => said,
            HttpStatusCode.Created => "yes",
            HttpStatusCode.OK when at.StartsWith("/account/sign-in?returnUrl=", StringComparison.Ordinal) => "sign in",
            HttpStatusCode.OK => refusal.Length == 0 && !body.Contains("\"state\":\"refused\"", StringComparison.OrdinalIgnoreCase)
                ? "yes"
                : $"refused: {refusal}",
            var other => $"{(int)other}",
        };
    }

    /// <summary>What was answered; of events, which go on, the first.</summary>
    private static async Task<string> BodyAsync(HttpContent content)
    {
        if (content.Headers.ContentType?.MediaType != "text/event-stream")
            return await content.ReadAsStringAsync();
        using var lines = new StreamReader(await content.ReadAsStreamAsync());
        var first = new List<string>();
        while (await lines.ReadLineAsync() is { Length: > 0 } line)
            first.Add(line);
        return string.Join('\n', first);
    }

    /// <summary>The words that must not reach a caller.</summary>
    private static string[] Foreign(string caller) =>
        caller switch
        {
            "signed out" or "other organization" or "no organization" => [AccessCompany.Mark, AccessCompany.PrivateMark],
            "Updater" or "Manager" or "Manager elsewhere" or "private: Manager elsewhere" => [AccessCompany.PrivateMark],
            _ => [],
        };
}
