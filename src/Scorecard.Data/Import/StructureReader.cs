using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Import;

/// <summary>The first passage through the files: everything but the values.</summary>
internal sealed class StructureReader(
    ScorecardDbContext db,
    ImportFiles files,
    ImportTarget target,
    NewIds ids,
    ImportContext context,
    DateTime now
)
{
    /// <exception cref="RuleViolation">The import may only add, and something that it names is there.</exception>
    public async Task<ImportStructure> ReadAsync(CancellationToken cancel)
    {
        var draft = await BeginAsync(cancel);
        draft.MayAddTiers = !target.OnlyAdds;
        draft.BeginsOpen = target.OnlyAdds;
        if (!draft.IsNew)
            await draft.Restating.LoadAsync(cancel);
        if (target.Choices.Reason is { } reason)
            Restatement.Checked(reason, "closed months are changed");
        context.Notes.AddRange(files.Notes);
        foreach (var problem in files.Problems)
            context.Problems.Add(problem.File, problem.Line, problem.Column, problem.Sentence);

        await OrganizationFile.ReadAsync(files, draft, frequencies => HasValuesAsync(frequencies, cancel));
        if (draft.Perspectives.Count == 0)
            OrganizationFile.AddDefaultPerspectives(draft);
        context.Calendar = draft.Organization.Calendar;
        draft.Months.Read(target.Choices.From);
        UnitsFile.Read(files, draft);
        if (!draft.Units.All.Any(u => u.ParentId is null) && context.Problems.Count == 0)
            context.Problems.Add(
                ImportFormat.Units.File,
                0,
                null,
                files.Find(ImportFormat.Units) is null
                    ? "This file is missing. A new organization needs its units; add units.csv."
                    : "No unit stands at the top. Leave the parent of the organization's own unit empty."
            );
        ObjectivesFile.Read(files, draft);
        await KpisFile.ReadAsync(files, draft, kpi => db.Measurements.AnyAsync(m => m.KpiId == kpi.Id, cancel));
        DefinitionsFile.Read(files, draft);
        LinksFile.Read(files, draft);
        InitiativesFile.Read(files, draft);
        CommentsFile.Read(files, draft, now);
        var known = draft.Objectives.Named.Count + draft.Kpis.Named.Count + draft.NamedLinks.Count + draft.Initiatives.Named.Count;
        if (target.OnlyAdds && known > 0)
            throw new RuleViolation("Someone added some of this meanwhile. Nothing was added. Look at the page again.");
        if (!draft.AnyProblem)
            await HoldAsync(draft, cancel);
        return new ImportStructure(db, files, draft);
    }

    private async Task HoldAsync(ImportDraft draft, CancellationToken cancel)
    {
        if (!draft.IsNew)
            await draft.Months.HoldAsync(db, draft, cancel);
        StructureFile.Read(files, draft);
        var model = draft.Model();
        if (!model.History.IsEmpty)
            context.Problems.Try(ImportFormat.Objectives.File, 0, null, () => model.CheckEveryMonth(id => model.Objective(id).Name));
        if (!draft.IsNew && !draft.AnyProblem)
            await draft.Restating.FindAsync(cancel);
    }

    /// <summary>The organization as it is, or a new one.</summary>
    private async Task<ImportDraft> BeginAsync(CancellationToken cancel)
    {
        if (target.OrganizationId is null)
        {
            var added = new Organization(ids.Next(), target.NewName ?? "");
            if (target.FiscalYearStart is { } month)
                added.StartFiscalYearIn(month, hasFiscalValues: false);
            return new ImportDraft(db, ids, context, added, added.DateAt(now), isNew: true);
        }
        var known = await db.Organizations.SingleAsync(cancel);
        var draft = new ImportDraft(db, ids, context, known, known.DateAt(now), isNew: false);
        await draft.LoadAsync(files, cancel);
        return draft;
    }

    private async Task<bool> HasValuesAsync(IReadOnlyList<Frequency> frequencies, CancellationToken cancel) =>
        target.OrganizationId is not null
        && await db
            .Kpis.Where(k => frequencies.Contains(k.Frequency))
            .Join(db.Measurements, k => k.Id, m => m.KpiId, (k, m) => m)
            .AnyAsync(cancel);
}
