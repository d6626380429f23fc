using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Operations;

/// <summary>
/// Brings files of the import format into an organization. Preview and import read the files in the same way, by the same verbs as the pages; the
/// import does so inside its transaction, so that what it checks still holds when it commits, and either all of it is written or nothing.
/// </summary>
public sealed class ImportOrganization(IDbContextFactory<ScorecardDbContext> contexts, NewIds ids, TimeProvider time)
{
    /// <summary>Says what an import would do.</summary>
    /// <param name="eachProblem">Hears of every problem; the report has only the first.</param>
    /// <exception cref="RuleViolation">The target is not there.</exception>
    public async Task<ImportReport> PreviewAsync(
        ImportFiles files, ImportTarget target, IProgress<ImportProgress>? progress = null, Action<ImportProblem>? eachProblem = null, CancellationToken cancel = default)
    {
        await using var db = await ContextAsync(target, cancel);
        var run = new Run(db, files, target, null, time.GetUtcNow().UtcDateTime, ids, new ImportContext(files.Bytes, progress, eachProblem, cancel));
        if (target.OrganizationId is not null)
            await db.Provider.BeginSnapshotAsync(db, cancel);
        await run.ReadStructureAsync(cancel);
        await run.LoadValuesAsync(cancel);
        if (db.Database.CurrentTransaction is { } snapshot)
            await snapshot.CommitAsync(cancel);
        run.ReadValues(_ => { });
        return run.Report(written: false);
    }

    /// <summary>Imports, unless anything is wrong or the files say nothing new: then nothing is written and no sequence number is used.</summary>
    /// <param name="by">The person who imports, or null for the program.</param>
    /// <exception cref="RuleViolation">The target is not there.</exception>
    public async Task<ImportReport> ExecuteAsync(
        ImportFiles files, ImportTarget target, long? by, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        await using var db = await ContextAsync(target, cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var run = new Run(db, files, target, by, now, ids, new ImportContext(files.Bytes, progress, null, cancel));
        Write? write = null;
        try
        {
            if (target.OrganizationId is { } known)
                write = await db.BeginWriteAsync(known, by, now, cancel: cancel);
            await run.ReadStructureAsync(cancel);
            await run.LoadValuesAsync(cancel);
            if (!run.Draft.AnyProblem)
            {
                write ??= await Write.BeginNewAsync(db, run.Draft.Organization, by, now, cancel);
                run.WriteStructure();
                using var measurements = new BulkWriter<Measurement>(db);
                run.ReadValues(measurements.Add);
                measurements.Flush();
            }
            else
                run.ReadValues(_ => { });
            var report = run.Report(written: true);
            if (report.ProblemCount > 0 || !report.ChangesAnything)
                return report with { Written = false, OrganizationId = target.OrganizationId ?? 0 };
            write!.Log(Subject.Import, 0, "import", null, string.Join("; ", report.Counts.Where(c => c.ChangesAnything)
                .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Kind}: {c.Added} added, {c.Changed} changed, {c.Removed} removed"))));
            await write.CommitAsync(cancel);
            return report;
        }
        finally
        {
            if (write is not null)
                await write.DisposeAsync();
        }
    }

    private async Task<ScorecardDbContext> ContextAsync(ImportTarget target, CancellationToken cancel)
    {
        var db = (await contexts.CreateDbContextAsync(cancel)).Scope(target.OrganizationId ?? 0);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        if (target.OrganizationId is null || await db.Organizations.AnyAsync(cancel))
            return db;
        await db.DisposeAsync();
        throw new RuleViolation("This organization does not exist.");
    }

    /// <summary>One passage through the files.</summary>
    private sealed class Run(ScorecardDbContext db, ImportFiles files, ImportTarget target, long? by, DateTime now, NewIds ids, ImportContext context)
    {
        private OrganizationModel model = null!;
        private readonly KnownValues known = new();

        public ImportDraft Draft { get; private set; } = null!;

        public async Task ReadStructureAsync(CancellationToken cancel)
        {
            var isNew = target.OrganizationId is null;
            var organization = isNew ? new Organization(ids.Next(), target.NewName ?? "") : await db.Organizations.SingleAsync(cancel);
            if (isNew && target.FiscalYearStart is { } month)
                organization.StartFiscalYearIn(month, hasFiscalValues: false);
            Draft = new ImportDraft(db, ids, context, organization, isNew);
            if (!isNew)
                await Draft.LoadAsync(files, cancel);
            foreach (var problem in files.Problems)
                context.Problems.Add(problem.File, problem.Line, problem.Column, problem.Sentence);

            OrganizationFile.Read(files, Draft, HasFiscalValues);
            if (Draft.Perspectives.Count == 0)
                OrganizationFile.AddDefaultPerspectives(Draft);
            context.Calendar = organization.Calendar;
            UnitsFile.Read(files, Draft);
            if (!Draft.Units.All.Any(u => u.ParentId is null) && context.Problems.Count == 0)
                context.Problems.Add(ImportFormat.Units.File, 0, null, files.Find(ImportFormat.Units) is null
                    ? "This file is missing. A new organization needs its units; add units.csv."
                    : "No unit stands at the top. Leave the parent of the organization's own unit empty.");
            ObjectivesFile.Read(files, Draft);
            KpisFile.Read(files, Draft, kpi => db.Measurements.Any(m => m.KpiId == kpi.Id));
            DefinitionsFile.Read(files, Draft);
            LinksFile.Read(files, Draft);
            InitiativesFile.Read(files, Draft);
            if (target.OnlyAdds && Draft.Objectives.Named.Count + Draft.Kpis.Named.Count + Draft.NamedLinks.Count + Draft.Initiatives.Named.Count > 0)
                throw new RuleViolation("Someone added some of this meanwhile. Nothing was added. Look at the page again.");
            model = Draft.Model();
        }

        public async Task LoadValuesAsync(CancellationToken cancel)
        {
            if (target.OrganizationId is not null && files.Find(ImportFormat.Values) is not null)
                await known.LoadAsync(db, model.Kpis.Select((k, i) => (k.Id, i)).ToDictionary(k => k.Id, k => k.i), cancel);
        }

        public void ReadValues(Action<Measurement> write) => new ValuesFile(Draft, model, known, now, by).Read(files, write);

        public void WriteStructure()
        {
            Insert(Draft.NewPerspectives);
            Insert(Draft.Units.Added);
            Insert(Draft.Objectives.Added);
            Insert(Draft.NewContributions);
            Insert(ParentsFirst(Draft.Kpis.Added));
            Insert(Draft.Kpis.Added.SelectMany(k => k.Definitions));
            Insert(Draft.Kpis.Added.SelectMany(k => k.Updaters));
            Insert(Draft.NewLinks);
            Insert(Draft.Initiatives.Added);
            Insert(Draft.Initiatives.Added.SelectMany(i => i.Milestones));
            Insert(PartsOfInitiatives<InitiativeObjective>("objectives"));
            Insert(PartsOfInitiatives<InitiativeKpi>("kpis"));
            Insert(PartsOfInitiatives<InitiativeDependency>("awaits"));
        }

        public ImportReport Report(bool written) => new(
            Draft.Organization.Id, Draft.Organization.Name, Draft.IsNew, [.. Draft.Counts], context.Problems.First, context.Problems.Count, context.Notes, written);

        private void Insert<T>(IEnumerable<T> rows) where T : class
        {
            using var writer = new BulkWriter<T>(db);
            writer.AddRange(rows);
            writer.Flush();
        }

        /// <summary>What the new initiatives keep in a field of their own, as the model names it.</summary>
        private IEnumerable<T> PartsOfInitiatives<T>(string field) => Draft.Initiatives.Added.SelectMany(i => (IEnumerable<T>)db.Entry(i).Collection(field).CurrentValue!);

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

        private bool HasFiscalValues() => target.OrganizationId is not null && db.Kpis.Where(k => k.Frequency == Frequency.Quarter || k.Frequency == Frequency.HalfYear || k.Frequency == Frequency.Year)
            .Join(db.Measurements, k => k.Id, m => m.KpiId, (k, m) => m).Any();
    }
}
