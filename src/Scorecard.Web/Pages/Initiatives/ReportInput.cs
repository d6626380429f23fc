using FluentValidation;
using Scorecard.Domain.Plans;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>What a person says about how an initiative stands; numbers as typed.</summary>
public sealed record ReportInput
{
    public InitiativeStatus Status { get; init; }

    /// <summary>Percent.</summary>
    public string? Progress { get; init; }

    public string? Spent { get; init; }
    public string? Note { get; init; }

    /// <summary>The numbers of the milestones that are reached.</summary>
    public List<int> Reached { get; init; } = [];

    public int Version { get; init; }

    public static ReportInput Of(Initiative initiative) =>
        new()
        {
            Status = initiative.Status,
            Progress = NumberText.Write(initiative.Progress * 100),
            Spent = NumberText.Write(initiative.Spent),
            Note = initiative.Note,
            Reached = [.. initiative.Milestones.Where(m => m.DoneOn is not null).Select(m => m.Number)],
            Version = initiative.Version,
        };

    /// <param name="today">The day on which what is newly ticked was reached.</param>
    public void ApplyTo(Initiative initiative, DateOnly today)
    {
        initiative.Report(Status, (NumberText.Number(Progress) ?? 0) / 100, NumberText.Number(Spent) ?? 0, Note);
        foreach (var milestone in initiative.Milestones)
            milestone.Change(milestone.Name, milestone.Due, Reached.Contains(milestone.Number) ? milestone.DoneOn ?? today : null);
    }

    public sealed class Validator : AbstractValidator<ReportInput>
    {
        public Validator()
        {
            RuleFor(x => x.Status).IsInEnum().WithMessage("Choose one of the statuses");
            RuleFor(x => x.Progress).IsNumber("Write a percentage from 0 to 100", 0, 100);
            RuleFor(x => x.Spent).IsNumber("What was spent is 0 or more", least: 0);
            RuleFor(x => x.Note).IsDescription();
        }
    }
}
