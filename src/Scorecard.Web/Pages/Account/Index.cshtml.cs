using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

public sealed class IndexModel(
    SignInManager<Person> signIn,
    SignedInPerson person,
    ScoreBookStore books,
    ScorecardDbContext db,
    TimeProvider time
) : EditPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string Email => person.Email;

    /// <summary>By organization, in words.</summary>
    public IReadOnlyList<(string Organization, IReadOnlyList<(string What, string Meaning)> Roles)> Memberships { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Input = new() { Name = person.Name, Title = person.Title };
        await LoadAsync(cancel);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new Validator().ThrowIfInvalidAsync(Input, cancel);
                var me = await MeAsync();
                me.Rename(Input.Name!, Input.Title);
                // Everyone in the person's organizations sees the name, so each journal has it.
                foreach (var (organization, _) in person.Organizations)
                {
                    await using var write = await db.BeginWriteAsync(organization, person.Id, time.GetUtcNow().UtcDateTime, cancel: cancel);
                    write.LogRename(me, person.Name, person.Title);
                    await write.CommitAsync(cancel);
                }
                await db.SaveChangesAsync(cancel);
                StatusMessage = "Saved.";
                return RedirectToPage();
            },
            cancel
        );

    public async Task<IActionResult> OnPostSignOutEverywhereAsync(CancellationToken cancel)
    {
        (await MeAsync()).EndSignIns();
        await db.SaveChangesAsync(cancel);
        await signIn.SignOutAsync();
        StatusMessage = "You are signed out everywhere.";
        return RedirectToPage("SignIn");
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        List<(string, IReadOnlyList<(string, string)>)> all = [];
        foreach (var (id, name) in person.Organizations)
            all.Add(
                (
                    name,
                    await books.ReadAsync(
                        id,
                        book =>
                            person
                                .Memberships.Where(m => m.OrganizationId == id && book.Model.TryUnit(m.UnitId, out _))
                                .Select(m => (Roles.Say(m.Role, book.Model.Unit(m.UnitId)), Roles.Meaning(m.Role)))
                                .ToList(),
                        cancel
                    )
                )
            );
        Memberships = all;
        return true;
    }

    private async Task<Person> MeAsync() =>
        await signIn.UserManager.GetUserAsync(User) ?? throw new InvalidOperationException("The person is gone.");

    public sealed record Form
    {
        public string? Name { get; init; }
        public string? Title { get; init; }
    }

    private sealed class Validator : AbstractValidator<Form>
    {
        public Validator() => RuleFor(x => x.Name).NotEmpty().WithMessage("Write your name");
    }
}
