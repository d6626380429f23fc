using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Operations;

/// <summary>
/// Brings files of the import format into an organization. Preview and import read the files in the same way, by the same verbs as the
/// pages; the import does so inside its transaction, so that what it checks still holds when it commits,
/// and either all of it is written or nothing.
/// </summary>
public sealed class ImportOrganization(
    IDbContextFactory<ScorecardDbContext> contexts,
    DatabaseProvider provider,
    NewIds ids,
    TimeProvider time
)
{
    // An import runs behind the page that began it, and may wait for another one.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Says what an import would do.</summary>
    /// <param name="eachProblem">Hears of every problem; the report has only the first.</param>
    /// <exception cref="RuleViolation">The target is not there.</exception>
    public async Task<ImportReport> PreviewAsync(
        ImportFiles files,
        ImportTarget target,
        IProgress<ImportProgress>? progress = null,
        Action<ImportProblem>? eachProblem = null,
        CancellationToken cancel = default
    )
    {
        await using var db = await ContextAsync(target, cancel);
        var now = time.GetUtcNow().UtcDateTime;
        await using var snapshot = target.OrganizationId is null ? null : await Snapshot.BeginAsync(db, cancel);
        var structure = await ReaderOf(db, files, target, now, progress, eachProblem, cancel).ReadAsync(cancel);
        if (structure.MayMoveScores)
        {
            await using var asItIs = await ContextAsync(target, cancel);
            await structure.CompareScoresAsync(asItIs, now, cancel);
        }
        var values = await structure.LoadValuesAsync(now, null, cancel);
        if (snapshot is not null)
            await snapshot.DisposeAsync();
        return values.Read(_ => { }) with
        {
            IsForeign = files.AreForeign,
            IsMapped = files.AreMapped,
            IsFromOldTool = files.AreFromOldTool,
        };
    }

    /// <summary>Says what an import would change, thing by thing, and what that does to the scores.</summary>
    /// <exception cref="RuleViolation">The target is not there.</exception>
    public async Task<ImportPlan> PlanAsync(
        ImportFiles files,
        ImportTarget target,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        await using var db = await ContextAsync(target, cancel);
        var now = time.GetUtcNow().UtcDateTime;
        await using var snapshot = target.OrganizationId is null ? null : await Snapshot.BeginAsync(db, cancel);
        var structure = await ReaderOf(db, files, target, now, progress, null, cancel).ReadAsync(cancel);
        var plan = structure.Plan(now);
        var report = (await structure.LoadValuesAsync(now, null, cancel)).Read(plan.Add);
        await using var asItIs = target.OrganizationId is null ? null : await ContextAsync(target, cancel);
        return await plan.SayAsync(report, asItIs, cancel);
    }

    /// <summary>
    /// Imports, unless anything is wrong or the files say nothing new: then nothing is written and no sequence number is used.
    /// </summary>
    /// <param name="by">The person who imports, or null for the program.</param>
    /// <param name="areMeant">Takes values that may be slips. Without it nothing is written while there is a question.</param>
    /// <exception cref="RuleViolation">The target is not there.</exception>
    public async Task<ImportReport> ExecuteAsync(
        ImportFiles files,
        ImportTarget target,
        long? by,
        IProgress<ImportProgress>? progress = null,
        bool areMeant = true,
        CancellationToken cancel = default
    )
    {
        try
        {
            var (report, addsMany) = await provider.TwiceAsync(() => OnceAsync(files, target, by, progress, areMeant, cancel));
            if (addsMany)
                await CountStructureAsync();
            return report;
        }
        catch (DbException e) when (provider.IsUniqueViolation(e))
        {
            throw new RuleViolation(
                "The database takes two codes or names of these files for one. Nothing was imported. Give them names that differ more."
            );
        }
    }

    /// <summary>What is said of the import, and whether it has written a large structure.</summary>
    private async Task<(ImportReport Report, bool AddsMany)> OnceAsync(
        ImportFiles files,
        ImportTarget target,
        long? by,
        IProgress<ImportProgress>? progress,
        bool areMeant,
        CancellationToken cancel
    )
    {
        await using var db = await ContextAsync(target, cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var reader = ReaderOf(db, files, target, now, progress, null, cancel);
        WriteTransaction? write = null;
        try
        {
            if (target.OrganizationId is { } known)
                write = await db.BeginWriteAsync(known, by, now, target.Why, cancel);
            if (target.Still is { } still)
                await still(db, cancel);
            var structure = await reader.ReadAsync(cancel);
            var values = await structure.LoadValuesAsync(now, by, cancel);
            if (structure.AnyProblem)
                return (Refused(values.Read(_ => { }), target), false);
            write ??= await WriteTransaction.BeginNewAsync(db, structure.Organization, by, now, cancel);
            structure.Write();
            using var measurements = new BulkWriter<Measurement>(db);
            var held = await db.HeldValues.ToDictionaryAsync(h => (h.KpiId, h.PeriodStart), cancel);
            var report = values.Read(Write);
            measurements.Flush();
            if (report.ProblemCount > 0 || !report.ChangesAnything || (!areMeant && report.Unusual.Count > 0))
                return (Refused(report, target), false);
            await write.RestateAsync(structure.Restated, cancel);
            write.Log(Subject.Import, 0, "import", null, string.Join("; ", report.Counts.Where(c => c.ChangesAnything).Select(Said)));
            report = report with { Written = true, Sequence = write.Sequence };
            if (target.Kept?.Invoke(report) is { } kept)
                db.Add(kept);
            await write.CommitAsync(cancel);
            return (report, structure.AddsMany);

            // A value that waited for a word is settled by a newer one.
            void Write(Measurement measurement)
            {
                measurements.Add(measurement);
                write.AddedValue(measurement);
                if (held.Remove((measurement.KpiId, measurement.PeriodStart), out var settled))
                    db.Remove(settled);
            }
        }
        finally
        {
            if (write is not null)
                await write.DisposeAsync();
        }
    }

    private StructureReader ReaderOf(
        ScorecardDbContext db,
        ImportFiles files,
        ImportTarget target,
        DateTime now,
        IProgress<ImportProgress>? progress,
        Action<ImportProblem>? eachProblem,
        CancellationToken cancel
    ) => new(db, files, target, ids, new ImportContext(files.Bytes, target.Choices, progress, eachProblem, cancel), now);

    /// <summary>Once the import is committed: whatever comes of it, it must never be done again.</summary>
    private async Task CountStructureAsync()
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        db.Database.SetCommandTimeout(Patience);
        await provider.CountStructureAsync(db, CancellationToken.None);
    }

    private async Task<ScorecardDbContext> ContextAsync(ImportTarget target, CancellationToken cancel)
    {
        var db = (await contexts.CreateDbContextAsync(cancel)).Scope(target.OrganizationId ?? 0);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.Database.SetCommandTimeout(Patience);
        db.RestatementReason = target.Choices.Reason;
        if (target.OrganizationId is null || await db.Organizations.AnyAsync(cancel))
            return db;
        await db.DisposeAsync();
        throw new RuleViolation("This organization does not exist.");
    }

    /// <summary>What is not written has no organization to show where it was a new one.</summary>
    private static ImportReport Refused(ImportReport report, ImportTarget target) =>
        report with
        {
            OrganizationId = target.OrganizationId ?? 0,
        };

    private static string Said(ImportCount count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count.Kind}: {count.Added} added, {count.Changed} changed, {count.Removed} removed");
}
