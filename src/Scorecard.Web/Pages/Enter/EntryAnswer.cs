using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Enter;

/// <summary>How a row stands, for the script of the page.</summary>
public sealed record EntryAnswer(string State, string CssClass, int Revision, string? Score, string Tone, string Word, string? At)
{
    public string? Box { get; init; }
    public string? Problem { get; init; }
    public string? Question { get; init; }
    public string? Ask { get; init; }

    /// <summary>What the boxes hold once theirs is taken, or the withdrawal is called off.</summary>
    public ValueInput? Instead { get; init; }

    /// <param name="theirs">In a conflict, who saved what and when.</param>
    public static EntryAnswer Of(EntryTarget target, EntryResult result, string? theirs)
    {
        var tone = target.Tone(result.Score);
        var ask = EntryRow.AskOf(target, result, theirs);
        return new(
            result.State.ToString().ToLowerInvariant(),
            result.CssClass,
            result.Current?.Revision ?? 0,
            result.Score is { } score ? Figures.Score(score, target.Rules.Bands) : null,
            tone.CssClass(),
            tone.Word(),
            result.Current is { } saved ? PeriodWords.Moment(saved.RecordedAt, target.Organization.TimeZone)[^5..] : null
        )
        {
            Box = result.Problem?.Box.ToString().ToLowerInvariant(),
            Problem = result.Problem?.Sentence,
            Question = result.Question,
            Ask = ask,
            Instead = ask is null ? null : ValueInput.Of(target, result.Current),
        };
    }
}
