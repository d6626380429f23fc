using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Web.Hosting;
using Scorecard.Web.Notices;
using Scorecard.Web.People;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.People;

/// <summary>
/// Offers people a role in an organization. Each offer is an account of its own that nobody has used yet, with a link; whoever is handed
/// the link takes the account or accepts with one that they have. What other organizations know of the same address is neither asked
/// nor told.
/// </summary>
public sealed class Invitations(
    OrganizationWriter writer,
    UserManager<Person> people,
    SecurityLog log,
    SignedInPerson me,
    IHttpContextAccessor http,
    TimeProvider time
)
{
    /// <summary>Makes an account with a role on a unit, and its link.</summary>
    /// <exception cref="ValidationException">Someone with the address is a member already, or the account cannot be made.</exception>
    public async Task<Invited> InviteAsync(InviteInput input, IGivesRole given, CancellationToken cancel)
    {
        await using var write = await writer.BeginAsync(cancel);
        var unit = await writer.UnitAsync(given.UnitChoices, given.Unit, cancel);
        if (await IsMemberAsync(people.NormalizeEmail(input.Email), cancel))
            throw AlreadyMember();
        var person = new Person(writer.NextId(), input.Name!, input.Email!);
        person.Rename(input.Name!, input.Title);
        person.WorkIn(unit.OrganizationId);
        (await people.CreateAsync(person)).ThrowIfFailed();
        writer.Db.Add(new Membership(person.Id, unit, given.Role));
        var path = await people.WelcomePathAsync(person);
        var organization = await writer.Db.Organizations.Where(o => o.Id == unit.OrganizationId).Select(o => o.Name).SingleAsync(cancel);
        var link = http.HttpContext!.Request.Whole(path);
        var now = time.GetUtcNow().UtcDateTime;
        writer.Db.Add(InvitationMails.Of(person, unit.OrganizationId, organization, me.Name, link, writer.NextId(), now));
        await write.CommitAsync(cancel);
        log.Tell(SecurityKind.LinkMade, person.Id, unit.OrganizationId);
        return new($"{person.DisplayName} is invited.", $"~/admin/people/{PublicIds.Format(person.Id)}", path);
    }

    private Task<bool> IsMemberAsync(string? email, CancellationToken cancel) =>
        writer
            .Db.Memberships.Join(writer.Db.Users, m => m.PersonId, p => p.Id, (_, p) => p.NormalizedEmail)
            .AnyAsync(known => known == email, cancel);

    private static ValidationException AlreadyMember() =>
        new([
            new ValidationFailure(
                nameof(InviteInput.Email),
                "Someone with this e-mail is a member already. Find them in the list to change their roles"
            ),
        ]);
}

/// <summary>What is said of an invitation, and where to go on.</summary>
/// <param name="WelcomePath">To hand over.</param>
public sealed record Invited(string Sentence, string Path, string WelcomePath);
