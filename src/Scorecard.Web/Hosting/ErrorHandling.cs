using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Scorecard.Web.Hosting;

public static class ErrorHandling
{
    /// <summary>Every failure ends on Pages/Error with its own status code; a page never shows a stack trace.</summary>
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app
        .UseExceptionHandler("/error")
        .UseStatusCodePagesWithReExecute("/error/{0}");

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

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
