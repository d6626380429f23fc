using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Scorecard.Web.Tests.Statements;

/// <summary>Sends the forms of a page without knowing what they are for: what is filled in stays, what is empty gets something that may fit.</summary>
internal static class AnyForm
{
    private static int made;

    /// <summary>How many ways a page has of sending something: its forms, and the buttons that send them elsewhere.</summary>
    public static int Count(TestPage page) => Ways(page).Count();

    public static Task<TestPage> SubmitAsync(TestBrowser browser, TestPage page, int which)
    {
        var (form, button) = Ways(page).ElementAt(which);
        var fields = form
            .Elements.Where(f => f.GetAttribute("name") is { Length: > 0 } && !f.IsDisabled())
            .GroupBy(f => f.GetAttribute("name")!)
            .SelectMany(same => Values(same).Select(value => KeyValuePair.Create(same.Key, value)));
        if (button?.Name is { Length: > 0 } name)
            fields = fields.Append(KeyValuePair.Create(name, button.Value));
        var action = button?.GetAttribute("formaction") ?? form.GetAttribute("action");
        return browser.PostAsync(
            string.IsNullOrEmpty(action) ? page.Path
                : action.StartsWith('?') ? page.Path.Split('?')[0] + action
                : action,
            [.. fields]
        );
    }

    private static IEnumerable<(IHtmlFormElement Form, IHtmlButtonElement? Button)> Ways(TestPage page) =>
        page
            .Document.QuerySelectorAll<IHtmlFormElement>("main form[method=post]")
            .SelectMany(form =>
                form.Elements.OfType<IHtmlButtonElement>()
                    .Where(b => b.Type == "submit")
                    .DistinctBy(b => b.GetAttribute("formaction"))
                    .Select(b => (form, (IHtmlButtonElement?)b))
                    .DefaultIfEmpty((form, null))
            );

    /// <summary>What is sent under one name.</summary>
    private static IEnumerable<string> Values(IEnumerable<IElement> same)
    {
        var radios = same.OfType<IHtmlInputElement>().Where(i => i.Type == "radio").ToList();
        if (radios.Count > 0)
            return [(radios.Find(r => r.IsChecked) ?? radios[^1]).Value];
        return same.SelectMany(field =>
            (string[])(
                field switch
                {
                    IHtmlInputElement { Type: "checkbox", IsChecked: false } => [],
                    IHtmlInputElement { Type: "file" or "submit" } => [],
                    IHtmlInputElement { Value.Length: 0, Type: not "hidden" } box => [Something(box)],
                    IHtmlInputElement box => [box.Value],
                    IHtmlTextAreaElement { Value.Length: 0, Name: { } name }
                        when name.EndsWith("Note", StringComparison.Ordinal) || name.EndsWith("Words", StringComparison.Ordinal) =>
                    [
                        "A note",
                    ],
                    IHtmlTextAreaElement area => [area.Value],
                    IHtmlSelectElement { IsMultiple: false, Options.Length: > 0 } select when string.IsNullOrEmpty(select.Value) =>
                    [
                        select.Options[select.Options.Length - 1].Value,
                    ],
                    IHtmlSelectElement select => [.. select.SelectedOptions.Select(o => o.Value)],
                    _ => [],
                }
            )
        );
    }

    private static string Something(IHtmlInputElement box)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{++made}");
        return box.Type switch
        {
            "email" => $"someone{number}@vireo.example",
            "password" => TestApp.Password,
            "month" => "2026-10",
            _ when box.Name!.EndsWith("Note", StringComparison.Ordinal) => "A note",
            _ when box.Name!.EndsWith("Email", StringComparison.Ordinal) => "",
            _ when box.GetAttribute("inputmode") == "decimal" || box.Type == "number" => number,
            _ when box.IsRequired => $"N{number}",
            _ => "",
        };
    }
}
