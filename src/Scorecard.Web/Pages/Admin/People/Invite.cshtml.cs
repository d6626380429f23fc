using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Admin.People;

public sealed class InviteModel(OrganizationReader reader, SignedInPerson me, Invitations invitations)
    : PeoplePage(reader, me, Administration, AllPeople, new WayPoint("Invite")),
        IGivesRole
{
    // Kept as they come, so that those already made are shown whatever stops the rest.
    private readonly List<string> links = [];
    private readonly List<string> others = [];

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
    public string? Links => links.Count > 0 ? string.Join('\n', links) : null;

    /// <summary>What is to be said of those for whom there is no link.</summary>
    public IReadOnlyList<string> Others => others;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new InviteInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var invited = await invitations.InviteAsync(Input, this, cancel);
                Link = Whole(invited.WelcomePath);
                return Done(invited.Sentence, invited.Path);
            },
            cancel
        );

    public Task<IActionResult> OnPostSeveralAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var refused = new List<InviteInput>();
                foreach (var person in InvitationLines.Read(Lines))
                    try
                    {
                        var invited = await invitations.InviteAsync(person, this, cancel);
                        links.Add($"{person.Name}: {Whole(invited.WelcomePath)}");
                    }
                    catch (ValidationException known)
                    {
                        others.Add(Refusal(person, $"{known.Errors.FirstOrDefault()?.ErrorMessage ?? "This person cannot be invited"}."));
                    }
                    catch (RuleViolation broken)
                    {
                        others.Add(Refusal(person, broken.Message));
                        refused.Add(person);
                    }
                // Whom a rule kept out is still in the box, to be sent again.
                Lines = refused.Count > 0 ? string.Join('\n', refused.Select(person => $"{person.Name}, {person.Email}")) : null;
                ModelState.Clear();
                return Page();
            },
            cancel
        );

    private static string Refusal(InviteInput person, string sentence) => $"{person.Name}, {person.Email}: {sentence}";
}
