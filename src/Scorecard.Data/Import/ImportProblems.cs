using System.Text.RegularExpressions;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>
/// Collects what is wrong: all are counted; of each kind in a column the first few are kept, and the last of those says how many more there
/// are.
/// </summary>
/// <param name="each">Hears of every one.</param>
internal sealed partial class ImportProblems(Action<ImportProblem>? each)
{
    public const int Kept = 1000;
    public const int KeptOfAKind = 5;

    private readonly List<ImportProblem> first = [];
    private readonly Dictionary<(string File, string? Column, string Kind), (int Count, int Last)> kinds = [];

    public int Count { get; private set; }

    public IReadOnlyList<ImportProblem> First =>
        [
            .. first.Select(
                (problem, i) =>
                    kinds.Values.FirstOrDefault(kind => kind.Last == i && kind.Count > KeptOfAKind).Count is > 0 and var count
                        ? problem with
                        {
                            More = count - KeptOfAKind,
                        }
                        : problem
            ),
        ];

    public void Add(string file, int line, string? column, string sentence)
    {
        var problem = new ImportProblem(file, line, column, sentence);
        each?.Invoke(problem);
        Count++;
        var kind = (file, column, Own().Replace(sentence, ""));
        var (count, last) = kinds.GetValueOrDefault(kind);
        if (count < KeptOfAKind && first.Count < Kept)
        {
            last = first.Count;
            first.Add(problem);
        }
        if (count > 0 || kinds.Count < Kept)
            kinds[kind] = (count + 1, last);
    }

    /// <summary>Runs a verb of the model; a broken rule becomes a problem.</summary>
    public bool Try(string file, int line, string? column, Action verb)
    {
        try
        {
            verb();
            return true;
        }
        catch (RuleViolation broken)
        {
            Add(file, line, column, broken.Message);
            return false;
        }
    }

    /// <summary>What a sentence says of its own row: texts of its cells, codes of periods, numbers.</summary>
    [GeneratedRegex("“[^”]*”|[0-9][0-9A-Z.,-]*")]
    private static partial Regex Own();
}
