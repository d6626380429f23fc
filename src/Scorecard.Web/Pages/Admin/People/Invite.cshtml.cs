using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.People;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.People;

public sealed class InviteModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me, UserManager<Person> people)
    : PeoplePage(reader, me),
        IGivesRole
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public Role Role { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new Validator().ThrowIfInvalidAsync(Input, cancel);
                await using var write = await writer.BeginAsync(cancel);
                var unit = await writer.UnitAsync(UnitChoices, Unit, cancel);
                // Somebody of another organization becomes a member under their own name and password; nothing is told about them.
                var known = await people.FindByEmailAsync(Input.Email!.Trim());
                if (known is not null && await writer.Db.Memberships.AnyAsync(m => m.PersonId == known.Id, cancel))
                    throw new ValidationException([
                        new ValidationFailure(
                            nameof(Input.Email),
                            "Someone with this e-mail is a member already. Find them in the list to change their roles"
                        ),
                    ]);
                var person = known ?? await CreateAsync();
                writer.Db.Add(new Membership(person.Id, unit, Role));
                await write.CommitAsync(cancel);
                if (known is null)
                    Link = Whole(await people.WelcomePathAsync(person));
                return Done(
                    known is null
                        ? $"{person.DisplayName} is invited."
                        : $"{Input.Name!.Trim()} is a member now and signs in as before, with {Input.Email.Trim()}.",
                    known is null ? $"~/admin/people/{PublicIds.Format(person.Id)}" : "~/admin/people"
                );
            },
            cancel
        );

    protected override Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        Way = [Administration, AllPeople, new WayPoint("Invite")];
        return Task.FromResult(true);
    }

    private async Task<Person> CreateAsync()
    {
        var person = new Person(writer.NextId(), Input.Name!, Input.Email!);
        person.Rename(Input.Name!, Input.Title);
        (await people.CreateAsync(person)).ThrowIfFailed();
        return person;
    }

    public sealed record Form
    {
        public string? Name { get; init; }
        public string? Title { get; init; }
        public string? Email { get; init; }
    }

    private sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(x => x.Name).IsName();
            RuleFor(x => x.Email).IsEmail();
        }
    }
}
