using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Scorecard.Web.Tests.Presentation;

internal static class Rendering
{
    public static ViewContext View() => new() { HttpContext = new DefaultHttpContext() };

    public static IElement Render(this TagHelper helper, params TagHelperAttribute[] written)
    {
        var output = new TagHelperOutput("unset", [.. written], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "id"), output);
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(html.ToString()).Body!.Children.Single();
    }
}
