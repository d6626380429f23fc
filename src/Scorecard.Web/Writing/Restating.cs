using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Scorecard.Data;
using Scorecard.Domain.Closings;

namespace Scorecard.Web.Writing;

/// <summary>The reason for a restatement, as a form sends it.</summary>
public static class Restating
{
    /// <summary>What was typed; null where nothing was. The form is not read for it where nobody has read it.</summary>
    public static string? Given(HttpRequest request) =>
        request.HttpContext.Features.Get<IFormFeature>()?.Form?[ClosedMonths.ReasonField].ToString() is { Length: > 0 } typed
        && !string.IsNullOrWhiteSpace(typed)
            ? typed.Trim()
            : null;
}

/// <summary>Hands the reason that a form sends to what the request writes, whichever page takes it.</summary>
public sealed class RestatingFilter(ScorecardDbContext db) : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Restating.Given(context.HttpContext.Request) is { } reason)
            db.RestatementReason = reason;
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
