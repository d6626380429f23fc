using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Compare;

/// <summary>Two sides in figures, row by row.</summary>
/// <param name="A">The heading of the left side.</param>
/// <param name="Note">What a reader must know to read it right.</param>
public sealed record CompareTable(string A, string B, IReadOnlyList<CompareRow> Rows, string? Note = null)
{
    /// <summary>Rows with those inside them: the objectives of a perspective stand folded where two units share few.</summary>
    public IEnumerable<(CompareRow Row, IReadOnlyList<CompareRow> Inside)> Groups
    {
        get
        {
            for (var i = 0; i < Rows.Count; i++)
            {
                var inside = Folds && Rows[i].Level == 1 ? Rows.Skip(i + 1).TakeWhile(r => r.Level > 1).ToList() : [];
                yield return (Rows[i], inside);
                i += inside.Count;
            }
        }
    }

    public bool Folds { get; init; }

    private static readonly Tone[] Statuses = [Tone.Good, Tone.Watch, Tone.Bad, Tone.None];

    /// <summary>The two sides as a file.</summary>
    public TableFile ToFile(string? period) =>
        new(
            "compare",
            $"{A} and {B}",
            period,
            ["What", "Left", "Right", "Difference"],
            Rows.Select(row => new object?[] { row.Name, Figure(row.A), Figure(row.B), row.Number }).Prepend(["", A, B, null])
        );

    /// <summary>Two units in one period. Objectives of the same name in a perspective stand in one row.</summary>
    public static CompareTable OfUnits(OrganizationView o, Unit a, Unit b, PeriodChoice period)
    {
        var book = o.Book;
        var window = period.Window;
        var rows = new List<CompareRow>
        {
            CompareRow.OfScores("Overall score", 0, Score(NodeOf(a)), Score(NodeOf(b)), UnitPath(a), UnitPath(b)),
            CompareRow.OfCoverage(KpiCount.Of(book, NodeOf(a), window), KpiCount.Of(book, NodeOf(b), window)),
        };
        foreach (var perspective in o.Model.Perspectives)
        {
            var (mine, theirs) = (ObjectivesOf(a), ObjectivesOf(b));
            if (mine.Count + theirs.Count == 0)
                continue;
            rows.Add(
                CompareRow.OfScores(
                    perspective.Name,
                    1,
                    Score(new(NodeKind.Perspective, a.Id, perspective.Id)),
                    Score(new(NodeKind.Perspective, b.Id, perspective.Id))
                )
            );
            foreach (var name in mine.Keys.Union(theirs.Keys))
                rows.Add(Row(mine.GetValueOrDefault(name), theirs.GetValueOrDefault(name)));

            Dictionary<(string Name, int Place), Objective> ObjectivesOf(Unit unit) =>
                o
                    .Model.ObjectivesOf(unit)
                    .Where(x => x.PerspectiveId == perspective.Id)
                    .GroupBy(x => Folded.Of(x.Name))
                    .SelectMany(same => same.Select((x, i) => (Key: (same.Key, i), Objective: x)))
                    .ToDictionary(x => x.Key, x => x.Objective);
        }
        var (left, right) = (ToneCounts(a), ToneCounts(b));
        rows.AddRange(
            Statuses.Select(tone => CompareRow.OfCounts($"KPIs: {tone.Word().ToLowerInvariant()}", left[tone].Count(), right[tone].Count()))
        );
        return new(a.Name, b.Name, rows, "KPIs by status are those that each unit measures itself.") { Folds = true };

        CompareRow Row(Objective? mine, Objective? theirs) =>
            CompareRow.OfScores(
                (mine ?? theirs)!.Name,
                2,
                mine is null ? null : Score(new(NodeKind.Objective, mine.Id)),
                theirs is null ? null : Score(new(NodeKind.Objective, theirs.Id)),
                ObjectivePath(mine),
                ObjectivePath(theirs)
            );

        ILookup<Tone, Tone> ToneCounts(Unit unit) =>
            o
                .Model.ObjectivesOf(unit)
                .SelectMany(o.Model.KpisOf)
                .Select(k => Score(new(NodeKind.Kpi, k.Id)))
                .Where(s => s.IsApplicable)
                .ToLookup(s => s.Tone, s => s.Tone);

        ShownScore Score(NodeRef node) => ShownScore.Of(book, node, window);

        string UnitPath(Unit unit) => $"/units/{PublicIds.Format(unit.Id)}?{period.Query}";

        string? ObjectivePath(Objective? objective) =>
            objective is null ? null : $"/objectives/{PublicIds.Format(objective.Id)}?{period.Query}";
    }

    /// <summary>Two periods of one unit, down to its KPIs with their values.</summary>
    public static CompareTable OfPeriods(OrganizationView o, Unit unit, PeriodChoice a, PeriodChoice b)
    {
        var rows = new List<CompareRow>
        {
            Row("Overall score", 0, NodeOf(unit), $"/units/{PublicIds.Format(unit.Id)}"),
            CompareRow.OfCoverage(KpiCount.Of(o.Book, NodeOf(unit), a.Window), KpiCount.Of(o.Book, NodeOf(unit), b.Window)),
        };
        foreach (var perspective in o.Model.Perspectives)
        {
            var objectives = o.Model.ObjectivesOf(unit).Where(x => x.PerspectiveId == perspective.Id).ToList();
            if (objectives.Count > 0)
                rows.Add(Row(perspective.Name, 1, new(NodeKind.Perspective, unit.Id, perspective.Id), null));
            foreach (var objective in objectives)
            {
                rows.Add(Row(objective.Name, 2, new(NodeKind.Objective, objective.Id), $"/objectives/{PublicIds.Format(objective.Id)}"));
                rows.AddRange(o.Model.KpisOf(objective).Select(OfKpi));
            }
        }
        return new(Heading(a), Heading(b), rows, "Perspectives and objectives show scores, KPIs their values.");

        CompareRow Row(string name, int level, NodeRef node, string? path) =>
            CompareRow.OfScores(
                name,
                level,
                ShownScore.Of(o.Book, node, a.Window),
                ShownScore.Of(o.Book, node, b.Window),
                At(path, a),
                At(path, b)
            );

        CompareRow OfKpi(Kpi kpi)
        {
            var before = o.Book.Figure(kpi.Id, a.Window);
            var now = o.Book.Figure(kpi.Id, b.Window);
            var path = $"/kpis/{PublicIds.Format(kpi.Id)}";
            return new(kpi.Name, 3, Cell(before, a), Cell(now, b), KpiWords.Change(kpi, before, now), KpiWords.ChangeOf(kpi, before, now));

            CompareCell Cell(KpiFigure figure, PeriodChoice period) =>
                new(KpiWords.Value(kpi, figure), ShownScore.Of(o.Book, new(NodeKind.Kpi, kpi.Id), period.Window), At(path, period))
                {
                    Number = KpiWords.Cell(kpi, figure),
                };
        }

        static string? At(string? path, PeriodChoice period) => path is null ? null : $"{path}?{period.Query}";

        static string Heading(PeriodChoice period) => PeriodWords.Of(period.Window, period.Calendar);
    }

    private static NodeRef NodeOf(Unit unit) => new(NodeKind.Unit, unit.Id);

    private static object? Figure(CompareCell? cell) => cell?.Number ?? cell?.Text;
}
