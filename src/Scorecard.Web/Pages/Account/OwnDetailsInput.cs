using FluentValidation;

namespace Scorecard.Web.Pages.Account;

/// <summary>What a person says about themselves.</summary>
public sealed record OwnDetailsInput
{
    public string? Name { get; init; }
    public string? Title { get; init; }
    public string? Version { get; init; }

    public sealed class Validator : AbstractValidator<OwnDetailsInput>
    {
        public Validator() => RuleFor(x => x.Name).NotEmpty().WithMessage("Write your name");
    }
}
