using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Scorecard.Web.Presentation;

public static class Icons
{
    /// <summary>The sprite's address with the content hash in its name, so that it can be cached for good.</summary>
    public static string SpriteUrl(this ViewContext view)
    {
        var assets = view.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{view.HttpContext.Request.PathBase}/{assets?["lib/icons.svg"] ?? "lib/icons.svg"}";
    }

    internal static TagBuilder Use(this ViewContext view, string symbol)
    {
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{view.SpriteUrl()}#{symbol}";
        return use;
    }

    internal static TagBuilder Mark(this ViewContext view, Tone tone)
    {
        var mark = new TagBuilder("svg") { Attributes = { ["aria-hidden"] = "true" } };
        mark.AddCssClass($"mk {tone.CssClass()}");
        mark.InnerHtml.AppendHtml(view.Use($"s-{tone.CssClass()}"));
        return mark;
    }
}
