using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Frame;

namespace Scorecard.Web.Pages.Parts;

/// <summary><c>&lt;vc:waiting-approvals /&gt;</c>: how many values wait for the person's approval; nothing where none does.</summary>
public sealed class WaitingApprovalsViewComponent(PageFrame frame) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("/Pages/Parts/_WaitingApprovals.cshtml", (await frame.ReadAsync(HttpContext.RequestAborted)).ToApprove);
}
