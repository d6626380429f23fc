using System.Globalization;
using Scorecard.Domain;

namespace Scorecard.Web.Toolkit;

/// <summary>A lesson of five minutes with a question after it.</summary>
/// <param name="Answers">Three or four, exactly one of them right.</param>
public sealed record Lesson(int Number, string Name, IReadOnlyList<string> Paragraphs, string Question, IReadOnlyList<Answer> Answers)
{
    /// <summary>Its name among what people tick.</summary>
    public string Item => string.Create(CultureInfo.InvariantCulture, $"lesson/{Number}");

    /// <summary>The right answer, where it was given.</summary>
    /// <param name="place">Of the answer that was chosen, from 0; null for none.</param>
    /// <exception cref="RuleViolation">Another was given, or none; the sentence says why it is wrong.</exception>
    public Answer Check(int? place)
    {
        if (place is not { } chosen || Answers.ElementAtOrDefault(chosen) is not { } given)
            throw new RuleViolation("Choose one of the answers.");
        return given.IsRight ? given : throw new RuleViolation($"{given.Why} Try again.");
    }
}

/// <param name="Why">What makes it right or wrong.</param>
public sealed record Answer(string Text, string Why, bool IsRight = false);

/// <summary>The ten lessons, in their order.</summary>
public static partial class Lessons
{
    public static IReadOnlyList<Lesson> All { get; } =
    [Why, Perspectives, Objectives, Map, Leading, Choosing, Targets, Cascade, Work, Honesty];

    public static Lesson? Find(int number) => All.FirstOrDefault(lesson => lesson.Number == number);
}
