using FluentValidation;
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

    /// <summary>Several people at once, as pasted.</summary>
    [BindProperty]
    public string? Lines { get; set; }

    /// <summary>The links of those just invited, one “name: link” a line; shown once.</summary>
    public string? Links { get; private set; }

    /// <summary>What is to be said of those for whom there is no link.</summary>
    public IReadOnlyList<string> Others { get; private set; } = [];

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

    public Task<IActionResult> OnPostSeveralAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var links = new List<string>();
                var others = new List<string>();
                foreach (var person in InvitationLines.Read(Lines))
                    try
                    {
                        var invited = await invitations.InviteAsync(person, this, cancel);
                        if (invited.WelcomePath is { } path)
                            links.Add($"{person.Name}: {Whole(path)}");
                        else
                            others.Add(invited.Sentence);
                    }
                    catch (ValidationException refused)
                    {
                        others.Add($"{person.Name}, {person.Email}: {refused.Errors.First().ErrorMessage}.");
                    }
                Links = links.Count > 0 ? string.Join('\n', links) : null;
                Others = others;
                Lines = null;
                ModelState.Clear();
                return Page();
            },
            cancel
        );
}
