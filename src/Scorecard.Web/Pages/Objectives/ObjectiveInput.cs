using FluentValidation;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Objectives;

/// <summary>What a person says about an objective; numbers as typed.</summary>
public sealed record ObjectiveInput
{
    public string? Name { get; init; }
    public string? Code { get; init; }
    public string? Description { get; init; }
    public string? PerspectiveId { get; init; }
    public string? Theme { get; init; }
    public string? Weight { get; init; } = NumberText.Write(1);

    /// <summary>Percent.</summary>
    public string? CascadeShare { get; init; } = NumberText.Write(50);

    public RollUpRule Rule { get; init; }
    public string? OwnerId { get; init; }
    public int Version { get; init; }

    /// <summary>Whether something is said beside name, perspective and owner.</summary>
    public bool SaysMore =>
        !string.IsNullOrWhiteSpace(Description)
        || !string.IsNullOrWhiteSpace(Theme)
        || (Weight, CascadeShare, Rule) != (Usual.Weight, Usual.CascadeShare, Usual.Rule);

    private static ObjectiveInput Usual => new();

    public static ObjectiveInput Of(Objective objective) =>
        new()
        {
            Name = objective.Name,
            Code = objective.Code,
            Description = objective.Description,
            PerspectiveId = PublicIds.Format(objective.PerspectiveId),
            Theme = objective.Theme,
            Weight = NumberText.Write(objective.Weight),
            CascadeShare = NumberText.Write(objective.CascadeShare * 100),
            Rule = objective.Rule,
            OwnerId = objective.OwnerId is { } owner ? PublicIds.Format(owner) : null,
            Version = objective.Version,
        };

    public void ApplyTo(Objective objective, Perspective perspective, long? ownerId)
    {
        objective.Recode(Code!);
        objective.Change(
            Name!,
            Description,
            perspective,
            NumberText.Number(Weight) ?? 0,
            (NumberText.Number(CascadeShare) ?? 0) / 100,
            Rule,
            ownerId
        );
        objective.GroupUnder(Theme);
    }

    public sealed class Validator : AbstractValidator<ObjectiveInput>
    {
        public Validator()
        {
            RuleFor(x => x.Name).IsName();
            RuleFor(x => x.Code).IsCode();
            RuleFor(x => x.Description).IsDescription();
            RuleFor(x => x.Theme).IsTheme();
            RuleFor(x => x.PerspectiveId).NotEmpty().WithMessage("Choose a perspective");
            RuleFor(x => x.Weight).IsWeight();
            RuleFor(x => x.CascadeShare).IsNumber("Write a percentage from 0 to 100", 0, 100);
            RuleFor(x => x.Rule).IsInEnum().WithMessage("Choose one of the rules");
        }
    }
}
