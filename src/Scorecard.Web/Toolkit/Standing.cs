namespace Scorecard.Web.Toolkit;

/// <summary>How far a person has come: each step with its checklist, and the lessons.</summary>
/// <param name="Unit">The organization's own unit as in addresses.</param>
/// <param name="Ticks">The lines that the person ticked by hand and the lessons that they finished.</param>
public sealed record Standing(string Unit, IReadOnlyList<StandingStep> Steps, IReadOnlySet<string> Ticks)
{
    /// <summary>The first step that is not done; null once all are.</summary>
    public StandingStep? Next => Steps.FirstOrDefault(s => !s.IsDone);

    public int LessonsDone => Lessons.All.Count(IsFinished);

    public bool IsFinished(Lesson lesson) => Ticks.Contains(lesson.Item);

    public static Standing Of(Census facts, string unit, IReadOnlySet<string> ticks) =>
        new(
            unit,
            [
                .. Toolkit.Steps.All.Select(step => new StandingStep(
                    step,
                    [
                        .. step.Lines.Select(line =>
                            line.Check?.Invoke(facts) is { } fact
                                ? new StandingLine(line, fact.Done, fact.Figure)
                                : new StandingLine(line, ticks.Contains(line.Item), null)
                        ),
                    ]
                )),
            ],
            ticks
        );
}

public sealed record StandingStep(Step Step, IReadOnlyList<StandingLine> Lines)
{
    public int Done => Lines.Count(l => l.Done);

    public bool IsDone => Done == Lines.Count;
}

/// <param name="Figure">What was counted; null for a line that is ticked by hand.</param>
public sealed record StandingLine(Line Line, bool Done, string? Figure)
{
    public bool IsByHand => Line.Check is null;
}
