using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace Scorecard.Web.Reading;

/// <summary>Notes what a page has shown of private units to an administrator who has no role in them.</summary>
public sealed class PrivateReadingFilter(OrganizationReader organizations, SignedInPerson person, PrivateReadings readings)
    : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        var isRefused = done.Exception is not null || done.Result is IStatusCodeActionResult { StatusCode: >= 400 };
        if (isRefused)
            return;
        foreach (var opened in organizations.OpenedAsAdministrator.GroupBy(unit => unit.Organization, unit => unit.Unit))
            await readings.NoteAsync(opened.Key, person.Id, [.. opened]);
    }
}
