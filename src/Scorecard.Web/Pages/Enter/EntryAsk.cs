using Scorecard.Domain.Kpis;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Enter;

/// <summary>A button under a row's question: the field that it sends with the row's key, and its words.</summary>
public sealed record EntryChoice(string Name, string Text);

/// <summary>A question under a row, with its answers.</summary>
public sealed record EntryAsk(string Text, IReadOnlyList<EntryChoice> Choices)
{
    /// <param name="theirs">In a conflict, who saved what and when.</param>
    public static EntryAsk? Of(EntryTarget target, EntryResult result, string? theirs) =>
        result.State switch
        {
            EntryState.Conflict => new($"{theirs} Keep yours, or take theirs?", [new("Mine", "Keep mine"), new("Take", "Take theirs")]),
            EntryState.Withdrawing when result.Current!.Standing == Standing.Waiting => new(
                $"Take {EntryWords.Value(target, result.Current.Measured)} back, so that it no longer waits for approval?",
                [new("Withdraw", "Take it back"), new("Take", "Leave it as it is")]
            ),
            EntryState.Withdrawing => new(
                $"Withdraw {EntryWords.Value(target, result.Current!.Measured)}? "
                    + $"{EntryWords.Brief(target.Period, target.Calendar).Capital()} is then open again.",
                [new("Withdraw", "Withdraw it"), new("Take", "Leave it as it is")]
            ),
            EntryState.Held => OfHeld(target, result),
            EntryState.Refused => OfRefused(target, result),
            EntryState.Saved or EntryState.NotApplicable or EntryState.Waiting when result.NoteIsOf is { } earlier => new(
                $"The note was written for {EntryWords.Value(target, earlier)}. Does it still hold?",
                [new("Keep", "It still holds"), new("Unnote", "Take the note away")]
            ),
            EntryState.Open or EntryState.Saved or EntryState.NotApplicable or EntryState.Waiting => null,
        };

    /// <summary>What was probably meant, and what counts meanwhile.</summary>
    private static EntryAsk? OfRefused(EntryTarget target, EntryResult result)
    {
        if (result.Problem is { Box: EntryBox.Note } || (result.Slip, result.Published) is (null, null))
            return null;
        List<string> said = [];
        List<EntryChoice> choices = [];
        if (result.Published is { } published)
        {
            said.Add(Still(target, result, published));
            choices.Add(new("Take", $"Leave {EntryWords.Value(target, published)}"));
        }
        if (result.Slip is { } meant && meant != result.Published)
        {
            said.Add($"Did you mean {EntryWords.Value(target, meant)}?");
            choices.Insert(0, new("Slip", $"Yes, {EntryWords.Parts(target, meant)}"));
        }
        return new(string.Join(' ', said), choices);
    }

    private static EntryAsk OfHeld(EntryTarget target, EntryResult result)
    {
        var published = result.Published;
        List<EntryChoice> choices = [new("Meant", $"Yes, {EntryWords.Parts(target, result.Held!.Measured)}")];
        if (result.Slip is { } meant && meant != published)
            choices.Add(new("Slip", EntryWords.Parts(target, meant)));
        choices.Add(new("Take", published is { } stays ? $"Leave {EntryWords.Value(target, stays)}" : "Leave it open"));
        var still = published is { } live ? Still(target, result, live) : "Not counted yet.";
        return new($"{EntryWords.Far(target)} {still} Is {EntryWords.Value(target, result.Held.Measured)} meant?", choices);
    }

    private static string Still(EntryTarget target, EntryResult result, MeasuredValue published) =>
        result.Current is { Standing: Standing.Waiting }
            ? $"{EntryWords.Value(target, published)} still waits for approval."
            : $"Published is still {EntryWords.Value(target, published)}.";
}
