using System.Text.Json;
using AngleSharp.Dom;

namespace Scorecard.Web.Tests.Enter;

/// <summary>The entry page as a person uses it: rows by KPI and period.</summary>
public sealed class EntryForm
{
    private readonly TestBrowser browser;
    private readonly TestPage page;
    private readonly EntryCompany company;
    private readonly TestForm form;

    private EntryForm(TestBrowser browser, TestPage page, EntryCompany company) =>
        (this.browser, this.page, this.company, form) = (browser, page, company, page.Form("form[data-entry-form]"));

    public static async Task<EntryForm> OpenAsync(EntryCompany company, string query, string language = "en-GB")
    {
        var browser = await company.App.SignInAsync(company.Una, language);
        return new(browser, await browser.GetAsync($"/enter{query}"), company);
    }

    public TestPage Page => page;

    public IElement Row(string kpi, string period) =>
        page.Document.QuerySelector($"[data-entry='{company.Id(kpi)}-{period}']")
        ?? throw new InvalidOperationException($"There is no row {kpi} {period}.");

    /// <summary>The sentence beside the boxes of a row, or beside its note.</summary>
    public string Problem(string kpi, string period) =>
        string.Concat(Row(kpi, period).QuerySelectorAll("[data-problem]").Select(p => p.TextContent.Trim()));

    public string State(string kpi, string period) => Row(kpi, period).QuerySelector("[data-state]")!.TextContent.Trim();

    public string Score(string kpi, string period) => Row(kpi, period).QuerySelector("[data-score]")!.TextContent.Trim();

    public string? Box(string kpi, string period, string box = "Value") => form[Name(kpi, period, box)];

    public string Ask(string kpi, string period) =>
        page.Document.QuerySelector($"[data-ask='{company.Id(kpi)}-{period}'] p")?.TextContent ?? "";

    public EntryForm Type(string kpi, string period, string value, string box = "Value")
    {
        form.Type(Name(kpi, period, box), value);
        return this;
    }

    /// <summary>Sends the whole form, as without scripts.</summary>
    public async Task<EntryForm> SaveAsync(string? button = null, string? of = null)
    {
        var answer = await form.SubmitAsync(button, of);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        return new(browser, answer, company);
    }

    /// <summary>Sends one row, as the page's script does.</summary>
    public async Task<(int Status, JsonElement Answer)> SendAsync(string kpi, string period, params (string Name, string Value)[] more)
    {
        var prefix = Name(kpi, period, "");
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var fields = new[] { "Kpi", "Period", "Seen", "Theirs", "Value", "Numerator", "Denominator", "NotApplicable", "Note" }
            .Select(name => (name, value: form[prefix + name]))
            .Where(f => f.value is not null)
            .Select(f => KeyValuePair.Create($"Rows[0].{f.name}", f.value!));
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{page.Path}{(page.Path.Contains('?', StringComparison.Ordinal) ? "&" : "?")}handler=Value"
        );
        request.Content = new FormUrlEncodedContent(fields.Concat(more.Select(m => KeyValuePair.Create(m.Name, m.Value))));
        request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        var response = await browser.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, response.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : default);
    }

    private string Name(string kpi, string period, string box)
    {
        var name = Row(kpi, period).QuerySelector("input[name$='.Kpi']")!.GetAttribute("name")!;
        return name[..^"Kpi".Length] + box;
    }
}
