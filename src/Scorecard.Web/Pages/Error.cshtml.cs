using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Data;
using Scorecard.Web.Hosting;

namespace Scorecard.Web.Pages;

/// <summary>Stands in for a request that failed. It asks the database nothing, which may be what failed.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ErrorModel(ILogger<ErrorModel> logger) : PageModel, IStandIn
{
    /// <summary>Seconds after which a database is asked again.</summary>
    private const string Later = "5";

    public ErrorWords Words { get; private set; } = null!;
    public string? Reference { get; private set; }

    /// <summary>What was typed into a form that was not taken, to be copied from here.</summary>
    public IReadOnlyList<(string Box, string Text)> Typed { get; private set; } = [];

    /// <summary>The form that the database did not take, to be sent again; null where there is none.</summary>
    public SentAgain? Again { get; private set; }

    private bool IsAway => Response.StatusCode == StatusCodes.Status503ServiceUnavailable;

    /// <summary>Whether the same request is taken a little later.</summary>
    private bool Passes => IsAway || Response.StatusCode == StatusCodes.Status429TooManyRequests;

    // Not in OnGet: the page stands in for requests of every method.
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!HttpContext.IsStoodInFor())
            Response.StatusCode = StatusCodes.Status404NotFound;
        var fate = Fate();
        Words = ErrorWords.Of(Response.StatusCode, fate);
        if (Response.StatusCode >= StatusCodes.Status500InternalServerError)
            Reference = logger.LogFailure(HttpContext);
        if (IsAway)
            Response.Headers.RetryAfter = Later;
        if (fate != ErrorWords.Fate.None && await SentAgain.CanBeReadAsync(Request))
        {
            Typed = TypedText.Of(Request);
            Again = Passes ? SentAgain.Of(HttpContext) : null;
        }
        // A script shows a sentence, not a page.
        if (Passes && Request.Headers.XRequestedWith == "XMLHttpRequest")
            context.Result = Content($"{Words.Heading}.");
        else
            await next();
    }

    private ErrorWords.Fate Fate() =>
        HttpContext.FormExpired() ? ErrorWords.Fate.Expired
        : !HttpMethods.IsPost(Request.Method) ? ErrorWords.Fate.None
        : HttpContext.Failure() is { } failure && UnansweredCommit.IsIn(failure) ? ErrorWords.Fate.Unanswered
        : ErrorWords.Fate.Open;
}
