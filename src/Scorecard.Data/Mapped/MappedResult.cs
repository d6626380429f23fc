using Scorecard.Data.Import;

namespace Scorecard.Data.Mapped;

/// <summary>What came of reading a table by a mapping.</summary>
/// <param name="Problems">The first of each kind, with row and column of the table.</param>
/// <param name="ProblemCount">All of them.</param>
/// <param name="Notes">What was left out and how things were read.</param>
/// <param name="Values">How many values were read.</param>
/// <param name="Missing">In how many cells a text says that there is none.</param>
/// <param name="Unknown">Columns that the mapping does not know.</param>
public sealed record MappedResult(
    IReadOnlyList<ImportProblem> Problems,
    int ProblemCount,
    IReadOnlyList<string> Notes,
    IReadOnlyList<MappedMeasure> Measures,
    IReadOnlyList<MappedUnit> Units,
    int Values,
    int Missing,
    IReadOnlyList<string> Unknown
)
{
    /// <summary>Whether the mapping does not know all of the table, so that a person should look at it first.</summary>
    public bool NeedsQuestion => Unknown.Count > 0;

    /// <summary>Whether what was written can be imported.</summary>
    public bool IsReady => ProblemCount == 0 && Values > 0;
}
