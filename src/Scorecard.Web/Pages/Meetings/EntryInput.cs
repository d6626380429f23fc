using FluentValidation;
using Scorecard.Domain;
using Scorecard.Domain.Plans;

namespace Scorecard.Web.Pages.Meetings;

/// <summary>What a person writes down; who and until when are read for an action only.</summary>
public sealed record EntryInput
{
    public MeetingEntryKind Kind { get; init; }
    public string? Words { get; init; }
    public string? ObjectiveId { get; init; }
    public string? OwnerId { get; init; }
    public DateOnly? Due { get; init; }
    public int Version { get; init; }

    public static EntryInput Of(MeetingEntry entry) =>
        new()
        {
            Kind = entry.Kind,
            Words = entry.Words,
            ObjectiveId = IdOf(entry.ObjectiveId),
            OwnerId = IdOf(entry.OwnerId),
            Due = entry.Due,
            Version = entry.Version,
        };

    public bool IsAction => Kind == MeetingEntryKind.Action;

    public MeetingText Text(long? ownerId) => IsAction ? new(Words, ownerId, Due) : new(Words);

    private static string? IdOf(long? id) => id is { } given ? PublicIds.Format(given) : null;

    public sealed class Validator : AbstractValidator<EntryInput>
    {
        public Validator()
        {
            RuleFor(x => x.Kind).IsInEnum().WithMessage("Choose a note, a decision or an action");
            RuleFor(x => x.Words)
                .Cascade(CascadeMode.Stop)
                .Must(words => !string.IsNullOrWhiteSpace(words))
                .WithMessage(x =>
                    x.Kind switch
                    {
                        MeetingEntryKind.Decision => "Write what was decided",
                        MeetingEntryKind.Action => "Write what is to be done",
                        MeetingEntryKind.Note => "Write the note",
                    }
                )
                .Must(words => words!.Trim().Length <= TextRules.DescriptionLength)
                .WithMessage(
                    (_, words) => $"This has {words!.Trim().Length} characters. Shorten it to at most {TextRules.DescriptionLength}"
                );
        }
    }
}
