using FluentValidation;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Account;

/// <summary>A person's present password and the one that they want instead.</summary>
public sealed record PasswordInput
{
    public string? Current { get; init; }
    public string? Password { get; init; }

    public sealed class Validator : AbstractValidator<PasswordInput>
    {
        public Validator()
        {
            RuleFor(x => x.Current).NotEmpty().WithMessage("Write your present password");
            RuleFor(x => x.Password).IsPassword();
        }
    }
}
