using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Pages;

[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ErrorModel(ILogger<ErrorModel> logger) : PageModel, IStandIn
{
    public ErrorWords Words { get; private set; } = null!;
    public string? Reference { get; private set; }

    /// <summary>What was typed into a form that has expired, to be copied from here.</summary>
    public IReadOnlyList<(string Box, string Text)> Typed { get; private set; } = [];

    // Not in OnGet: the page stands in for requests of every method.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!HttpContext.IsStoodInFor())
            Response.StatusCode = StatusCodes.Status404NotFound;
        var formExpired = HttpContext.FormExpired();
        Words = ErrorWords.Of(Response.StatusCode, formExpired);
        if (formExpired)
            Typed = TypedText.Of(Request);
        if (Response.StatusCode >= 500)
            Reference = logger.LogFailure(HttpContext);
    }
}
