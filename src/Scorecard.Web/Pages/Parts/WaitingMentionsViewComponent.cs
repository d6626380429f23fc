using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary><c>&lt;vc:waiting-mentions /&gt;</c>: how many comments wait for the person's answer; nothing where none does.</summary>
public sealed class WaitingMentionsViewComponent(OrganizationReader reader, SignedInPerson me) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View(
            "/Pages/Parts/_WaitingMentions.cshtml",
            me.IsAskedIn(reader.OrganizationId) ? await WaitingMention.ReadAsync(reader, me.Id, HttpContext.RequestAborted) : []
        );
}
