using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

[Costs(Costly.Hashing)]
public sealed class PasswordModel(UserManager<Person> people, Attempts attempts, Sessions sessions, SecurityLog log, SignedInPerson person)
    : EditPage
{
    [BindProperty]
    public PasswordInput Input { get; set; } = new();

    public string Email => person.Email;

    public void OnGet() { }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new PasswordInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var me = await people.OwnAsync(User);
                await attempts.RequirePasswordAsync(people, me, Input.Current!, cancel);
                (await people.ChangePasswordAsync(me, Input.Current!, Input.Password!)).ThrowIfFailed();
                await sessions.StartAnewAsync(me, cancel);
                log.Tell(SecurityKind.PasswordChanged, me.Id);
                return Done("Your password is changed. Your other sign-ins have ended.", "~/account");
            },
            cancel
        );

    protected override Task<bool> LoadAsync(CancellationToken cancel) => Task.FromResult(true);
}
