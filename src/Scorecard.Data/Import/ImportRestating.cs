using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Import;

/// <summary>What an import changes in closed months: nothing of it is written without a reason.</summary>
internal sealed class ImportRestating(ScorecardDbContext db, ImportDraft draft)
{
    private readonly Dictionary<long, Touched> values = [];
    private readonly List<Touched> bulk = [];
    private IReadOnlyList<Touched> tracked = [];

    /// <summary>The last closed day; null where no month is closed.</summary>
    public DateOnly? Through { get; private set; }

    /// <summary>What is written past the change tracker.</summary>
    public IReadOnlyList<Touched> Bulk => [.. bulk, .. values.Values];

    private IReadOnlyList<Touched> All => [.. values.Values, .. tracked, .. bulk];

    public async Task LoadAsync(CancellationToken cancel) =>
        Through = await db.Closings.Where(c => c.ReopenedAt == null).MaxAsync(c => (DateOnly?)c.Through, cancel);

    /// <summary>Looks at everything but the values, once it is dated.</summary>
    public async Task FindAsync(CancellationToken cancel)
    {
        if (Through is not { } through)
            return;
        tracked = await db.TouchedAsync(through, cancel);
        bulk.AddRange(
            draft.Kpis.Added.SelectMany(kpi =>
                kpi.Definitions.Select(d => ClosedGuard.Definition(d, kpi.Name, through)).OfType<Touched>().Take(1)
            )
        );
        var added = draft.Objectives.Added.Select(o => o.Id).ToHashSet();
        var links = draft.NewContributions.Where(link => !added.Contains(link.FromId)).ToList();
        bulk.AddRange(await db.TermsTouchedAsync([], links, through, cancel));
    }

    /// <summary>Takes down a value that is new.</summary>
    public void Note(Kpi kpi, Period period)
    {
        if (
            Through is not { } through
            || period.Start > through
            || ClosedGuard.Value(kpi, period, draft.Organization.Calendar, through) is not { } value
        )
            return;
        values[kpi.Id] = values.TryGetValue(kpi.Id, out var known)
            ? known with
            {
                Count = known.Count + 1,
                From = known.From < value.From ? known.From : value.From,
                Through = known.Through > value.Through ? known.Through : value.Through,
            }
            : value;
    }

    /// <summary>Adds a problem where a reason is wanted.</summary>
    /// <returns>Whether the import is a restatement, and one that still lacks its reason.</returns>
    public (bool Is, bool IsOpen) Say()
    {
        if (All is not [var first, ..] all)
            return default;
        var isOpen = string.IsNullOrWhiteSpace(draft.Context.Questions.Choices.Reason);
        if (isOpen)
            draft.Context.Problems.Add(FileOf(first.Subject), 0, null, ClosedMonths.Refusal(all, null, draft.Organization));
        return (true, isOpen);
    }

    private static string FileOf(Subject subject) =>
        subject switch
        {
            Subject.Measurement => ImportFormat.Values.File,
            Subject.Kpi => ImportFormat.Kpis.File,
            Subject.Unit => ImportFormat.Units.File,
            Subject.Objective or Subject.Contribution => ImportFormat.Objectives.File,
            Subject.Organization
            or Subject.Perspective
            or Subject.Membership
            or Subject.Person
            or Subject.CauseEffectLink
            or Subject.CascadeAnswer
            or Subject.Initiative
            or Subject.Finding
            or Subject.Meeting
            or Subject.Signal
            or Subject.Import
            or Subject.Comment
            or Subject.Reading
            or Subject.Closing => ImportFormat.Organization.File,
        };
}
