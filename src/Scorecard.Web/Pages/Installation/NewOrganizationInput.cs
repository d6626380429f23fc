using FluentValidation;
using Scorecard.Web.Forms;
using Scorecard.Web.People;

namespace Scorecard.Web.Pages.Installation;

/// <summary>A new organization and who is to administer it.</summary>
public sealed record NewOrganizationInput
{
    public string? Organization { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }

    public sealed class Validator : AbstractValidator<NewOrganizationInput>
    {
        public Validator()
        {
            RuleFor(x => x.Organization).IsName();
            RuleFor(x => x.Name).IsName();
            RuleFor(x => x.Email).IsEmail();
        }
    }
}
