using Scorecard.Domain.Kpis;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Entering;

/// <summary>How a row stands, for the script of the page.</summary>
public sealed record EntryAnswer(string State, string CssClass, int Revision, string? Score, string Tone, string Word, string? At)
{
    public string? Box { get; init; }
    public string? Problem { get; init; }
    public string? Question { get; init; }
    public string? Ask { get; init; }
    /// <summary>What the boxes hold once theirs is taken, or the withdrawal is called off.</summary>
    public EntryInput? Instead { get; init; }

    public static EntryAnswer Of(EntryRow row, string timeZone)
    {
        var result = row.Result;
        return new(result.State.ToString().ToLowerInvariant(), row.CssClass, result.Current?.Revision ?? 0,
            result.Score is { } score ? Figures.Score(score) : null, row.Tone.CssClass(), row.Tone.Word(),
            result.Current is { } saved ? PeriodWords.Moment(saved.RecordedAt, timeZone)[^5..] : null)
        {
            Box = result.Problem?.Box.ToString().ToLowerInvariant(),
            Problem = result.Problem?.Sentence,
            Question = result.Question,
            Ask = row.Ask,
            Instead = row.Ask is null ? null : EntryInput.Of(row.Target, result.Current),
        };
    }
}
