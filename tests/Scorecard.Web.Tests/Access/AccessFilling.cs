using System.Net;
using AngleSharp.Html.Dom;

namespace Scorecard.Web.Tests.Access;

/// <summary>Fills forms as someone would who means it.</summary>
internal static class AccessFilling
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>Fills the form that the caller sees, or, where they see none, the one of those who do; the antiforgery token is the caller's own.</summary>
    public static async Task<List<KeyValuePair<string, string>>> FillAsync(
        this AccessCompany company,
        AccessForm form,
        string address,
        TestBrowser browser
    )
    {
        var home = await browser.GetAsync("/account");
        var token = KeyValuePair.Create(Token, home.Document.QuerySelector($"[name={Token}]")!.GetAttribute("value")!);
        if (form.HasNoPage)
            return [token, .. form.Typed.Select(typed => KeyValuePair.Create(typed.Box, typed.Value))];
        var (path, query) = (address.Split('?')[0], address.Split('?').ElementAtOrDefault(1) ?? "");
        var handler = query.Split('&').FirstOrDefault(part => part.StartsWith("handler=", StringComparison.Ordinal));
        var page =
            form.Query is { } asked ? path + asked
            : handler is null ? address
            : path;
        foreach (var who in new[] { browser, await company.BrowseAsync("Administrator"), await company.BrowseAsync("signed out") })
        {
            var shown = await who.GetAsync(page);
            if (
                shown.Status != HttpStatusCode.OK
                || shown.Path.Split('?')[0] != path
                || shown.Document.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>().FirstOrDefault(Sends)
                    is not { } element
            )
                continue;
            var filled = new TestForm(who, shown.Path, element);
            foreach (var (box, value) in form.Typed)
                filled.Type(box, value);
            // A list has one form and a button a line.
            if (
                form.Typed.Length == 0
                && element.Elements.OfType<IHtmlButtonElement>().FirstOrDefault(b => b.Name is { Length: > 0 }) is { } line
            )
                filled.Type(line.Name!, line.Value);
            return [.. filled.Fields.Where(f => f.Key != Token), token];
        }
        throw new InvalidOperationException($"No page has the form of {address}.");

        bool Sends(IHtmlFormElement element) =>
            handler is null
                ? element.GetAttribute("action")?.Contains("handler=", StringComparison.Ordinal) != true
                : element.GetAttribute("action")?.Contains(handler, StringComparison.OrdinalIgnoreCase) == true
                    || element
                        .QuerySelectorAll("[formaction]")
                        .Any(button => button.GetAttribute("formaction")!.Contains(handler, StringComparison.OrdinalIgnoreCase));
    }
}
