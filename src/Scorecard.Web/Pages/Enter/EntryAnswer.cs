using Scorecard.Domain.Kpis;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Enter;

/// <summary>How a row stands, for the script of the page.</summary>
public sealed record EntryAnswer(string State, string CssClass, int Revision, string? Score, string Tone, string Word, string? At)
{
    public string? Box { get; init; }

    /// <summary>What keeps the row from being done: why it is not saved, or the note that it owes.</summary>
    public string? Problem { get; init; }
    public string? Question { get; init; }

    /// <summary>In two words.</summary>
    public string? Lacking { get; init; }
    public string? Ask { get; init; }
    public IReadOnlyList<EntryChoice> Choices { get; init; } = [];

    /// <summary>What the boxes hold once theirs is taken, or the typed value is dropped.</summary>
    public ValueInput? Instead { get; init; }

    /// <summary>For whom it waits; null where it does not.</summary>
    public string? Waits { get; init; }

    /// <summary>What was probably meant.</summary>
    public ValueInput? Slip { get; init; }

    /// <summary>What was recorded, as it was understood.</summary>
    public ValueInput? Understood { get; init; }

    /// <summary>Where the unit stands with it.</summary>
    public UnitStanding? Unit { get; init; }

    /// <param name="theirs">In a conflict, who saved what and when.</param>
    /// <param name="waits">For whom it waits.</param>
    public static EntryAnswer Of(EntryTarget target, EntryResult result, string? theirs, string? waits)
    {
        var tone = target.Tone(result.Score);
        var ask = EntryAsk.Of(target, result, theirs);
        return new(
            result.State.ToString().ToLowerInvariant(),
            result.CssClass,
            result.Revision,
            result.Score is { } score ? Figures.Score(score, target.Rules.Bands) : null,
            tone.CssClass(),
            tone.Word(),
            result.Current is { } saved ? PeriodWords.Moment(saved.RecordedAt, target.Organization.TimeZone)[^5..] : null
        )
        {
            Box = result.Look?.Box.ToString().ToLowerInvariant(),
            Problem = result.Look?.Sentence,
            Question = result.Question,
            Lacking = EntryWords.Lacking(result),
            Ask = ask?.Text,
            Choices = ask?.Choices ?? [],
            Instead = ask is null ? null : ValueInput.Of(target, result.Current, result.Revision),
            Slip = result.Slip is { } meant ? ValueInput.Of(target, result.Current, result.Revision).With(meant) : null,
            Understood = result.NeedsALook ? null : ValueInput.Of(target, result.Current, result.Revision),
            Waits = waits,
        };
    }
}
