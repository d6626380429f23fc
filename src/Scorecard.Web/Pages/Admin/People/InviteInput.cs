using FluentValidation;
using Scorecard.Web.Forms;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Admin.People;

/// <summary>Whom an administrator invites.</summary>
public sealed record InviteInput
{
    public string? Name { get; init; }
    public string? Title { get; init; }
    public string? Email { get; init; }

    public sealed class Validator : AbstractValidator<InviteInput>
    {
        public Validator()
        {
            RuleFor(x => x.Name).IsName();
            RuleFor(x => x.Email).IsEmail();
        }
    }
}
