using Scorecard.Domain;

namespace Scorecard.Data.Mapped;

/// <summary>How alike two names are: the share of pairs of letters that they have in common (Dice's coefficient).</summary>
public static class Resemblance
{
    private const double Enough = 0.5;
    private const int Most = 3;

    /// <summary>What is most like a name, the likest first.</summary>
    public static IEnumerable<T> Closest<T>(string name, IEnumerable<T> among, Func<T, string> call)
    {
        var pairs = Pairs(name);
        return among
            .Select(one => (One: one, Likeness: Likeness(pairs, Pairs(call(one)))))
            .Where(pair => pair.Likeness >= Enough)
            .OrderByDescending(pair => pair.Likeness)
            .Take(Most)
            .Select(pair => pair.One);
    }

    private static double Likeness(HashSet<(char, char)> a, HashSet<(char, char)> b) =>
        a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);

    private static HashSet<(char, char)> Pairs(string name)
    {
        var text = TextRules.Normalize(name);
        return [.. text.Zip(text.Skip(1))];
    }
}
