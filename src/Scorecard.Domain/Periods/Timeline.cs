namespace Scorecard.Domain.Periods;

/// <summary>
/// What holds over time: one value from the start, and others from a day on, each until the next. Neighbours differ. It never changes; a
/// change makes another.
/// </summary>
public sealed class Timeline<T>
{
    private readonly (DateOnly Until, T Value)[] earlier;

    /// <param name="last">What holds without end.</param>
    /// <param name="earlier">What held before, each until (not including) a day; in any order, the days different.</param>
    public Timeline(T last, IEnumerable<(DateOnly Until, T Value)> earlier)
    {
        Last = last;
        var kept = new List<(DateOnly Until, T Value)>();
        foreach (var one in earlier.OrderByDescending(e => e.Until))
            if (!Same(one.Value, kept.Count == 0 ? last : kept[^1].Value))
                kept.Add(one);
        kept.Reverse();
        this.earlier = [.. kept];
    }

    /// <summary>What holds without end.</summary>
    public T Last { get; }

    /// <summary>What held before, by falling age, each until a day on which it no longer did.</summary>
    public IReadOnlyList<(DateOnly Until, T Value)> Earlier => earlier;

    /// <summary>What holds on a day.</summary>
    public T On(DateOnly day)
    {
        foreach (var (until, value) in earlier)
            if (day < until)
                return value;
        return Last;
    }

    /// <summary>The same with another value from a day on, until the next change that is known.</summary>
    /// <param name="from"><see cref="DateOnly.MinValue"/> is "from the start".</param>
    public Timeline<T> From(DateOnly from, T value)
    {
        var before = earlier.Where(e => e.Until <= from).ToList();
        if (from > DateOnly.MinValue && (before.Count == 0 || before[^1].Until < from))
            before.Add((from, On(from.AddDays(-1))));
        return NextAfter(from) is { } next
            ? new(Last, [.. before, (next, value), .. earlier.Where(e => e.Until > next)])
            : new(value, before);
    }

    /// <summary>The first day after another on which something else holds; null where nothing changes any more.</summary>
    public DateOnly? NextAfter(DateOnly day)
    {
        foreach (var (until, _) in earlier)
            if (until > day)
                return until;
        return null;
    }

    /// <summary>The first day on which another timeline says something else; null where they are the same.</summary>
    public DateOnly? FirstDifference(Timeline<T> other)
    {
        foreach (var day in earlier.Concat(other.earlier).Select(e => e.Until).Prepend(DateOnly.MinValue).Order())
            if (!Same(On(day), other.On(day)))
                return day;
        return null;
    }

    /// <summary>The stretches of time, each with what holds from its first day until (not including) the next one's.</summary>
    public IEnumerable<(DateOnly From, DateOnly? Until, T Value)> Stretches
    {
        get
        {
            var from = DateOnly.MinValue;
            foreach (var (until, value) in earlier)
            {
                yield return (from, until, value);
                from = until;
            }
            yield return (from, null, Last);
        }
    }

    /// <summary>Whether any of the values that hold at some time is of a kind.</summary>
    public bool Any(Func<T, bool> kind) => kind(Last) || earlier.Any(e => kind(e.Value));

    private static bool Same(T a, T b) => EqualityComparer<T>.Default.Equals(a, b);
}
