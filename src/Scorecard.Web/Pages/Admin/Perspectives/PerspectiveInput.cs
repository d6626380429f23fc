using FluentValidation;
using Scorecard.Domain.Objectives;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Admin.Perspectives;

/// <summary>What an administrator says about a perspective.</summary>
public sealed record PerspectiveInput
{
    public string? Name { get; init; }
    public string? Weight { get; init; } = NumberText.Write(1);
    public int Version { get; init; }

    public static PerspectiveInput Of(Perspective perspective) =>
        new()
        {
            Name = perspective.Name,
            Weight = NumberText.Write(perspective.Weight),
            Version = perspective.Version,
        };

    public decimal WeightGiven => NumberText.Number(Weight)!.Value;

    /// <summary>The part that a weight has in the score of a unit that uses all perspectives.</summary>
    public static string ShareOf(decimal weight, decimal others) =>
        weight + others is var all and > 0
            ? $"{Figures.Percent((double)(weight / all))} of a unit’s score"
            : "All weights are 0, so no unit has a score";

    public sealed class Validator : AbstractValidator<PerspectiveInput>
    {
        public Validator()
        {
            RuleFor(x => x.Name).IsName();
            RuleFor(x => x.Weight).IsWeight();
        }
    }
}
