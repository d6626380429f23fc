using Microsoft.AspNetCore.Mvc;

namespace Scorecard.Web.Frame;

public sealed class ShellViewComponent(PageFrame frame) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View(await frame.ReadAsync(HttpContext.RequestAborted));
}
