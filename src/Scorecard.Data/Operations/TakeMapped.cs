using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Data.Mapped;
using Scorecard.Domain;

namespace Scorecard.Data.Operations;

/// <summary>
/// Brings somebody's own table in by a mapping that is kept, with nobody there to be asked: all of it as one import, or nothing.
/// </summary>
public sealed class TakeMapped(IDbContextFactory<ScorecardDbContext> contexts, ImportOrganization import)
{
    private const int MostNamed = 5;
    private const int HeadRows = 60;

    /// <summary>The mapping of a name.</summary>
    /// <exception cref="RuleViolation">There is none; says which there are.</exception>
    public async Task<SavedMapping> FindAsync(long organizationId, string name, CancellationToken cancel)
    {
        await using var db = (await contexts.CreateDbContextAsync(cancel)).Scope(organizationId);
        var normalized = TextRules.Normalize(name);
        if (await db.SavedMappings.AsNoTracking().SingleOrDefaultAsync(m => m.NameNormalized == normalized, cancel) is { } saved)
            return saved;
        var names = await db.SavedMappings.OrderBy(m => m.Name).Select(m => m.Name).ToListAsync(cancel);
        throw new RuleViolation(
            $"There is no mapping “{TextRules.Shortened(name, TextRules.NameLength)}”. "
                + (names.Count == 0 ? "Make one on the page /import/map first." : $"There is {string.Join(", ", names)}.")
        );
    }

    /// <param name="path">A .csv, .tsv, .txt, .zip or .xlsx, called as the person knows it.</param>
    /// <param name="largest">How many bytes a table may have.</param>
    /// <param name="target">An organization that is there.</param>
    /// <param name="by">The person in whose name; null for the program.</param>
    /// <param name="areMeant">Takes values that may be slips.</param>
    /// <exception cref="RuleViolation">The file cannot be read at all, or is of another kind.</exception>
    public async Task<MappedOutcome> ExecuteAsync(
        SavedMapping saved,
        string path,
        long largest,
        ImportTarget target,
        long? by,
        bool areMeant,
        CancellationToken cancel
    )
    {
        var name = Path.GetFileName(path);
        using var sent = ImportFiles.Open(path, largest, name, cancel);
        using var folder = new WorkFolder();
        var mapping = MappingJson.Read(saved.Json);
        MappedResult read;
        await using (var db = (await contexts.CreateDbContextAsync(cancel)).Scope(saved.OrganizationId))
        {
            var model = await ScoreBookStore.LoadModelAsync(db, cancel);
            var table = MappedTable.In(sent, mapping.Table);
            if (Without(mapping, table) is { Count: > 0 } without)
                return new([.. without], without.Count, null, []);
            read = MappedReading.Run(mapping, table, model, folder.Path, null, cancel);
        }
        if (!read.IsReady)
            return new(read.Problems, read.ProblemCount, null, read.Notes);
        if (read.NeedsQuestion)
            return new([.. read.Unknown.Take(MostNamed).Select(column => Unknown(name, column))], read.Unknown.Count, null, read.Notes);
        using var made = ImportFiles.Open(folder.Path, largest, name, cancel);
        return await ExecuteAsync(made, target, by, areMeant, cancel) with { Notes = read.Notes };

        ImportProblem Unknown(string file, string column) =>
            new(
                file,
                mapping.HeaderLine,
                column,
                $"The mapping “{saved.Name}” does not know this column. Import the file on the page once, say what it holds, and keep that."
            );
    }

    /// <summary>Brings files of the import format in, again with nobody there to be asked.</summary>
    /// <inheritdoc cref="ExecuteAsync(SavedMapping, string, long, ImportTarget, long?, bool, CancellationToken)"/>
    public async Task<MappedOutcome> ExecuteAsync(ImportFiles files, ImportTarget target, long? by, bool areMeant, CancellationToken cancel)
    {
        var report = await import.ExecuteAsync(files, target, by, null, areMeant, cancel);
        return report switch
        {
            { ProblemCount: > 0 } => new(report.Problems, report.ProblemCount, report, []),
            { Written: false, ChangesAnything: true } => new([.. report.Unusual.Select(Far)], report.Unusual.Count, report, []),
            _ => new([], 0, report, []),
        };
    }

    /// <summary>Columns that the mapping rests on, and the file has not.</summary>
    private static List<ImportProblem> Without(FileMapping mapping, MappedTable table)
    {
        var header = TableHeader.Of(mapping, table.Head(HeadRows), table.Name);
        var there = header.Columns.Select(c => c.Mapped).ToHashSet();
        return
        [
            .. mapping
                .Columns.Where(c => c.Role is not (ColumnRole.PeriodValues or ColumnRole.LeftOut) && !there.Contains(c))
                .Select(c => new ImportProblem(
                    table.Name,
                    header.Line,
                    null,
                    $"There is no column “{c.Header}” here, by which the mapping reads. Name it so, or map the file anew."
                )),
        ];
    }

    private static ImportProblem Far(UnusualValues values) =>
        new(
            "",
            0,
            values.Code,
            FormattableString.Invariant($"“{values.Code}”: {values.Count} of its values are far from its others, such as ")
                + FormattableString.Invariant($"{values.Examples[0].Value} in {values.Examples[0].Period}. ")
                + "Correct them, or say that they are meant."
        );
}

/// <summary>What came of a table that nobody was asked about.</summary>
/// <param name="Problems">The first of each kind, with row and column; with any, nothing was written.</param>
/// <param name="Report">What the import said; null where it did not come so far.</param>
/// <param name="Notes">What was left out and how things were read.</param>
public sealed record MappedOutcome(
    IReadOnlyList<ImportProblem> Problems,
    int ProblemCount,
    ImportReport? Report,
    IReadOnlyList<string> Notes
)
{
    private const int MostSaid = 3;

    /// <summary>Whether it was taken, or says nothing new.</summary>
    public bool IsTaken => ProblemCount == 0;

    /// <summary>What is wrong with its first rows, as sentences.</summary>
    public string Words =>
        string.Join(" ", Problems.Take(MostSaid).Select(Said))
        + (ProblemCount > MostSaid ? FormattableString.Invariant($" And {ProblemCount - MostSaid} more.") : "");

    private static string Said(ImportProblem problem) =>
        (problem.Line, problem.Column) switch
        {
            (0, _) => problem.Sentence,
            (_, null) => FormattableString.Invariant($"Row {problem.Line}: {problem.Sentence}"),
            _ => FormattableString.Invariant($"Row {problem.Line}, column {problem.Column}: {problem.Sentence}"),
        };
}
