using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;
using Scorecard.Data;

namespace Scorecard.Web.Hosting;

public static class ErrorHandling
{
    /// <summary>Every failure ends on Pages/Error with its own status code; a page never shows a stack trace.</summary>
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app)
    {
        var database = app.ApplicationServices.GetRequiredService<DatabaseProvider>();
        return app.UseExceptionHandler(
                new ExceptionHandlerOptions
                {
                    ExceptionHandlingPath = "/error",
                    // What failed has left its own services in no known state.
                    CreateScopeForErrors = true,
                    StatusCodeSelector = failure =>
                        database.IsAway(failure) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
                    // The page logs the failure, with its reference.
                    SuppressDiagnosticsCallback = _ => true,
                }
            )
            .UseStatusCodePagesWithReExecute("/error/{0}")
            .UseProblems()
            .UseReadAgain();
    }

    /// <summary>
    /// Pages are read and forms are posted, in UTF-8. Left to the pages, another method would show one without what it shows.
    /// </summary>
    public static IApplicationBuilder UseKnownMethods(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var method = context.Request.Method;
                if (context.Request.IsOfProgram())
                {
                    await next(context);
                    return;
                }
                if (!IsRead(context.Request))
                {
                    context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
                    await context.Response.WriteAsync("A form is read as UTF-8 only. Send it so.", context.RequestAborted);
                    return;
                }
                if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method))
                {
                    await next(context);
                    return;
                }
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                context.Response.Headers.Allow = "GET, HEAD, POST";
            }
        );

    /// <summary>Whether a form is written as browsers write it; nobody tries to read another.</summary>
    private static bool IsRead(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        || !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a page is shown in place of one that failed, and not because its own address was asked for.</summary>
    public static bool IsStoodInFor(this HttpContext context) =>
        context.Features.Get<IExceptionHandlerPathFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    /// <summary>What made the request fail; null where nothing was thrown.</summary>
    public static Exception? Failure(this HttpContext context) => context.Features.Get<IExceptionHandlerPathFeature>()?.Error;

    /// <summary>The address of the request that failed.</summary>
    public static string FailedAddress(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } refused
            ? refused.OriginalPathBase + refused.OriginalPath + refused.OriginalQueryString
            : context.Request.PathBase + context.Features.Get<IExceptionHandlerPathFeature>()?.Path + context.Request.QueryString;

    /// <summary>Tells the log of a failure, without what was typed.</summary>
    /// <returns>The reference under which the failure stands in the log.</returns>
    public static string LogFailure(this ILogger logger, HttpContext context)
    {
        var told = context.Failure() is { } failure ? new ToldFailure(failure, TypedText.Hidden(context.Request)) : null;
        var path = context.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        logger.LogError(
            told,
            "Reference {Reference}: {Method} {Path} failed with {Status}",
            context.TraceIdentifier,
            context.Request.Method,
            path ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath,
            context.Response.StatusCode
        );
        return context.TraceIdentifier;
    }

    public static bool FormExpired(this HttpContext context) => context.Items.ContainsKey(typeof(ExpiredFormFilter));
}

/// <summary>Remembers that a form was refused for its antiforgery token, so that the error page can say what to do.</summary>
public sealed class ExpiredFormFilter : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.HttpContext.Items[typeof(ExpiredFormFilter)] = true;
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}

/// <summary>A page that is shown in place of one that failed, whatever the method of the request was.</summary>
public interface IStandIn;

/// <summary>A form that no handler of a page takes is refused. Left to the page, it would be shown without what it shows.</summary>
public sealed class UnansweredFormFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var isPost = HttpMethods.IsPost(context.HttpContext.Request.Method);
        if (isPost && context.HandlerMethod is null && context.HandlerInstance is not IStandIn)
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
