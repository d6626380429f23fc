using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Scorecard.Web.Presentation;

/// <summary>
/// Parts of a page as they were drawn from figures that are kept: who looks next gets them as they are. They hold nothing that is for one
/// person alone.
/// </summary>
public sealed class DrawnParts
{
    /// <summary>Addresses may carry anything; parts of more of them are drawn each time.</summary>
    private const int Most = 32;

    private readonly ConcurrentDictionary<(string Part, string Base, string Query), IHtmlContent> drawn = new();

    /// <param name="part">Names it on its page.</param>
    /// <param name="draw">Draws it where that has not been done yet for the page's address, on which links and files rest.</param>
    public async Task<IHtmlContent> OfAsync(string part, ViewContext view, HtmlEncoder encoder, Func<Task<IHtmlContent>> draw)
    {
        var request = view.HttpContext.Request;
        var key = (part, request.PathBase.Value ?? "", request.QueryString.Value ?? "");
        if (drawn.TryGetValue(key, out var there))
            return there;
        if (drawn.Count >= Most)
            return await draw();
        using var html = new StringWriter();
        (await draw()).WriteTo(html, encoder);
        return drawn.GetOrAdd(key, new HtmlString(html.ToString()));
    }
}
