using Microsoft.AspNetCore.Mvc;

namespace Scorecard.Web.Shell;

public sealed class ShellViewComponent : ViewComponent
{
    public IViewComponentResult Invoke() => View(ShellModel.SignedOut);
}
