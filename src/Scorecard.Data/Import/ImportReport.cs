namespace Scorecard.Data.Import;

/// <summary>Where an import goes: an organization that exists, or a new one.</summary>
/// <param name="OrganizationId">Null for a new organization.</param>
/// <param name="NewName">The name of the new one.</param>
/// <param name="FiscalYearStart">The month in which the new organization's fiscal year starts, unless organization.csv says so;
/// null is January.</param>
/// <param name="OnlyAdds">Refuses to touch an objective, a KPI, a link or an initiative that is there already.</param>
public sealed record ImportTarget(long? OrganizationId, string? NewName = null, int? FiscalYearStart = null, bool OnlyAdds = false)
{
    /// <summary>What the person has said about files that can be read in two ways.</summary>
    public ImportChoices Choices { get; init; } = new();

    /// <summary>What the journal says of it, beside the reason; null for nothing.</summary>
    public string? Why { get; init; }

    /// <summary>What is saved with the write, once it is known what it does; null for nothing.</summary>
    public Func<ImportReport, ApiAnswer?>? Kept { get; init; }

    /// <summary>Looks, once nobody else can write, whether what the files were made of still holds, and throws where it does not.</summary>
    public Func<ScorecardDbContext, CancellationToken, Task>? Still { get; init; }
}

/// <summary>How far an import is, in bytes read of all bytes.</summary>
public readonly record struct ImportProgress(long Done, long Total)
{
    public int Percent => Total == 0 ? 100 : (int)Math.Min(100, Done * 100 / Total);
}

/// <summary>How many of one kind of thing an import adds, changes, leaves as they are and removes.</summary>
public sealed record ImportCount(string Kind, int Added, int Changed, int Unchanged, int Removed)
{
    public bool ChangesAnything => Added + Changed + Removed > 0;
}

/// <summary>A cell or row that cannot be imported, and what to do about it.</summary>
/// <param name="Line">Counted from 1, the header; 0 where the file as a whole is meant.</param>
/// <param name="Column">Null where the row as a whole is meant.</param>
public sealed record ImportProblem(string File, int Line, string? Column, string Sentence)
{
    /// <summary>How many more of the kind this column has, of which nothing else is kept; said with the last that is.</summary>
    public int More { get; init; }

    public string Place
    {
        get
        {
            if (Line == 0)
                return File;
            var place = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}");
            return Column is null ? place : $"{place}:{Column}";
        }
    }

    public override string ToString() => More == 0 ? $"{Place}: {Sentence}" : $"{Place}: {Sentence} {AndMore}";

    /// <summary>Such as “And 9,995 more like this.”; empty where there are none.</summary>
    public string AndMore =>
        More == 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"And {More:N0} more like this.");
}

/// <summary>A tier with what would stand in it after an import.</summary>
/// <param name="Examples">The names of the first few units.</param>
public sealed record ImportTier(string Name, int Units, IReadOnlyList<string> Examples);

/// <summary>What an import would do, or has done.</summary>
/// <param name="OrganizationId">0 for a new organization that was not written.</param>
/// <param name="Problems">The first of each kind; with any, nothing is written.</param>
/// <param name="ProblemCount">All of them.</param>
/// <param name="Notes">What a person should know though nothing is wrong.</param>
/// <param name="Written">False for a preview, with problems, and where the files change nothing.</param>
public sealed record ImportReport(
    long OrganizationId,
    string Organization,
    bool IsNew,
    IReadOnlyList<ImportCount> Counts,
    IReadOnlyList<ImportProblem> Problems,
    int ProblemCount,
    IReadOnlyList<string> Notes,
    bool Written
)
{
    /// <summary>What the files can mean in two ways.</summary>
    public IReadOnlyList<ImportQuestion> Questions { get; init; } = [];

    /// <summary>What was said about it.</summary>
    public ImportChoices Choices { get; init; } = new();

    /// <summary>
    /// The month from which on changes of the structure hold where no row says another, or “always”; null where there are none.
    /// </summary>
    public string? HoldsFrom { get; init; }

    /// <summary>The tiers by number, where the files fill some for the first time and do not name them; else none.</summary>
    public IReadOnlyList<ImportTier> Tiers { get; init; } = [];

    /// <summary>How the writing goes or has ended; null before anyone asked for it.</summary>
    public ImportRun? Run { get; init; }

    /// <summary>Whether closed months are changed.</summary>
    public bool Restates { get; init; }

    /// <summary>Whether the reason for that is still wanted; it is one of the problems then.</summary>
    public bool WantsReason { get; init; }

    /// <summary>Values that may be slips, by KPI.</summary>
    public IReadOnlyList<UnusualValues> Unusual { get; init; } = [];

    /// <summary>The number of the write, by which it is taken back; 0 where nothing is written.</summary>
    public long Sequence { get; init; }

    /// <summary>Whether these are tables of which somebody has to say first what their columns hold.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether they were made of such a table.</summary>
    public bool IsMapped { get; init; }

    /// <summary>Whether they come from another tool, of whose goals somebody says what they become.</summary>
    public bool IsFromOldTool { get; init; }

    public bool ChangesAnything => IsNew || Counts.Any(c => c.ChangesAnything);
}
