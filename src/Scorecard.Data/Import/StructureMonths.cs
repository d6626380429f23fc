using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Import;

/// <summary>
/// From which months on the files' changes of the structure hold: what a row says, else what was said for all of them, else the present
/// month.
/// </summary>
internal sealed class StructureMonths(ImportContext context, DateOnly today)
{
    /// <summary>Stands for “in every month” where a month is asked for.</summary>
    public const string Always = "always";

    private readonly Dictionary<object, DateOnly> ofRows = [];

    /// <summary>What was said for all rows; null where nothing was.</summary>
    /// <exception cref="RuleViolation">It is no month.</exception>
    public DateOnly? Given { get; private set; }

    private DateOnly Otherwise => Given ?? MonthOf(today);

    public void Read(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
            return;
        if (given.Trim().Equals(Always, StringComparison.OrdinalIgnoreCase))
            Given = DateOnly.MinValue;
        else if (PeriodCode.Read(given, context.Calendar, expected: Frequency.Month).Period is { Frequency: >= Frequency.Month } period)
            Given = period.Start;
        else
            throw new RuleViolation(
                $"“{given.Trim()}” is no month from which changes could hold. Write one such as {Written(MonthOf(today))}, or “{Always}”."
            );
    }

    /// <summary>Takes down what the row of a thing says in effective_from.</summary>
    public void Note(object thing, TableReader row)
    {
        if (row.Text("effective_from") is not null && row.Period("effective_from", Frequency.Month) is { } period)
            ofRows[thing] = period.Start;
    }

    public void Note(object thing, DateOnly from) => ofRows[thing] = MonthOf(from);

    /// <summary>
    /// Lets what has changed hold from then on, in the context and in the draft. A thing that is new has no earlier months to differ in,
    /// unless its row says so.
    /// </summary>
    public async Task HoldAsync(ScorecardDbContext db, ImportDraft draft, CancellationToken cancel)
    {
        var objectives = draft.Objectives.All.ToDictionary(o => o.Id);
        await db.EarlierTerms.LoadAsync(cancel);
        var added = draft.Objectives.Added.ToHashSet();
        bool IsSimplyNew(Contribution link) => added.Contains(objectives[link.FromId]) && !ofRows.ContainsKey(objectives[link.FromId]);
        var dated = draft.NewContributions.Where(link => !IsSimplyNew(link)).ToList();
        var given = dated.ToList();
        ChangesAny = await db.HoldFromAsync(thing => Of(thing is Contribution link ? objectives[link.FromId] : thing), dated, cancel);
        // A link that is given up only until a later month is there all the same, and one that ends again is not.
        foreach (var entry in db.ChangeTracker.Entries<Contribution>().Where(e => e.State != EntityState.Deleted))
            draft.Contributions[(entry.Entity.FromId, entry.Entity.ToId)] = entry.Entity;
        foreach (var link in given.Except(dated))
        {
            draft.NewContributions.Remove(link);
            draft.Contributions.Remove((link.FromId, link.ToId));
        }
    }

    /// <summary>Whether the files change the structure of what is there.</summary>
    public bool ChangesAny { get; private set; }

    /// <summary>The month from which on what no row dates holds.</summary>
    public string Code => Otherwise == DateOnly.MinValue ? Always : Written(Otherwise);

    private DateOnly MonthOf(DateOnly day) => context.Calendar.Containing(Frequency.Month, day).Start;

    private string Written(DateOnly month) => PeriodCode.Format(context.Calendar.Containing(Frequency.Month, month), context.Calendar);

    private DateOnly Of(object thing) => ofRows.GetValueOrDefault(thing, Otherwise);
}
