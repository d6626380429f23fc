using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;

namespace Scorecard.Data.Import;

/// <summary>What the structure in the files would do to the scores of months that are over.</summary>
internal static class PastScores
{
    private const int MostNames = 3;
    private const double Equal = 1e-9;

    /// <summary>Whether anything that already counts is changed, so that the scores are worth comparing.</summary>
    public static bool MayMove(ImportDraft draft) =>
        !draft.IsNew
        && !draft.AnyProblem
        && draft.Counts.Any(c =>
            c.Changed + c.Removed > 0 || (c.Added > 0 && c.Kind is "contributions" or "definitions" or StructureFile.Kind)
        );

    /// <summary>A warning with the months and what has the scores; null where none moves.</summary>
    /// <param name="db">Knows the organization as it is.</param>
    public static async Task<string?> SayAsync(ScorecardDbContext db, ImportDraft draft, DateOnly today, CancellationToken cancel)
    {
        var (before, after) = (new ScoreBook(await ScoreBookStore.LoadModelAsync(db, cancel)), new ScoreBook(draft.Model()));
        await ScoreBookStore.LoadValuesAsync(db, [before, after], cancel);
        if (before.Recorded is not { } recorded)
            return null;
        var calendar = before.Model.Organization.Calendar;
        var last = calendar.Containing(Frequency.Month, today).Start.AddDays(-1);
        var months = calendar.Inside(Frequency.Month, calendar.Containing(Frequency.Month, recorded.First).Start, last).ToList();
        var moved = new SortedSet<DateOnly>();
        var names = Kinds(before.Model)
            .SelectMany(kind => kind.Names.Where(node => Moves(node.Id, kind.Score)).Select(node => $"{kind.Word} “{node.Name}”"))
            .ToList();
        return names.Count == 0 ? null : Sentence(moved, names, calendar);

        bool Moves(long id, Func<ScoreBook, long, Window, Score> score)
        {
            var moves = months
                .Where(month => Differ(score(before, id, Window.Of(month)).Known, score(after, id, Window.Of(month)).Known))
                .ToList();
            moved.UnionWith(moves.Select(month => month.Start));
            return moves.Count > 0;
        }
    }

    private static IEnumerable<(string Word, IEnumerable<(long Id, string Name)> Names, Func<ScoreBook, long, Window, Score> Score)> Kinds(
        OrganizationModel model
    ) =>
        [
            ("the KPI", model.Kpis.Select(k => (k.Id, k.Name)), (book, id, window) => book.Kpi(id, window)),
            ("the objective", model.Objectives.Select(o => (o.Id, o.Name)), (book, id, window) => book.Objective(id, window)),
            ("the unit", model.Units.Select(u => (u.Id, u.Name)), (book, id, window) => book.Unit(id, window)),
        ];

    private static string Sentence(SortedSet<DateOnly> months, List<string> names, FiscalCalendar calendar)
    {
        var (first, last) = (Code(months.Min, calendar), Code(months.Max, calendar));
        var span = first == last ? first : $"{first} to {last}";
        var more = names.Count > MostNames ? $" and {names.Count - MostNames} more" : "";
        return $"This changes the scores of {Plural.Of(months.Count, "past month")} ({span}) of "
            + $"{string.Join(", ", names.Take(MostNames))}{more}. A target, scale or weight that is to hold only from a month on goes into "
            + "definitions.csv with effective_from; moves, links and weights of objectives hold from the month that is said for them.";
    }

    private static string Code(DateOnly month, FiscalCalendar calendar) =>
        PeriodCode.Format(calendar.Containing(Frequency.Month, month), calendar);

    public static bool Differ(double? one, double? other) =>
        one is null != other is null || (one is { } a && other is { } b && Math.Abs(a - b) > Equal);
}
