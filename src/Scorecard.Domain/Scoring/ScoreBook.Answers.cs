using Scorecard.Domain.Attention;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Health;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Scoring;

/// <content>What was found in the book and is kept with it.</content>
public sealed partial class ScoreBook
{
    /// <summary>More answers than this are forgotten together.</summary>
    private const int MostRemembered = 256;

    private readonly Dictionary<object, object> remembered = [];

    /// <summary>Tests of links, which outlast a changed value.</summary>
    internal LeadLagTests Tests { get; } = new();

    /// <summary>An answer that takes a walk through the tree, kept until a value changes.</summary>
    /// <param name="question">What is asked, told apart by its type too.</param>
    internal T Remember<T>(object question, Func<T> answer) where T : notnull
    {
        if (remembered.TryGetValue(question, out var known))
            return (T)known;
        if (remembered.Count >= MostRemembered)
            remembered.Clear();
        var found = answer();
        remembered[question] = found;
        return found;
    }

    /// <summary>What needs attention in a branch.</summary>
    internal AttentionList Attention(Unit unit, Window window, DateOnly today) =>
        Remember((nameof(Attention), unit.Id, window, today), () => new AttentionList(this, unit, window, today));

    /// <summary>What the health check finds.</summary>
    internal IReadOnlyList<Finding> Findings(Window window, DateOnly today) =>
        Remember((nameof(Findings), window, today), () => CascadeCheck.Run(this, window, today));
}
