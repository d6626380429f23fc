using Scorecard.Domain;

namespace Scorecard.Data.OldTools;

/// <summary>What becomes of what a field of the former tool held.</summary>
public enum OldFate
{
    Carried,
    Changed,
    Lost,
}

/// <summary>One line of the report: how often it was so, and the first examples.</summary>
public sealed record OldLine(string Field, OldFate Fate, int Count, IReadOnlyList<string> Examples);

/// <summary>Says of each field what was carried over, what changed on the way and what has no place here.</summary>
public sealed class OldReport
{
    /// <summary>Of what is carried nobody needs the list; of the rest all is kept, since it is nowhere else.</summary>
    private const int MostExamples = 20_000;

    private readonly Dictionary<(string Field, OldFate Fate), (int Count, List<string> Said)> lines = [];

    /// <summary>By field, what is lost first.</summary>
    public IReadOnlyList<OldLine> Lines =>
        [
            .. lines
                .Select(l => new OldLine(l.Key.Field, l.Key.Fate, l.Value.Count, l.Value.Said))
                .OrderByDescending(l => l.Fate)
                .ThenBy(l => l.Field, StringComparer.Ordinal),
        ];

    public void Carried(string field, int count = 1) => Add(field, OldFate.Carried, count, null);

    public void Changed(string field, string said) => Add(field, OldFate.Changed, 1, said);

    public void Lost(string field, string said) => Add(field, OldFate.Lost, 1, said);

    private void Add(string field, OldFate fate, int count, string? said)
    {
        if (count == 0)
            return;
        var (before, examples) = lines.GetValueOrDefault((field, fate), (0, []));
        if (said is not null && examples.Count < MostExamples)
            examples.Add(TextRules.Shortened(said, 500));
        lines[(field, fate)] = (before + count, examples);
    }
}
