using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Hosting;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages;

/// <summary>Makes the first organization and its administrator; open only through the link that a first start prints.</summary>
[AllowAnonymous, Costs(Costly.Hashing)]
public sealed class SetupModel(
    SetupLink link,
    ScorecardDbContext db,
    NewIds ids,
    UserManager<Person> people,
    Sessions sessions,
    KnownDevice device,
    TimeProvider time
) : EditPage
{
    [BindProperty]
    public SetupInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    /// <summary>Whether nothing was typed yet, so that the browser's time zone may be chosen.</summary>
    public bool IsFresh { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        IsFresh = true;
        return await LoadAsync(cancel) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new SetupInput.Validator().ThrowIfInvalidAsync(Input, cancel);
                var person = new Person(ids.Next(), Input.Name!, Input.Email!);
                var organization = new Organization(ids.Next(), Input.Organization!);
                person.RunInstallation();
                person.WorkIn(organization.Id);
                Input.ApplyTo(organization);

                // Someone else may have followed the link in the same moment.
                if (!link.Take(Token))
                    return NotFound();
                try
                {
                    await CreateAsync(organization, person, cancel);
                }
                catch
                {
                    link.GiveBack(Token);
                    throw;
                }
                await sessions.StartAsync(person, SignInMethod.Password, hasSecondFactor: false, keep: false, cancel: cancel);
                device.Remember(person.Id);
                StatusMessage =
                    $"{organization.Name} is set up. Give it its first objectives next: from a template, from files or by hand.";
                return LocalRedirect("~/");
            },
            cancel
        );

    protected override Task<bool> LoadAsync(CancellationToken cancel) => Task.FromResult(link.Fits(Token));

    private async Task CreateAsync(Organization organization, Person person, CancellationToken cancel)
    {
        await using var write = await WriteTransaction.BeginNewAsync(db, organization, person.Id, time.GetUtcNow().UtcDateTime, cancel);
        if (await db.Users.AnyAsync(cancel))
            throw new RuleViolation("Somebody has set this up already. Sign in instead.");
        (await people.CreateAsync(person, Input.Password!)).ThrowIfFailed();
        db.Found(organization, person, ids);
        await write.CommitAsync(cancel);
    }
}
