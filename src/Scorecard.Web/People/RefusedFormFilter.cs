using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Scorecard.Web.Reading;

namespace Scorecard.Web.People;

/// <summary>Tells of forms that were refused for their antiforgery token. Most were open for too long.</summary>
public sealed class RefusedFormFilter(SecurityLog log, SignedInPerson person) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            log.Tell(SecurityKind.FormRefused, person.IsSignedIn ? person.Id : null, detail: context.ActionDescriptor.DisplayName);
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}
