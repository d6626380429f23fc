using Scorecard.Domain.Closings;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Import;

/// <summary>What the first passage through the files has read. Of it follow the rows of the new things, and which values are new.</summary>
internal sealed class ImportStructure(ScorecardDbContext db, ImportFiles files, ImportDraft draft)
{
    private const int Many = 200;

    private readonly OrganizationModel model = draft.Model();

    public Organization Organization => draft.Organization;

    public bool AnyProblem => draft.AnyProblem;

    /// <summary>What of it is written past the change tracker and reaches into closed months.</summary>
    public IReadOnlyList<Touched> Restated => draft.Restating.Bulk;

    /// <summary>Whether the files hold so much that is new that a database may have to count anew.</summary>
    public bool AddsMany => draft.Kpis.Added.Count + draft.Objectives.Added.Count + draft.Units.Added.Count >= Many;

    /// <summary>What is changed, thing by thing; to be asked for once the structure is read.</summary>
    public PlannedImport Plan(DateTime now) => new(db, draft, now);

    /// <summary>Whether scores of months that are over can come out different.</summary>
    public bool MayMoveScores => PastScores.MayMove(draft);

    /// <summary>Adds a note where they do.</summary>
    /// <param name="asItIs">Knows the organization without what the files change.</param>
    public async Task CompareScoresAsync(ScorecardDbContext asItIs, DateTime now, CancellationToken cancel)
    {
        if (await PastScores.SayAsync(asItIs, draft, Organization.DateAt(now), cancel) is { } warning)
            draft.Context.Notes.Add(warning);
    }

    /// <summary>Reads what is recorded; after it the second passage needs no database.</summary>
    /// <param name="now">When the import takes place, UTC.</param>
    /// <param name="by">The person who imports, or null for the program.</param>
    public async Task<ImportValues> LoadValuesAsync(DateTime now, long? by, CancellationToken cancel)
    {
        var (known, questions) = (new KnownValues(), new ValueQuestions(model));
        if (!draft.IsNew && files.Find(ImportFormat.Values) is not null)
            await known.LoadAsync(db, model.Kpis.Select((k, i) => (k.Id, i)).ToDictionary(k => k.Id, k => k.i), questions, cancel);
        return new ImportValues(files, draft, new ValuesFile(draft, model, known, questions, now, by), questions);
    }

    /// <summary>Writes the rows of what is new; what has changed is saved with the context.</summary>
    public void Write()
    {
        Insert(draft.NewPerspectives);
        Insert(draft.Units.Added);
        Insert(draft.Objectives.Added);
        Insert(draft.NewContributions);
        Insert(ParentsFirst(draft.Kpis.Added));
        Insert(draft.Kpis.Added.SelectMany(k => k.Definitions));
        Insert(draft.Kpis.Added.SelectMany(k => k.Updaters));
        Insert(draft.NewEarlier);
        Insert(draft.NewLinks);
        Insert(draft.Initiatives.Added);
        Insert(draft.Initiatives.Added.SelectMany(i => i.Milestones));
        Insert(PartsOfInitiatives<InitiativeObjective>("objectives"));
        Insert(PartsOfInitiatives<InitiativeKpi>("kpis"));
        Insert(PartsOfInitiatives<InitiativeDependency>("awaits"));
        Insert(draft.NewComments);
    }

    private void Insert<T>(IEnumerable<T> rows)
        where T : class
    {
        using var writer = new BulkWriter<T>(db);
        foreach (var row in rows)
        {
            writer.Add(row);
            db.Writing?.Added(row);
        }
        writer.Flush();
    }

    /// <summary>What the new initiatives keep in a field of their own, as the model names it.</summary>
    private IEnumerable<T> PartsOfInitiatives<T>(string field) =>
        draft.Initiatives.Added.SelectMany(i => (IEnumerable<T>)db.Entry(i).Collection(field).CurrentValue!);

    private static IEnumerable<Kpi> ParentsFirst(List<Kpi> kpis)
    {
        var waiting = kpis.ToLookup(k => k.ParentId);
        var own = kpis.Select(k => k.Id).ToHashSet();
        var next = new Queue<Kpi>(kpis.Where(k => k.ParentId is not { } parent || !own.Contains(parent)));
        while (next.TryDequeue(out var kpi))
        {
            yield return kpi;
            foreach (var child in waiting[kpi.Id])
                next.Enqueue(child);
        }
    }
}
