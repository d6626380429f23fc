using FluentValidation;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Account;

/// <summary>The password that someone new, or someone who forgot, chooses.</summary>
public sealed record WelcomeInput
{
    public string? Password { get; init; }

    public sealed class Validator : AbstractValidator<WelcomeInput>
    {
        public Validator() => RuleFor(x => x.Password).IsPassword();
    }
}
