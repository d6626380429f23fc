using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Scorecard.Web.Tests;

/// <summary>Opens pages and sends their forms as a browser without scripts does: redirects are followed, cookies and hidden fields kept.</summary>
public sealed class TestBrowser(HttpClient client)
{
    public static readonly Uri Home = new("https://localhost/");

    public HttpClient Client => client;

    public async Task<TestPage> GetAsync(string path) => await TestPage.ReadAsync(this, await client.GetAsync(path));

    /// <summary>Follows the link of an invitation and says to accept it with the account that is signed in; the page that asks once more.</summary>
    public async Task<TestPage> OpenOfferAsync(string link) => await (await GetAsync(link)).Form("form[action*=Keep]").SubmitAsync();

    public async Task<TestPage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, string from = "same-origin")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Sec-Fetch-Site", from);
        return await TestPage.ReadAsync(this, await client.SendAsync(request));
    }
}

/// <summary>A page as it came back, after redirects.</summary>
public sealed class TestPage
{
    private readonly TestBrowser browser;

    private TestPage(TestBrowser browser, HttpResponseMessage response, IHtmlDocument document)
    {
        (this.browser, Status, Path, Document) = (
            browser,
            response.StatusCode,
            response.RequestMessage!.RequestUri!.PathAndQuery,
            document
        );
        Cookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];
    }

    public HttpStatusCode Status { get; }

    /// <summary>Where the browser ended up.</summary>
    public string Path { get; }

    public IHtmlDocument Document { get; }

    /// <summary>The Set-Cookie headers.</summary>
    public IEnumerable<string> Cookies { get; }

    /// <summary>Where the import that the page tells of is taken back.</summary>
    public string UndoImport => Document.QuerySelector("a[href*='/import/undo']")!.GetAttribute("href")!;

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The link that is shown to be handed over.</summary>
    public string Link => Document.QuerySelector("#link")!.GetAttribute("value")!;

    /// <summary>What is read on the page, white space as one blank.</summary>
    public string Words => Squeeze(Spaced(Document.QuerySelector("main")));

    /// <summary>The sentences of refusal: above the form and beside the boxes.</summary>
    public string Problems =>
        string.Join(
            " ",
            Document.QuerySelectorAll("main [role=alert] p, main .field-validation-error").Select(p => Squeeze(p.TextContent))
        );

    /// <summary>The sentence after a save.</summary>
    public string Message => Squeeze(Document.QuerySelector("main [role=status]")?.TextContent);

    /// <summary>The form to fill in; the first of the page unless said otherwise.</summary>
    public TestForm Form(string selector = "main form") =>
        new(
            browser,
            Path,
            Document.QuerySelector(selector) as IHtmlFormElement
                ?? throw new InvalidOperationException($"{Path} ({(int)Status}) has no form {selector}.")
        );

    /// <summary>The page opened once more.</summary>
    public Task<TestPage> AgainAsync() => browser.GetAsync(Path);

    internal static async Task<TestPage> ReadAsync(TestBrowser browser, HttpResponseMessage response) =>
        new(browser, response, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()));

    /// <summary>The text with a blank around whatever stands in a line or cell of its own.</summary>
    private static string Spaced(INode? node) =>
        node switch
        {
            null => "",
            IText text => text.Data,
            IElement { LocalName: "a" or "b" or "i" or "small" or "span" or "strong" or "svg" } inline => string.Concat(
                inline.ChildNodes.Select(Spaced)
            ),
            _ => $" {string.Concat(node.ChildNodes.Select(Spaced))} ",
        };

    private static string Squeeze(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A form with what is in its boxes; typing and ticking change that, and submitting sends it.</summary>
public sealed class TestForm
{
    private readonly TestBrowser browser;
    private readonly string path;
    private readonly IHtmlFormElement form;
    private readonly List<KeyValuePair<string, string>> fields = [];

    internal TestForm(TestBrowser browser, string path, IHtmlFormElement form)
    {
        (this.browser, this.path, this.form) = (browser, path, form);
        foreach (var field in form.Elements.Where(f => !f.IsDisabled() && !string.IsNullOrEmpty(f.GetAttribute("name"))))
            fields.AddRange(Values(field).Select(value => KeyValuePair.Create(field.GetAttribute("name")!, value)));
    }

    /// <summary>What would be sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => fields;

    /// <summary>The first value of a box, or null where there is none.</summary>
    public string? this[string name] => fields.Where(f => f.Key == name).Select(f => f.Value).FirstOrDefault();

    /// <summary>Fills a box, chooses an option or, for a checkbox, ticks it with “true”. The form has to have the field.</summary>
    public TestForm Type(string name, params string[] values)
    {
        if (form.Elements.All(f => f.GetAttribute("name") != name))
            throw new InvalidOperationException($"The form of {path} has no field {name}.");
        fields.RemoveAll(f => f.Key == name);
        fields.AddRange(values.Select(value => KeyValuePair.Create(name, value)));
        return this;
    }

    /// <summary>Presses a button of the form: the one without a name, or the one that sends this name and value.</summary>
    public Task<TestPage> SubmitAsync(string? name = null, string? value = null)
    {
        var button = form
            .Elements.OfType<IHtmlButtonElement>()
            .FirstOrDefault(b => name is not null && b.Name == name && (value is null || b.Value == value));
        if (name is not null && button is null)
            throw new InvalidOperationException($"The form of {path} has no button {name}={value}.");
        var sent = button is null ? fields : [.. fields, KeyValuePair.Create(button.Name!, button.Value)];
        var action = button?.GetAttribute("formaction") ?? form.GetAttribute("action");
        return browser.PostAsync(
            action switch
            {
                null or "" => path,
                ['?', ..] => path.Split('?')[0] + action,
                _ => action,
            },
            sent
        );
    }

    /// <summary>Sends the form elsewhere, as a button with an address of its own does.</summary>
    public Task<TestPage> SubmitTo(string address)
    {
        if (form.Elements.All(f => f.GetAttribute("formaction") != address))
            throw new InvalidOperationException($"The form of {path} has no button that sends it to {address}.");
        return browser.PostAsync(path.Split('?')[0] + address, fields);
    }

    private static IEnumerable<string> Values(IElement field) =>
        field switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
            IHtmlInputElement { Type: "submit" or "button" or "file" or "image" } => [],
            IHtmlInputElement input => [input.Value],
            IHtmlTextAreaElement area => [area.Value],
            // Where nothing is chosen, a browser shows and sends the first.
            IHtmlSelectElement { IsMultiple: false } select => select
                .Options.Where(o => o.IsSelected)
                .DefaultIfEmpty(select.Options.Length > 0 ? select.Options[0] : null)
                .OfType<IHtmlOptionElement>()
                .Select(o => o.Value),
            IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).Select(o => o.Value),
            _ => [],
        };
}
