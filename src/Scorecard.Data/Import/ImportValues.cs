using Scorecard.Domain.Kpis;

namespace Scorecard.Data.Import;

/// <summary>The second passage through the files: the values, of which the recorded ones are known.</summary>
internal sealed class ImportValues(ImportFiles files, ImportDraft draft, ValuesFile values, ValueQuestions questions)
{
    /// <summary>Reads them once, and says what came of both passages.</summary>
    /// <param name="write">Takes each new measurement; not called while anything is wrong.</param>
    /// <returns>A report of which nothing is written yet.</returns>
    public ImportReport Read(Action<Measurement> write)
    {
        values.Read(files, write);
        draft.Context.SayWorkedOut();
        var (restates, wantsReason) = draft.Restating.Say();
        var problems = draft.Context.Problems;
        return new ImportReport(
            draft.Organization.Id,
            draft.Organization.Name,
            draft.IsNew,
            [.. draft.Counts],
            problems.First,
            problems.Count,
            draft.Context.Notes,
            Written: false
        )
        {
            Questions = draft.Context.Questions.All,
            Choices = draft.Context.Questions.Choices,
            HoldsFrom = draft.Months.ChangesAny ? draft.Months.Code : null,
            Tiers = TiersToName.Of(draft),
            Unusual = questions.All(),
            Restates = restates,
            WantsReason = wantsReason,
        };
    }
}
