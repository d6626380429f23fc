using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>Collects what is wrong: all are counted, the first thousand kept.</summary>
/// <param name="each">Hears of every one.</param>
internal sealed class ImportProblems(Action<ImportProblem>? each)
{
    public const int Kept = 1000;

    private readonly List<ImportProblem> first = [];

    public int Count { get; private set; }

    public IReadOnlyList<ImportProblem> First => first;

    public void Add(string file, int line, string? column, string sentence)
    {
        var problem = new ImportProblem(file, line, column, sentence);
        each?.Invoke(problem);
        if (++Count <= Kept)
            first.Add(problem);
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
