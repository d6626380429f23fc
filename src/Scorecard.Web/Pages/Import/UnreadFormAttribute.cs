using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Scorecard.Web.Pages.Import;

/// <summary>
/// Leaves the body of a request unread, so that a page sees who asks before it takes a byte of a large file. Such a page checks the
/// antiforgery token itself: see <see cref="SentFiles"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnreadFormAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
