using Scorecard.Data.Import;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.TestData;

namespace Scorecard.Data.Tests.Import;

/// <summary>
/// Ten providers of England move to other types of department in the middle of a quarter, and two of them back: every figure of every
/// window is the one that the raw values give by the types they belonged to at the time.
/// </summary>
public sealed class EnglandMovedTests() : StoreTests(() => Store.OnSqliteAsync()), IDisposable
{
    private const string Moved = "2018-08",
        Back = "2018-11",
        NoMove = "";

    private static readonly FixedTime Today = new(new DateTime(2019, 4, 10, 9, 0, 0, DateTimeKind.Utc));

    private readonly ImportFolder files = ImportFolder.Empty();

    public void Dispose() => files.Dispose();

    /// <summary>Of each upper KPI its roll-up, and of each upper objective its rule, where they are other than published.</summary>
    private static readonly (string Code, string How)[] EveryKind =
    [
        ("NHS-T1/ATTEND", "Average"),
        ("NHS-T2/ATTEND", "Min"),
        ("NHS-T3/ATTEND", "Max"),
        ("NHS-T1/FOURHOUR", "WeightedAverage"),
        ("NHS-T2/FOURHOUR", "Average"),
        ("NHS-T3/FOURHOUR", "WeightedAverage"),
        ("NHS-ENG/FOURHOUR", "Average"),
        ("NHS-T2/ADMIT", "Max"),
        ("NHS-T3/ADMIT", "Min"),
        ("NHS-ENG/ADMIT", "Max"),
        ("NHS-T1/WAIT", "Worst"),
        ("NHS-T2/WAIT", "Majority"),
        ("NHS-T3/WAIT", "Best"),
        ("NHS-ENG/WAIT", "Majority"),
        ("NHS-T1/FLOW", "Majority"),
        ("NHS-T2/FLOW", "Best"),
        ("NHS-T3/FLOW", "Worst"),
    ];

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Figures_follow_who_belonged_where_and_those_before_the_move_stay_to_the_last_digit(bool everyKind)
    {
        var folder = Files.Shared("data/nhs-ae");
        Skip.If(folder is null, "../shared/data/nhs-ae is not here.");
        var england = new EnglandByHand(folder);
        foreach (var (code, how) in everyKind ? EveryKind : [])
            (EnglandByHand.Goals.ContainsKey(code.Split('/')[1]) ? england.Rules : england.RollUps)[code] = how;
        var id = await ImportAsync(Whole(folder, england), null);
        var moves = Moves(england);
        Assert.Equal(10, moves.Count);
        string[] units = [EnglandByHand.England, .. EnglandByHand.Types, .. moves.Select(m => m.Trust)];
        var before = await FiguresAsync(id, units);

        await ImportAsync(Rows(folder, england, moves, Moved), id);
        var back = moves.Take(2).Select(move => (move.Trust, Type: "NHS-" + move.Trust[..2])).ToList();
        await ImportAsync(Rows(folder, england, back, NoMove), id, from: Back);
        foreach (var (trust, type) in moves)
            england.Move(trust, Moved, type);
        foreach (var (trust, type) in back)
            england.Move(trust, Back, type);

        var after = await FiguresAsync(id, units);
        Assert.Equal(before.Keys, after.Keys);
        var faults = new List<string>();
        foreach (var (at, figures) in after)
        {
            if (string.CompareOrdinal(at.Months[^1], Moved) < 0)
                Assert.Equal(before[at], figures);
            foreach (var (what, figure) in figures)
                if (ByHand(england, what, at.Months) is var expected && !Agree(expected, figure))
                    faults.Add($"{at.Name} {what}: {figure}, by hand {expected}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults.Prepend($"{faults.Count} faults").Take(30)));
        Assert.Contains(after, w => w.Value.Any(f => !f.Value.Equals(before[w.Key][f.Key])));
    }

    /// <summary>Four of type 1 go to type 3, three of type 3 to type 2, and three of type 2 to type 1.</summary>
    private static List<(string Trust, string Type)> Moves(EnglandByHand england) =>
        [
            .. new[] { ("T1", 4, "NHS-T3"), ("T3", 3, "NHS-T2"), ("T2", 3, "NHS-T1") }.SelectMany(from =>
                england
                    .Trusts.Where(t => t.StartsWith(from.Item1, StringComparison.Ordinal))
                    .Where(t => england.Reports(t, "2018-07") && england.Reports(t, "2019-01"))
                    .Take(from.Item2)
                    .Select(t => (t, from.Item3))
            ),
        ];

    private static bool Agree(double expected, double actual) =>
        double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected));

    private static double ByHand(EnglandByHand england, string what, string[] months) =>
        what.Split(' ') switch
        {
            ["value", var kpi] => england.Value(kpi, months),
            ["kpi", var kpi] => england.KpiScore(kpi, months),
            ["score", var unit, var goal] => england.Objective(unit, goal, months).Score,
            ["coverage", var unit, var goal] => england.Objective(unit, goal, months).Coverage,
            ["score", var unit] => england.Unit(unit, months).Score,
            ["coverage", var unit] => england.Unit(unit, months).Coverage,
            _ => throw new ArgumentException(what),
        };

    private sealed record At(string Name, string[] Months)
    {
        public bool Equals(At? other) => other?.Name == Name;

        public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>Of some units, in every window of two fiscal years.</summary>
    private Task<Dictionary<At, Dictionary<string, double>>> FiguresAsync(long id, string[] units) =>
        Store.Books.ReadAsync(
            id,
            book =>
            {
                var calendar = book.Model.Organization.Calendar;
                var (first, last) = (new DateOnly(2017, 4, 1), new DateOnly(2019, 3, 31));
                var windows = new[] { Frequency.Month, Frequency.Quarter, Frequency.HalfYear, Frequency.Year }
                    .SelectMany(f => calendar.Inside(f, first, last))
                    .Select(Window.Of)
                    .Concat(calendar.Inside(Frequency.Month, first, last).Select(m => Window.FiscalYearToDate(m, calendar)));
                return windows.ToDictionary(
                    w => new At(
                        PeriodCode.Format(w.Period, calendar) + (w.ToDate ? " to date" : ""),
                        [.. calendar.Inside(Frequency.Month, w.Start, w.End).Select(m => PeriodCode.Format(m, calendar))]
                    ),
                    w => units.SelectMany(u => Of(book, u, w)).ToDictionary(f => f.What, f => f.Figure)
                );
            }
        );

    private static IEnumerable<(string What, double Figure)> Of(ScoreBook book, string unit, Window window)
    {
        var model = book.Model;
        foreach (var kpi in EnglandByHand.Measures.Select(m => model.Kpis.Single(k => k.Code == $"{unit}/{m}")))
        {
            yield return ($"value {kpi.Code}", book.Figure(kpi.Id, window).Value);
            yield return ($"kpi {kpi.Code}", book.Kpi(kpi.Id, window).Value);
        }
        foreach (var goal in EnglandByHand.Goals.Keys)
        {
            var score = book.Objective(model.Objectives.Single(o => o.Code == $"{unit}/{goal}").Id, window);
            yield return ($"score {unit} {goal}", score.Value);
            yield return ($"coverage {unit} {goal}", score.Coverage);
        }
        var all = book.Unit(model.Units.Single(u => u.Code == unit).Id, window);
        yield return ($"score {unit}", all.Value);
        yield return ($"coverage {unit}", all.Coverage);
    }

    private async Task<long> ImportAsync(ImportFolder folder, long? id, string? from = null)
    {
        using var open = folder.Open();
        var target = new ImportTarget(id, "NHS England", FiscalYearStart: 4) { Choices = new() { From = from } };
        var report = await Store.Import(Today).ExecuteAsync(open, target, null, areMeant: true);
        Assert.Empty(report.Problems);
        Assert.True(report.Written);
        return report.OrganizationId;
    }

    /// <summary>The files as they are published, with other roll-ups and rules where the test says so.</summary>
    private ImportFolder Whole(string folder, EnglandByHand england) =>
        files
            .File("units.csv", File.ReadAllLines(Path.Combine(folder, "units.csv")))
            .File("objectives.csv", [.. Lines(folder, "objectives.csv").Select(l => Ruled(l, england))])
            .File("kpis.csv", [.. Lines(folder, "kpis.csv").Select(l => Rolled(l, england))])
            .File("values.csv", File.ReadAllBytes(Path.Combine(folder, "values.csv")));

    /// <summary>The rows of those that move, and no others.</summary>
    private ImportFolder Rows(string folder, EnglandByHand england, IReadOnlyList<(string Trust, string Type)> moves, string month)
    {
        string[] Dated(string file, Func<string, string> line) =>
            [
                line(Lines(folder, file).First()) + ",effective_from",
                .. from move in moves
                from row in Lines(folder, file).Where(l => l.Split(',', '/')[0] == move.Trust)
                select line(row).Replace($",NHS-{move.Trust[..2]}", "," + move.Type, StringComparison.Ordinal) + "," + month,
            ];
        return files
            .Without("values.csv")
            .File("units.csv", Dated("units.csv", l => l))
            .File("objectives.csv", Dated("objectives.csv", l => Ruled(l, england)))
            .File("kpis.csv", Dated("kpis.csv", l => Rolled(l, england)));
    }

    private static IEnumerable<string> Lines(string folder, string file) => File.ReadLines(Path.Combine(folder, file));

    private static string Ruled(string line, EnglandByHand england) =>
        line.Split(',')[0] == "code" ? line + ",rule" : $"{line},{england.Rules.GetValueOrDefault(line.Split(',')[0])}";

    private static string Rolled(string line, EnglandByHand england)
    {
        var cells = line.Split(',');
        if (cells[0] == "code")
            return line + ",roll_up_weight";
        if (england.RollUps.TryGetValue(cells[0], out var how))
            cells[^1] = how;
        return $"{string.Join(',', cells)},{england.WeightOf(cells[0].Split('/')[0])}";
    }
}
