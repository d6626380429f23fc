using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Web.Forms;
using Scorecard.Web.Hosting;
using Scorecard.Web.Notices;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Account;

/// <summary>Where somebody who forgot asks for a mail. Its answer is the same whether there is such an account or not.</summary>
[AllowAnonymous, Costs(Costly.Hashing)]
public sealed class ForgotModel(ResetMails mails, MailSettings settings, RecentAttempts recent, ScorecardDbContext db) : EditPage
{
    /// <summary>Stands for no account: what is asked from one address is counted whatever it asks for.</summary>
    private const long AnyAccount = long.MinValue;

    [BindProperty]
    public Form Input { get; set; } = new();

    public bool HasMail => settings.IsSet;

    public bool Asked { get; private set; }

    public void OnGet() { }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (!HasMail)
                    return Page();
                await new Form.Validator().ThrowIfInvalidAsync(Input, cancel);
                // Who asked too often is answered as everyone is.
                if (recent.Take(AnyAccount, $"reset {HttpContext.SenderAddress()}"))
                    await mails.AskAsync(db, Input.Email!, cancel);
                Asked = true;
                return Page();
            },
            cancel
        );

    protected override Task<bool> LoadAsync(CancellationToken cancel) => Task.FromResult(true);

    public sealed record Form
    {
        public string? Email { get; init; }

        public sealed class Validator : AbstractValidator<Form>
        {
            public Validator() => RuleFor(x => x.Email).IsEmail();
        }
    }
}
