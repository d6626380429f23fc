using FluentValidation;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Units;

/// <summary>What a person says about a template to save.</summary>
public sealed record SaveTemplateInput(string? Name = null, string? Summary = null)
{
    public sealed class Validator : AbstractValidator<SaveTemplateInput>
    {
        public Validator()
        {
            RuleFor(x => x.Name).IsName();
            RuleFor(x => x.Summary).IsDescription();
            RuleFor(x => x.Summary).Must(text => !string.IsNullOrWhiteSpace(text)).WithMessage("Say in a sentence whom it is for");
        }
    }
}
