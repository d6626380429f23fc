using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary><c>&lt;vc:comments on="kpi" id="…" /&gt;</c>: what was said about the thing that the page is about.</summary>
public sealed class CommentsViewComponent(OrganizationReader reader, SignedInPerson me, TimeProvider time) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string on, string id)
    {
        var cancel = HttpContext.RequestAborted;
        if (await reader.ReadOnAsync(o => CommentThing.Find(o, on, id), cancel) is not { } thing)
            return Content("");
        var card = await CommentsCard.ReadAsync(reader.Db, thing, me.Actor, time.GetUtcNow().UtcDateTime, reader.AsOf, cancel);
        return View("/Pages/Parts/_Comments.cshtml", card);
    }
}
