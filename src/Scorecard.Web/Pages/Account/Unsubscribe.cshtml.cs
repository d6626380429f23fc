using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Web.Notices;

namespace Scorecard.Web.Pages.Account;

/// <summary>
/// Where somebody ends a kind of mails with one click, signed in or not: the token says who and what. Mail programs send the form by
/// themselves (RFC 8058), without a page before, so that no antiforgery token is asked for; all that it does is what its token says.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class UnsubscribeModel(SignedLinks links, ScorecardDbContext db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    public bool Done { get; private set; }

    /// <summary>Null where the link fits nobody.</summary>
    public (long Organization, long Person, NoticeKind Kind)? About { get; private set; }

    public void OnGet() => About = links.OpenUnsubscribe(Token);

    public async Task OnPostAsync(CancellationToken cancel)
    {
        About = links.OpenUnsubscribe(Token);
        if (About is not var (organization, person, kind))
            return;
        db.Scope(organization);
        Done = true;
        if (!await db.Memberships.AnyAsync(m => m.PersonId == person, cancel))
            return;
        var choice = await db.NoticeChoices.SingleOrDefaultAsync(c => c.PersonId == person && c.Kind == kind, cancel);
        if (choice is null)
            db.Add(choice = new NoticeChoice(organization, person, kind));
        choice.Choose(choice.InApplication, byMail: false);
        await db.TrySaveNewAsync(cancel);
    }
}
