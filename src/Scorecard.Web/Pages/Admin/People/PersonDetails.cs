using FluentValidation;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Admin.People;

public sealed record PersonDetails
{
    public string? Name { get; init; }
    public string? Title { get; init; }
    public string? Version { get; init; }

    public sealed class Validator : AbstractValidator<PersonDetails>
    {
        public Validator() => RuleFor(x => x.Name).IsName();
    }
}
