using FluentValidation;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Admin.People;

public sealed record SignInRulesInput
{
    public SignInRule Rule { get; init; }

    public int Version { get; init; }

    /// <summary>As the provider writes it.</summary>
    public string? Group { get; init; }

    public string? Unit { get; init; }

    public Role Role { get; init; }

    public sealed class GroupValidator : AbstractValidator<SignInRulesInput>
    {
        public GroupValidator()
        {
            RuleFor(x => x.Group).IsName();
            RuleFor(x => x.Role).IsInEnum().WithMessage("Choose a role");
        }
    }
}
