using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Scorecard.Web.Presentation;

internal static class TagHelperOutputExtensions
{
    /// <summary>Puts our classes before those the page wrote.</summary>
    public static void AddClass(this TagHelperOutput output, string classes)
    {
        var own = output.Attributes["class"]?.Value switch
        {
            null => "",
            HtmlString html => html.Value,
            var value => value.ToString(),
        };
        output.Attributes.SetAttribute("class", $"{classes} {own}".TrimEnd());
    }

    /// <summary>A drawing that says something gets a label; one whose words stand beside it is hidden from screen readers.</summary>
    public static void Draw(this TagHelperOutput output, string classes, string viewBox, object width, object height, string? label)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass(classes);
        output.Attributes.SetAttribute("width", width);
        output.Attributes.SetAttribute("height", height);
        output.Attributes.SetAttribute("viewBox", viewBox);
        output.Label(label);
    }

    public static void Bar(this TagHelperOutput output, string viewBox, string? label)
    {
        output.Draw("stack", viewBox, "100%", 8, label);
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
    }

    public static void Label(this TagHelperOutput output, string? label)
    {
        if (string.IsNullOrEmpty(label))
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
            return;
        }
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", label);
    }
}
