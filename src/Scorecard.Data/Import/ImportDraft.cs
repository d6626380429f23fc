using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Scorecard.Domain;
using Scorecard.Domain.Cascading;
using Scorecard.Domain.Comments;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Import;

/// <summary>
/// The organization as it would be after the import. What exists is tracked by the context, which so knows what has changed; what is new
/// stays outside of it and is written in bulk.
/// </summary>
internal sealed class ImportDraft(
    ScorecardDbContext db,
    NewIds ids,
    ImportContext context,
    Organization organization,
    DateOnly today,
    bool isNew
)
{
    public Organization Organization => organization;

    public bool IsNew => isNew;

    public ImportContext Context => context;

    public StructureMonths Months { get; } = new(context, today);

    public ImportRestating Restating => field ??= new(db, this);

    /// <summary>Whether what the files do not date begins after the closed months: where they only add to what is there.</summary>
    public bool BeginsOpen { get; set; }

    /// <summary>The first day of a new KPI that says none.</summary>
    public DateOnly NewFrom(Frequency frequency) =>
        BeginsOpen && Restating.Through is { } through
            ? HandedDown.FirstPeriod(frequency, through.AddDays(1), organization.Calendar).Start
            : DateOnly.MinValue;

    /// <summary>Whether tiers are added as the units need them: where organization.csv does not name them.</summary>
    public bool MayAddTiers { get; set; } = true;

    public int DeepestTier => Units.All.Select(u => u.Tier).DefaultIfEmpty(1).Max();

    public List<Perspective> Perspectives { get; } = [];

    public Drafted<Unit> Units { get; } = new(u => u.Code);

    public Drafted<Objective> Objectives { get; } = new(o => o.Code);

    public Drafted<Kpi> Kpis { get; } = new(k => k.Code);

    public Drafted<Initiative> Initiatives { get; } = new(i => i.Code);

    public Dictionary<(long From, long To), Contribution> Contributions { get; } = [];

    public Dictionary<(long Cause, long Effect), CauseEffectLink> Links { get; } = [];

    public List<Perspective> NewPerspectives { get; } = [];

    public List<Contribution> NewContributions { get; } = [];

    /// <summary>What parts of a new organization were like earlier.</summary>
    public List<EarlierTerms> NewEarlier { get; } = [];

    public List<CauseEffectLink> NewLinks { get; } = [];

    /// <summary>Those that existed and have a row.</summary>
    public List<CauseEffectLink> NamedLinks { get; } = [];

    /// <summary>What was said before; read only where the files speak of comments.</summary>
    public List<Comment> Comments { get; } = [];

    public List<Comment> NewComments { get; } = [];

    public List<ImportCount> Counts { get; } = [];

    public bool AnyProblem => context.Problems.Count > 0;

    public long NextId() => ids.Next();

    public void Remove(object entity) => db.Remove(entity);

    /// <summary>Counts the rows of a file by what they do.</summary>
    public void Count<T>(string kind, Drafted<T> rows)
        where T : class => Count(kind, rows.Added.Count, rows.Named);

    public void Count(string kind, int added, IReadOnlyCollection<object> known)
    {
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged).Select(e => Wholes.WholeOf(e)).ToHashSet();
        var count = known.Count(one => changed.Contains(Wholes.WholeOf(db.Entry(one))));
        Counts.Add(new(kind, added, count, known.Count - count, 0));
    }

    /// <summary>Reads what exists, tracked; links, initiatives and comments only where the files speak of them.</summary>
    public async Task LoadAsync(ImportFiles files, CancellationToken cancel)
    {
        Perspectives.AddRange(await db.Perspectives.OrderBy(p => p.Position).ToListAsync(cancel));
        Units.Know(await db.Units.ToListAsync(cancel));
        Objectives.Know(await db.Objectives.ToListAsync(cancel));
        Kpis.Know(await db.Kpis.AsSplitQuery().ToListAsync(cancel));
        foreach (var link in await db.Contributions.ToListAsync(cancel))
            Contributions.Add((link.FromId, link.ToId), link);
        var comments = files.Find(ImportFormat.Comments) is not null;
        if (comments || files.Find(ImportFormat.Links) is not null)
            foreach (var link in await db.Causes.OrderBy(c => c.Id).ToListAsync(cancel))
                Links.TryAdd(link.Ends, link);
        if (comments || files.Find(ImportFormat.Initiatives) is not null)
            Initiatives.Know(await db.Initiatives.AsSplitQuery().ToListAsync(cancel));
        if (comments)
            Comments.AddRange(await db.Comments.AsNoTracking().ToListAsync(cancel));
        var members = await db
            .Memberships.Join(db.Users, m => m.PersonId, p => p.Id, (m, p) => new { p.Id, p.Email })
            .Distinct()
            .ToListAsync(cancel);
        foreach (var member in members)
            context.People[TextRules.Composed(member.Email)!] = member.Id;
    }

    /// <summary>What parts of the structure were like earlier, once it is dated.</summary>
    public IEnumerable<EarlierTerms> Earlier =>
        [.. db.ChangeTracker.Entries<EarlierTerms>().Where(e => e.State != EntityState.Deleted).Select(e => e.Entity), .. NewEarlier];

    public void AddEarlier(EarlierTerms terms)
    {
        if (isNew)
            NewEarlier.Add(terms);
        else
            db.Add(terms);
    }

    public OrganizationModel Model() =>
        new(organization, Perspectives, Units.All, Objectives.All, Contributions.Values, Kpis.All) { History = new(Earlier) };
}

/// <summary>Everything of one kind by code, and where the files speak of it.</summary>
internal sealed class Drafted<T>(Func<T, string> code)
    where T : class
{
    private readonly Dictionary<string, T> byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> lines = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> unusable = new(StringComparer.OrdinalIgnoreCase);
    private bool lostRows;

    public IReadOnlyCollection<T> All => byCode.Values;

    /// <summary>New ones, not tracked.</summary>
    public List<T> Added { get; } = [];

    /// <summary>Those that existed and have a row.</summary>
    public List<T> Named { get; } = [];

    public bool TryGet(string text, [NotNullWhen(true)] out T? found) => byCode.TryGetValue(text, out found);

    /// <summary>
    /// Whether the code has a row that is in error, or may have one that could not be read: what refers to it need not be reported too.
    /// </summary>
    public bool IsUnusable(string text) => lostRows || unusable.Contains(text);

    /// <summary>Takes down how the reading of the file ended.</summary>
    /// <param name="table">Null where its header does not fit, or where there is no file.</param>
    public void Finish(TableReader? table, bool isThere) => lostRows = table?.LostRows ?? isThere;

    /// <summary>The line that speaks of an entity, 0 for none.</summary>
    public int LineOf(T entity) => lines.GetValueOrDefault(code(entity));

    public void Know(IEnumerable<T> existing)
    {
        foreach (var one in existing)
            byCode.Add(code(one), one);
    }

    /// <summary>Takes down that a row speaks of a code; false with a problem where an earlier row did.</summary>
    public bool Claim(TableReader row, string text)
    {
        if (text.Length == 0 || lines.TryAdd(text, row.Line))
            return row.Ok;
        row.Bad(
            "code",
            $"The code “{text}” is already on line {lines[text]}. Give each row its own code; upper and lower case do not differ."
        );
        return false;
    }

    /// <summary>Gives one a new code.</summary>
    public void Recode(T entity, Action verb)
    {
        byCode.Remove(code(entity));
        verb();
        byCode.Add(code(entity), entity);
    }

    public void Spoil(string text) => unusable.Add(text);

    public void Add(T entity)
    {
        byCode.Add(code(entity), entity);
        Added.Add(entity);
    }
}
