using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Organizations;

namespace Scorecard.Web.Shell;

public sealed class ShellViewComponent(OrganizationReader organizations) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View(await organizations.ShellAsync(HttpContext.RequestAborted));
}
