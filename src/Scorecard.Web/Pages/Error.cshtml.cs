using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Pages;

[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ErrorModel(ILogger<ErrorModel> logger) : PageModel, IStandIn
{
    public string Heading { get; private set; } = "";
    public string Advice { get; private set; } = "";
    public string? Reference { get; private set; }

    /// <summary>What was typed into a form that has expired, to be copied from here.</summary>
    public IReadOnlyList<(string Box, string Text)> Typed { get; private set; } = [];

    // Not in OnGet: the page stands in for requests of every method.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var failure = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var isStandIn = failure is not null || HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (!isStandIn)
            Response.StatusCode = StatusCodes.Status404NotFound;

        (Heading, Advice) = Response.StatusCode switch
        {
            400 when HttpContext.FormExpired() => (
                "This page was open for too long",
                "Nothing was saved. Copy what you typed, below or after going back, load the page again and enter it there."
            ),
            400 => ("That request could not be read", "Nothing was saved. Go back, reload the page and try again."),
            403 => ("You may not do that", "Your role does not allow it. An administrator of your organization can change that."),
            404 or 405 => (
                "There is nothing here",
                "The page may have moved, or it may not be open to you. Check the address or start from the dashboard."
            ),
            413 => ("That file is too large", "Nothing was saved. Split the file and send the parts one after the other."),
            >= 500 => (
                "Something went wrong on our side",
                "Nothing was saved. Try again; if it happens again, tell your administrator the reference below."
            ),
            _ => ("That did not work", "Nothing was saved. Go back, reload the page and try again."),
        };
        if (HttpContext.FormExpired())
            Typed = TypedText.Of(Request);
        if (Response.StatusCode < 500)
            return;

        Reference = HttpContext.TraceIdentifier;
        logger.LogError(
            "Reference {Reference}: {Method} {Path} failed: {Reason}",
            Reference,
            Request.Method,
            failure?.Path,
            failure?.Error.Message
        );
    }
}
