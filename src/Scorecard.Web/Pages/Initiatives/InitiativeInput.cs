using FluentValidation;
using Scorecard.Domain;
using Scorecard.Domain.Plans;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>What a person says about an initiative; numbers as typed.</summary>
public sealed record InitiativeInput
{
    /// <summary>Rows without a milestone that the form offers beside those that are there.</summary>
    private const int EmptyRows = 3;

    public string? Name { get; init; }
    public string? Code { get; init; }
    public string? Description { get; init; }
    public string? OwnerId { get; init; }
    public DateOnly? Start { get; init; }
    public DateOnly? Due { get; init; }
    public string? Budget { get; init; }
    public string[] ObjectiveIds { get; init; } = [];
    public string[] KpiIds { get; init; } = [];
    public string[] AwaitsIds { get; init; } = [];
    public List<MilestoneLine> Milestones { get; init; } = [.. Empty];
    public int Version { get; init; }

    /// <summary>A row for a milestone; without a name there is none.</summary>
    public sealed record MilestoneLine
    {
        /// <summary>0 for a new one.</summary>
        public int Number { get; init; }
        public string? Name { get; init; }
        public DateOnly? Due { get; init; }
        public DateOnly? DoneOn { get; init; }

        public bool IsThere => !string.IsNullOrWhiteSpace(Name);
    }

    private static IEnumerable<MilestoneLine> Empty => Enumerable.Range(0, EmptyRows).Select(_ => new MilestoneLine());

    public static InitiativeInput Of(Initiative initiative) =>
        new()
        {
            Name = initiative.Name,
            Code = initiative.Code,
            Description = initiative.Description,
            OwnerId = initiative.OwnerId is { } owner ? PublicIds.Format(owner) : null,
            Start = initiative.Start,
            Due = initiative.Due,
            Budget = NumberText.Write(initiative.Budget),
            ObjectiveIds = [.. initiative.ObjectiveIds.Select(PublicIds.Format)],
            KpiIds = [.. initiative.KpiIds.Select(PublicIds.Format)],
            AwaitsIds = [.. initiative.AwaitsIds.Select(PublicIds.Format)],
            Milestones =
            [
                .. initiative.Milestones.Select(m => new MilestoneLine
                {
                    Number = m.Number,
                    Name = m.Name,
                    Due = m.Due,
                    DoneOn = m.DoneOn,
                }),
                .. Empty,
            ],
            Version = initiative.Version,
        };

    public InitiativePlan Plan(long? ownerId) => new(Name!, Start!.Value, Due!.Value, NumberText.Number(Budget), ownerId, Description);

    /// <summary>Makes the milestones those of the rows.</summary>
    public void ApplyMilestones(Initiative initiative)
    {
        var lines = Milestones.Where(line => line.IsThere).ToList();
        foreach (var gone in initiative.Milestones.Where(m => lines.TrueForAll(line => line.Number != m.Number)).ToList())
            initiative.RemoveMilestone(gone.Number);
        var known = initiative.Milestones.ToDictionary(m => m.Number);
        foreach (var line in lines)
            (known.GetValueOrDefault(line.Number) ?? initiative.AddMilestone(line.Name!, line.Due!.Value)).Change(
                line.Name!,
                line.Due!.Value,
                line.DoneOn
            );
    }

    public sealed class Validator : AbstractValidator<InitiativeInput>
    {
        public Validator()
        {
            RuleFor(x => x.Name).IsName();
            RuleFor(x => x.Code).IsCode();
            RuleFor(x => x.Description).IsDescription();
            RuleFor(x => x.Start).NotNull().WithMessage("Choose the first day");
            RuleFor(x => x.Due)
                .NotNull()
                .WithMessage("Choose the day on which it is due")
                .Must((x, due) => due is null || x.Start is null || due >= x.Start)
                .WithMessage("Choose a day that is not before the first one");
            When(
                x => !string.IsNullOrWhiteSpace(x.Budget),
                () => RuleFor(x => x.Budget).IsNumber("A budget is 0 or more. Leave it empty where none is set", least: 0)
            );
            RuleForEach(x => x.Milestones)
                .ChildRules(line =>
                {
                    line.RuleFor(x => x.Name)
                        .Must(name => (name?.Trim().Length ?? 0) <= TextRules.NameLength)
                        .WithMessage($"Shorten this to at most {TextRules.NameLength} characters");
                    line.RuleFor(x => x.Due).NotNull().When(x => x.IsThere).WithMessage("Choose the day on which it is due");
                });
        }
    }
}
