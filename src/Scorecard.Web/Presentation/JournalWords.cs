using System.Globalization;
using Scorecard.Data.Operations;

namespace Scorecard.Web.Presentation;

/// <summary>What the verification of a journal came to, in words.</summary>
public static class JournalWords
{
    public static string Said(VerifyJournal.Outcome outcome) => $"{outcome.Name}: {Finding(outcome)}{Earlier(outcome)}";

    /// <summary>Whether it is whole, or where it is first broken.</summary>
    public static string Finding(VerifyJournal.Outcome outcome) =>
        outcome.Break is { } broken ? $"The journal is broken. {broken.Sentence} What comes after it was not judged."
        : outcome.Lines == outcome.Unchained ? "No line has a hash yet."
        : string.Create(CultureInfo.CurrentCulture, $"{outcome.Lines - outcome.Unchained:N0} lines, each follows from the one before.");

    /// <summary>What can be said of no line, with a space before it.</summary>
    public static string Earlier(VerifyJournal.Outcome outcome) =>
        outcome.Unchained == 0
            ? ""
            : string.Create(
                CultureInfo.CurrentCulture,
                $" {outcome.Unchained:N0} earlier lines were written by a version without hashes: nothing is said of them."
            );
}
