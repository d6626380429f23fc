using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Data.Import;

/// <summary>Collects what an import would change while it is read.</summary>
internal sealed class PlannedImport(ScorecardDbContext db, ImportDraft draft, DateTime now)
{
    private readonly OrganizationModel model = draft.Model();
    private readonly List<Measurement> values = [];

    public void Add(Measurement value) => values.Add(value);

    /// <param name="report">What was said of the reading.</param>
    /// <param name="asItIs">Knows the organization without what the files change; null for a new one.</param>
    public async Task<ImportPlan> SayAsync(ImportReport report, ScorecardDbContext? asItIs, CancellationToken cancel) =>
        new(report, model, report.ProblemCount > 0 ? [] : [.. Changes()])
        {
            Values = [.. Recorded()],
            Scores = report.ProblemCount > 0 || asItIs is null ? [] : await ScoresAsync(asItIs, cancel),
            Absent = [.. Absent()],
        };

    private IEnumerable<Change> Changes()
    {
        var added = draft
            .NewPerspectives.Cast<object>()
            .Concat(draft.Units.Added)
            .Concat(draft.Objectives.Added)
            .Concat(draft.NewContributions)
            .Concat(draft.Kpis.Added)
            .Concat(draft.NewLinks)
            .Concat(draft.Initiatives.Added)
            .Concat(draft.NewComments)
            .OfType<IJournaled>()
            .Select(one => new Journal.Line(one.Subject, one.SubjectId, "added", null, Journal.Label(one)));
        db.ChangeTracker.DetectChanges();
        return Journal
            .Of(db.ChangeTracker.Entries())
            .Concat(draft.IsNew ? [] : added)
            .Select(
                (line, i) => new Change(draft.Organization.Id, 0, i, now, null, line.Subject, line.Id, line.What, line.From, line.To, null)
            );
    }

    private IEnumerable<PlannedValues> Recorded() =>
        values
            .GroupBy(v => v.KpiId)
            .Select(g => new PlannedValues(model.Kpi(g.Key), g.Count(), g.Min(v => v.PeriodStart), g.Max(v => v.PeriodStart)))
            .OrderBy(v => v.Kpi.Code, StringComparer.OrdinalIgnoreCase);

    private async Task<IReadOnlyList<PlannedScore>> ScoresAsync(ScorecardDbContext asItIs, CancellationToken cancel)
    {
        var (before, after) = (new ScoreBook(await ScoreBookStore.LoadModelAsync(asItIs, cancel)), new ScoreBook(model));
        await ScoreBookStore.LoadValuesAsync(asItIs, [before, after], cancel);
        foreach (var value in values.Where(v => v.Standing == Standing.Counted))
            after.Record(value.KpiId, value.PeriodStart, value.Measured);
        if (after.Recorded is not { } recorded)
            return [];
        var calendar = model.Organization.Calendar;
        var over = calendar.Containing(Frequency.Month, draft.Organization.DateAt(now)).Start.AddDays(-1);
        var first = before.Recorded is { } known && known.First < recorded.First ? known.First : recorded.First;
        var months = calendar.Inside(Frequency.Month, calendar.Containing(Frequency.Month, first).Start, over).ToList();
        return
        [
            .. model
                .Units.Where(u => before.Model.TryUnit(u.Id, out _))
                .OrderBy(u => u.Tier)
                .ThenBy(u => u.Name, StringComparer.CurrentCultureIgnoreCase)
                .Select(u => (Unit: u, Moved: months.FindAll(m => PastScores.Differ(Score(before, u.Id, m), Score(after, u.Id, m)))))
                .Where(u => u.Moved.Count > 0)
                .Select(u => new PlannedScore(
                    u.Unit,
                    u.Moved.Count,
                    u.Moved[^1],
                    Score(before, u.Unit.Id, u.Moved[^1]),
                    Score(after, u.Unit.Id, u.Moved[^1])
                )),
        ];
    }

    private static double? Score(ScoreBook book, long unit, Period month) => book.Unit(unit, Window.Of(month)).Known;

    private IEnumerable<(string, IReadOnlyList<string>)> Absent() =>
        new[]
        {
            ("units", Without(draft.Units, u => u.Code)),
            ("objectives", Without(draft.Objectives, o => o.Code)),
            ("KPIs", Without(draft.Kpis, k => k.Code)),
            ("initiatives", Without(draft.Initiatives, i => i.Code)),
        }.Where(absent => absent.Item2.Count > 0);

    /// <summary>What has no row, where the files speak of its kind.</summary>
    private static IReadOnlyList<string> Without<T>(Drafted<T> all, Func<T, string> code)
        where T : class =>
        all.Named.Count + all.Added.Count == 0
            ? []
            : [.. all.All.Except(all.Named).Except(all.Added).Select(code).Order(StringComparer.OrdinalIgnoreCase)];
}
