using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Model;
using Scorecard.Web.Pages.Parts;

namespace Scorecard.Web.Pages.Admin.Changes;

/// <summary>The cascades that lines of the journal tell of, as long as something of them stands.</summary>
public static class CascadeUndos
{
    /// <returns>By the first line that tells of each: where its undoing is sent.</returns>
    public static async Task<IReadOnlyDictionary<Change, string>> UndosAsync(
        this ScorecardDbContext db,
        IReadOnlyList<Change> shown,
        OrganizationModel model,
        CancellationToken cancel
    )
    {
        var told = shown
            .Where(c => c is { What: "added", Why: CascadeObjective.Why, Subject: Subject.Contribution or Subject.CascadeAnswer })
            .DistinctBy(c => (c.Sequence, c.SubjectId))
            .ToList();
        if (told.Count == 0)
            return new Dictionary<Change, string>();
        var sequences = told.Select(c => c.Sequence).Distinct().ToList();
        var added = await db
            .Changes.AsNoTracking()
            .Where(c => sequences.Contains(c.Sequence) && c.Subject == Subject.Objective && c.What == "added")
            .Select(c => new { c.Sequence, c.SubjectId })
            .ToListAsync(cancel);
        return told.Where(Stands).ToDictionary(c => c, c => CascadedNotice.PathOf(c.SubjectId, c.Sequence));

        bool Stands(Change change) =>
            model.TryObjective(change.SubjectId, out var above)
            && (
                change.Subject == Subject.CascadeAnswer
                    ? model.AnswersTo(above).Any()
                    : added.Any(a => a.Sequence == change.Sequence && model.TryObjective(a.SubjectId, out _))
            );
    }
}
