using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Closings;

/// <summary>Something about to be saved that reaches into closed months.</summary>
/// <param name="SubjectId">As in the journal.</param>
/// <param name="Name">What the thing is called.</param>
/// <param name="What">What of it changes, as it stands in a sentence: “the value”, “the definition”.</param>
/// <param name="From">First day that it changes; <see cref="DateOnly.MinValue"/> for all months there are.</param>
/// <param name="Through">Last closed day that it changes.</param>
public sealed record Touched(Subject Subject, long SubjectId, string Name, string What, DateOnly From, DateOnly Through)
{
    /// <summary>How many of the kind it stands for.</summary>
    public int Count { get; init; } = 1;
}
