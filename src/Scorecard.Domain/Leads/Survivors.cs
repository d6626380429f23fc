using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>
/// What survives <see cref="BenjaminiHochberg"/> among many tests and is borne out by a second witness. One that the witness refuses counts
/// as a test with p of 1. The witness is only asked where it matters: those that would not survive anyway cannot make others survive.
/// </summary>
/// <param name="Limit">The largest p that is kept; below 0 where none is.</param>
/// <param name="Next">The p up to which one more would have been kept.</param>
internal sealed record Survivors<T>(IReadOnlyList<T> Kept, double Limit, double Next);

internal static class Survivors
{
    /// <param name="tests">How many tests were made, of which those above <paramref name="q"/> may be left out.</param>
    public static Survivors<T> Of<T>(IEnumerable<T> tested, Func<T, double> p, Func<T, bool> holds, long tests, double q)
    {
        List<T> borneOut = [.. Keep([.. tested], p, tests, q).Where(holds)];
        var kept = Keep(borneOut, p, tests, q);
        return new(
            kept,
            kept.Count == 0 ? -1 : BenjaminiHochberg.Limit(kept.Count, tests, q),
            BenjaminiHochberg.Limit(Math.Min(kept.Count + 1, tests), tests, q)
        );
    }

    private static List<T> Keep<T>(List<T> tested, Func<T, double> p, long tests, double q)
    {
        var kept = BenjaminiHochberg.Kept([.. tested.Select(p)], tests, q);
        var limit = BenjaminiHochberg.Limit(kept, tests, q);
        return kept == 0 ? [] : [.. tested.Where(t => p(t) <= limit)];
    }
}
