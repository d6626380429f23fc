using FluentValidation;
using Scorecard.Domain.Plans;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Map;

/// <summary>What a person says about a link; numbers as typed.</summary>
public sealed record LinkInput
{
    /// <summary>The link that is changed; null for a new one.</summary>
    public string? LinkId { get; init; }
    public string? CauseId { get; init; }
    public string? EffectId { get; init; }
    public string? Lag { get; init; } = NumberText.Write(1);
    public bool Raises { get; init; } = true;
    public string? Note { get; init; }
    public int Version { get; init; }

    public int Periods => (int)NumberText.Number(Lag)!.Value;

    public static LinkInput Of(MapLink link) =>
        new()
        {
            LinkId = link.Id,
            CauseId = link.Cause.Id,
            EffectId = link.Effect.Id,
            Lag = NumberText.Write(link.Lag.Periods),
            Raises = link.Raises,
            Note = link.Note,
            Version = link.Version,
        };

    public sealed class Validator : AbstractValidator<LinkInput>
    {
        public Validator()
        {
            RuleFor(x => x.CauseId).NotEmpty().When(x => x.LinkId is null).WithMessage("Choose what drives");
            RuleFor(x => x.EffectId).NotEmpty().When(x => x.LinkId is null).WithMessage("Choose what is driven");
            RuleFor(x => x.Lag).IsWhole(0, CauseEffectLink.LongestLag);
            RuleFor(x => x.Note).IsDescription();
        }
    }
}
