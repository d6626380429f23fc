using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Web.People;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.People;

/// <summary>Makes people members of an organization.</summary>
public sealed class Invitations(OrganizationWriter writer, UserManager<Person> people)
{
    /// <summary>Gives somebody a role on a unit, and an account where they have none.</summary>
    /// <exception cref="ValidationException">They are a member already, or the account cannot be made.</exception>
    public async Task<Invited> InviteAsync(InviteInput input, IGivesRole given, CancellationToken cancel)
    {
        await using var write = await writer.BeginAsync(cancel);
        var unit = await writer.UnitAsync(given.UnitChoices, given.Unit, cancel);
        var email = input.Email!.Trim();
        // Somebody of another organization becomes a member under their own name and password; nothing is told about them.
        var known = await people.FindByEmailAsync(email);
        if (known is not null && await writer.Db.Memberships.AnyAsync(m => m.PersonId == known.Id, cancel))
            throw AlreadyMember();
        var person = known ?? await CreateAsync(input);
        writer.Db.Add(new Membership(person.Id, unit, given.Role));
        await write.CommitAsync(cancel);
        return known is null
            ? new(
                $"{person.DisplayName} is invited.",
                $"~/admin/people/{PublicIds.Format(person.Id)}",
                await people.WelcomePathAsync(person)
            )
            : new($"{input.Name!.Trim()} is a member now and signs in as before, with {email}.", "~/admin/people", null);
    }

    private static ValidationException AlreadyMember() =>
        new([
            new ValidationFailure(
                nameof(InviteInput.Email),
                "Someone with this e-mail is a member already. Find them in the list to change their roles"
            ),
        ]);

    private async Task<Person> CreateAsync(InviteInput input)
    {
        var person = new Person(writer.NextId(), input.Name!, input.Email!);
        person.Rename(input.Name!, input.Title);
        (await people.CreateAsync(person)).ThrowIfFailed();
        return person;
    }
}

/// <summary>What is said of an invitation, and where to go on.</summary>
/// <param name="WelcomePath">To hand over, for a first password; null for somebody who has one.</param>
public sealed record Invited(string Sentence, string Path, string? WelcomePath);
