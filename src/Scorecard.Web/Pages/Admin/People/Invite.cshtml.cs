using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain.Access;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Admin.People;

public sealed class InviteModel(OrganizationReader reader, SignedInPerson me, Invitations invitations)
    : PeoplePage(reader, me, Administration, AllPeople, new WayPoint("Invite")),
        IGivesRole
{
    [BindProperty]
    public InviteInput Input { get; set; } = new();

    [BindProperty]
    public Role Role { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new InviteInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var invited = await invitations.InviteAsync(Input, this, cancel);
                if (invited.WelcomePath is { } path)
                    Link = Whole(path);
                return Done(invited.Sentence, invited.Path);
            },
            cancel
        );
}
