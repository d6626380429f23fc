using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>Collects what is wrong: all are counted, the first thousand kept.</summary>
internal sealed class ImportProblems
{
    public const int Kept = 1000;

    private readonly List<ImportProblem> first = [];

    public int Count { get; private set; }

    public IReadOnlyList<ImportProblem> First => first;

    public void Add(string file, int line, string? column, string sentence)
    {
        if (++Count <= Kept)
            first.Add(new(file, line, column, sentence));
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
}
