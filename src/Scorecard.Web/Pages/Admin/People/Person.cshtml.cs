using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.People;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.People;

public sealed class PersonModel(
    OrganizationReader reader,
    OrganizationWriter writer,
    SignedInPerson me,
    UserManager<Person> people,
    Sessions sessions,
    SecurityLog log
) : PeoplePage(reader, me), IGivesRole
{
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public PersonDetails Input { get; set; } = new();

    [BindProperty]
    public Role Role { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    /// <summary>The role that a form was opened to change.</summary>
    [BindProperty]
    public Role? Seen { get; set; }

    public IReadOnlyList<Difference> Differences =>
        Difference.Among(("Name", Input.Name, Member.Name), ("Job title", Input.Title, Member.Title));

    public Member Member { get; private set; } = null!;

    /// <summary>Whether this organization's administrators may rename the person and make links.</summary>
    public bool IsOurs { get; private set; }

    /// <summary>When the person signed in last and whether they are now; told of people who belong here only.</summary>
    public SignInState? SignIns { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, FillIn);

    public Task<IActionResult> OnPostDetailsAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new PersonDetails.Validator().ThrowIfInvalidAsync(Input, cancel);
                await using var write = await writer.BeginAsync(cancel);
                var person = await OwnAsync(cancel);
                Input.Version.ThrowIfSavedSince(person.ConcurrencyStamp);
                var name = person.DisplayName;
                var title = person.Title;
                person.Rename(Input.Name!, Input.Title);
                write.LogRename(person, name, title);
                await write.CommitAsync(cancel);
                return Again($"{person.DisplayName} is saved.");
            },
            cancel
        );

    public Task<IActionResult> OnPostLinkAsync(CancellationToken cancel) =>
        SaveOtherAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var person = await OwnAsync(cancel);
                // Ends links that were made before, and what anyone does who signed in with a password that is to be replaced.
                person.EndSignIns();
                await sessions.EndAllAsync(person.Id, cancel);
                write.Log(Subject.Person, person.Id, "new link", null, null);
                await write.CommitAsync(cancel);
                log.Tell(SecurityKind.LinkMade, person.Id, Model.Organization.Id, Me.Id);
                Link = Whole(await people.WelcomePathAsync(person));
                return Again("A new link is made.");
            },
            cancel
        );

    /// <summary>Ends all sign-ins of the person; their links go on.</summary>
    public Task<IActionResult> OnPostSignOutAsync(CancellationToken cancel) =>
        SaveOtherAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var person = await OwnAsync(cancel);
                await sessions.EndAllAsync(person.Id, cancel);
                write.Log(Subject.Person, person.Id, "signed out everywhere", null, null);
                await write.CommitAsync(cancel);
                log.Tell(SecurityKind.SessionsEnded, person.Id, Model.Organization.Id, Me.Id);
                return Again($"{person.DisplayName} is signed out everywhere.");
            },
            cancel
        );

    public Task<IActionResult> OnPostGiveAsync(CancellationToken cancel) =>
        SaveOtherAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var unit = await writer.UnitAsync(UnitChoices, Unit, cancel);
                if (await writer.Db.Memberships.AnyAsync(m => m.PersonId == Member.Id && m.UnitId == unit.Id, cancel))
                    throw new RuleViolation($"{Member.Name} has a role on “{unit.Name}” already. Change that one.");
                writer.Db.Add(new Membership(Member.Id, unit, Role));
                await write.CommitAsync(cancel);
                return Again($"{Member.Name} is now {Roles.Say(Role, unit)}.");
            },
            cancel
        );

    public Task<IActionResult> OnPostRoleAsync(CancellationToken cancel) =>
        SaveOtherAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var unit = await writer.UnitAsync(UnitChoices, Unit, cancel);
                var membership = await MembershipAsync(unit.Id, cancel);
                if (membership.Role != Seen)
                    throw new RuleViolation(
                        $"Someone else made {Member.Name} {Roles.Say(membership.Role, unit)} while you were editing. "
                            + "Look at the roles below, then choose again to change that."
                    );
                membership.Grant(Role, unit);
                await writer.Db.RequireAdministratorAsync(cancel);
                await write.CommitAsync(cancel);
                return Again($"{Member.Name} is now {Roles.Say(Role, unit)}.");
            },
            cancel
        );

    public Task<IActionResult> OnPostTakeAsync(CancellationToken cancel) =>
        SaveOtherAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var unit = await writer.UnitAsync(UnitChoices, Unit, cancel);
                writer.Db.Remove(await MembershipAsync(unit.Id, cancel));
                await writer.Db.RequireAdministratorAsync(cancel);
                if (!await writer.Db.Memberships.AnyAsync(m => m.PersonId == Member.Id, cancel))
                    throw new RuleViolation(
                        $"This is the only role that {Member.Name} has. Remove {Member.Name} from {Model.Organization.Name} instead."
                    );
                await write.CommitAsync(cancel);
                return Again($"{Member.Name} no longer has a role on {unit.Name}.");
            },
            cancel
        );

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        if (!PublicIds.TryParse(Id, out var id) || await writer.Db.MembersAsync(Model, cancel, only: id) is not [var member])
            return false;
        Member = member;
        IsOurs = await writer.Db.IsOursAsync(id, cancel);
        if (IsOurs)
            SignIns = await writer.Db.SignInStateAsync(id, cancel);
        Way = [Administration, AllPeople, new WayPoint(member.Name)];
        return true;
    }

    /// <summary>As <see cref="EditPage.SaveAsync"/>, for a form beside the one with the name, which keeps what is saved.</summary>
    private Task<IActionResult> SaveOtherAsync(Func<Task<IActionResult>> save, CancellationToken cancel) =>
        SaveAsync(
            () =>
            {
                FillIn();
                return save();
            },
            cancel
        );

    private void FillIn() =>
        Input = new()
        {
            Name = Member.Name,
            Title = Member.Title,
            Version = Member.Version,
        };

    protected override void TakeTheirVersion() => Input = Input with { Version = Member.Version };

    private IActionResult Again(string message) => Done(message, $"~/admin/people/{Id}");

    private Task<Membership> MembershipAsync(long unitId, CancellationToken cancel) =>
        writer.Db.Memberships.Where(m => m.PersonId == Member.Id && m.UnitId == unitId).PresentAsync(cancel);

    private async Task<Person> OwnAsync(CancellationToken cancel)
    {
        if (!await writer.Db.IsOursAsync(Member.Id, cancel))
            throw new RuleViolation($"The name and the password of {Member.Name} are their own to change.");
        return await writer.Db.Users.Where(p => p.Id == Member.Id).PresentAsync(cancel);
    }
}
