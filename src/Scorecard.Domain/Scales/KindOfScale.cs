namespace Scorecard.Domain.Scales;

/// <summary>A row of <see cref="ScaleKinds"/>.</summary>
/// <param name="Label">In a list of kinds to choose from.</param>
/// <param name="Heading">Above its boxes.</param>
public sealed record KindOfScale(ScaleKind Kind, string Label, string Heading)
{
    /// <summary>What a person is asked for, in the order of the form.</summary>
    public required IReadOnlyList<ScaleQuestion> Questions { get; init; }

    /// <summary>The points, by the organization's bands.</summary>
    public required Func<ScaleInput, Bands, ScoringScale> Compile { get; init; }

    /// <summary>The scale in words, “0 at 90, 100 at 98”, given how a field of it is said.</summary>
    public required Func<ScaleInput, Func<ScaleField, string>, string> Sentence { get; init; }

    /// <summary>
    /// The score of what is aimed at, by the points and the organization's bands: the highest, where nothing else is said.
    /// </summary>
    public Func<IReadOnlyList<ScalePoint>, Bands, double> ScoreOfAim { get; init; } = (points, _) => points.Max(point => point.Score);

    public IEnumerable<ScaleField> Fields => Questions.Select(question => question.Field);

    /// <summary>Whether there is a single target, that another number could take the place of.</summary>
    public bool TakesTarget => Fields.Contains(ScaleFields.Target);

    /// <summary>The other end of the way to the target: the baseline, the red flag.</summary>
    public ScaleField Start => Fields.First(other => other != ScaleFields.Target);
}

/// <summary>One box of a kind of scale.</summary>
/// <param name="Label">Beside the box.</param>
public sealed record ScaleQuestion(ScaleField Field, string Label)
{
    public bool IsOptional { get; init; }

    /// <summary>What to write, where it is needed and left empty; null where the box says so itself.</summary>
    public string? Missing { get; init; }

    /// <summary>What else there is to know; questions that share a hint stand beside each other.</summary>
    public string? Hint { get; init; }
}
