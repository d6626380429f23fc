using Scorecard.Domain.Periods;

namespace Scorecard.Data.Import;

/// <summary>What a person said once for all files of an import, where the files can be read in two ways.</summary>
/// <param name="Years">What years without FY or CY mean; null is not said yet.</param>
/// <param name="DecimalMark">The point or comma that marks decimals where a file does not tell by itself; null is not said yet.</param>
/// <param name="MissingIsNotApplicable">Whether n/a, - and No Data in place of a value say that none applies; else nothing was
/// reported.</param>
public sealed record ImportChoices(BareYears? Years = null, char? DecimalMark = null, bool MissingIsNotApplicable = false)
{
    /// <summary>The names of the tiers, top first, where organization.csv gives none; null leaves them as they are.</summary>
    public IReadOnlyList<string>? Tiers { get; init; }

    /// <summary>The month from which on changes of the structure hold, or “always”, as written; null is the present month.</summary>
    public string? From { get; init; }

    /// <summary>
    /// Whether an empty cell says that there is nothing, as in files that hold the whole organization; else it leaves what is there. A
    /// column that is not in the file always does.
    /// </summary>
    public bool EmptyIsNothing { get; init; }

    /// <summary>Why closed months may be changed; null where nobody has said.</summary>
    public string? Reason { get; init; }
}

/// <summary>What the files can mean in two ways.</summary>
public enum ImportDoubt
{
    /// <summary>Answered by <see cref="ImportChoices.Years"/>.</summary>
    Years,

    /// <summary>Answered by <see cref="ImportChoices.DecimalMark"/>.</summary>
    Decimals,

    /// <summary>Answered by <see cref="ImportChoices.MissingIsNotApplicable"/>.</summary>
    Missing,
}

/// <summary>A question that a person answers once for all files.</summary>
/// <param name="Count">How many cells it is about.</param>
/// <param name="Examples">The first few texts of such cells.</param>
/// <param name="IsOpen">Whether nothing can be imported before it is answered.</param>
public sealed record ImportQuestion(ImportDoubt Doubt, int Count, IReadOnlyList<string> Examples, bool IsOpen);

/// <summary>Collects the cells that can mean two things, and asks once about all of them.</summary>
internal sealed class ImportQuestions(ImportChoices choices)
{
    private const int MostExamples = 3;

    private readonly Dictionary<ImportDoubt, (int Count, List<string> Examples)> asked = [];

    public ImportChoices Choices => choices;

    public IReadOnlyList<ImportQuestion> All =>
        [.. asked.OrderBy(a => a.Key).Select(a => new ImportQuestion(a.Key, a.Value.Count, a.Value.Examples, IsOpen(a.Key)))];

    /// <summary>Counts a cell.</summary>
    /// <returns>Whether it is the first of an open question.</returns>
    public bool Ask(ImportDoubt doubt, string text)
    {
        var (count, examples) = asked.GetValueOrDefault(doubt, (0, []));
        if (examples.Count < MostExamples && !examples.Contains(text))
            examples.Add(text);
        asked[doubt] = (count + 1, examples);
        return count == 0 && IsOpen(doubt);
    }

    private bool IsOpen(ImportDoubt doubt) =>
        doubt switch
        {
            ImportDoubt.Years => choices.Years is null,
            ImportDoubt.Decimals => choices.DecimalMark is null,
            ImportDoubt.Missing => false,
        };
}
