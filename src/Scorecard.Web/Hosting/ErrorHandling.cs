using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Scorecard.Web.Hosting;

public static class ErrorHandling
{
    /// <summary>Every failure ends on Pages/Error with its own status code; a page never shows a stack trace.</summary>
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) =>
        app.UseExceptionHandler("/error").UseStatusCodePagesWithReExecute("/error/{0}");

    /// <summary>Pages are read and forms are posted. Left to the pages, another method would show one without what it shows.</summary>
    public static IApplicationBuilder UseKnownMethods(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var method = context.Request.Method;
                if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method))
                {
                    await next(context);
                    return;
                }
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                context.Response.Headers.Allow = "GET, HEAD, POST";
            }
        );

    /// <summary>Whether a page is shown in place of one that failed, and not because its own address was asked for.</summary>
    public static bool IsStoodInFor(this HttpContext context) =>
        context.Features.Get<IExceptionHandlerPathFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    /// <returns>The reference under which the failure stands in the log.</returns>
    public static string LogFailure(this ILogger logger, HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerPathFeature>();
        logger.LogError(
            "Reference {Reference}: {Method} {Path} failed: {Reason}",
            context.TraceIdentifier,
            context.Request.Method,
            failure?.Path,
            failure?.Error.Message
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
