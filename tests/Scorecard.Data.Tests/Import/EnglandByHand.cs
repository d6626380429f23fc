using System.Globalization;

namespace Scorecard.Data.Tests.Import;

/// <summary>England's figures straight from the files: who belonged to which type in which month, and the arithmetic on paper.</summary>
internal sealed class EnglandByHand
{
    public const string England = "NHS-ENG";
    public static readonly string[] Types = ["NHS-T1", "NHS-T2", "NHS-T3"];
    public static readonly string[] Measures = ["ATTEND", "FOURHOUR", "ADMIT"];

    /// <summary>The KPIs of each objective.</summary>
    public static readonly Dictionary<string, string[]> Goals = new() { ["WAIT"] = ["FOURHOUR"], ["FLOW"] = ["ATTEND", "ADMIT"] };

    private readonly Dictionary<(string Kpi, string Month), (double Value, double Numerator, double Denominator)> values = [];
    private readonly Dictionary<string, (double Baseline, double Target)> scales;
    private readonly Dictionary<string, List<(string From, string Type)>> homes;

    // Months in a row are named by the first, the last and their number. All moves are told before anything is asked.
    private readonly Dictionary<(string, string, string, int), (double, double, double)?> figures = [];
    private readonly Dictionary<(string, string, string, int), (double, double)> objectives = [];

    public EnglandByHand(string folder)
    {
        IEnumerable<string[]> Rows(string file) => File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(l => l.Split(','));
        scales = Rows("kpis.csv").ToDictionary(c => c[0], c => (Number(c[8]), Number(c[9])));
        homes = Rows("units.csv")
            .Where(c => Types.Contains(c[^1]))
            .ToDictionary(c => c[0], c => new List<(string, string)> { ("0000-00", c[^1]) });
        foreach (var cells in Rows("values.csv"))
            if (cells[0].EndsWith("/ATTEND", StringComparison.Ordinal) || Number(cells[4]) > 0)
                values[(cells[0], cells[1])] = (Number(cells[2]), Number(cells[3]), Number(cells[4]));
    }

    /// <summary>How an upper KPI is made of those below; where nothing is said, a sum or a ratio.</summary>
    public Dictionary<string, string> RollUps { get; } = [];

    /// <summary>The rule of an objective, where it is no weighted mean.</summary>
    public Dictionary<string, string> Rules { get; } = [];

    public IEnumerable<string> Trusts => homes.Keys;

    /// <summary>In a weighted average.</summary>
    public int WeightOf(string trust) => trust[^1] % 4 + 1;

    public bool Reports(string trust, string month) => Measures.All(m => values.ContainsKey(($"{trust}/{m}", month)));

    public void Move(string trust, string from, string type) => homes[trust].Add((from, type));

    /// <summary>NaN where nothing was reported.</summary>
    public double Value(string kpi, IReadOnlyList<string> months) => Figure(kpi, months) is { } figure ? figure.Value : double.NaN;

    /// <summary>A KPI's score; NaN where nothing was reported. Monthly targets of a sum add up.</summary>
    public double KpiScore(string kpi, IReadOnlyList<string> months)
    {
        var count = kpi.EndsWith("/ATTEND", StringComparison.Ordinal) ? months.Count(m => Figure(kpi, [m]) is not null) : 1;
        var (baseline, target) = (count * scales[kpi].Baseline, count * scales[kpi].Target);
        return Math.Clamp((Value(kpi, months) - baseline) / (target - baseline) * 100, 0, 100);
    }

    /// <summary>
    /// An objective's score, NaN where nothing below was reported, and its coverage: half its own KPIs, half who is below it in the last
    /// month.
    /// </summary>
    public (double Score, double Coverage) Objective(string unit, string goal, IReadOnlyList<string> months)
    {
        var key = ($"{unit}/{goal}", months[0], months[^1], months.Count);
        return objectives.TryGetValue(key, out var known) ? known : objectives[key] = Worked(unit, goal, months);
    }

    private (double Score, double Coverage) Worked(string unit, string goal, IReadOnlyList<string> months)
    {
        var own = Goals[goal]
            .Select(kpi => KpiScore($"{unit}/{kpi}", months))
            .Select(score => (Score: score, Coverage: double.IsNaN(score) ? 0.0 : 1))
            .ToList();
        var below = Below(unit, months[^1]).Select(child => Objective(child, goal, months)).ToList();
        if (below.Count == 0)
            return (Mean(own.Select(o => o.Score)), own.Average(o => o.Coverage));
        return (
            Ruled(Rules.GetValueOrDefault($"{unit}/{goal}", "WeightedMean"), [.. Shared(own), .. Shared(below)]),
            (own.Average(o => o.Coverage) + below.Average(b => b.Coverage)) / 2
        );
    }

    public (double Score, double Coverage) Unit(string unit, IReadOnlyList<string> months)
    {
        var goals = Goals.Keys.Select(goal => Objective(unit, goal, months)).ToList();
        return (Mean(goals.Select(g => g.Score)), goals.Average(g => g.Coverage));
    }

    /// <summary>Half of the weight for those of one kind that are present, alike; a kind without any leaves it to the other.</summary>
    private static IEnumerable<(double Weight, double Score)> Shared(IEnumerable<(double Score, double Coverage)> kind)
    {
        var present = kind.Select(k => k.Score).Where(double.IsFinite).ToList();
        return present.Select(score => (0.5 / present.Count, score));
    }

    private static double Ruled(string rule, List<(double Weight, double Score)> inputs)
    {
        if (inputs.Count == 0)
            return double.NaN;
        var (worst, best) = (inputs.Min(i => i.Score), inputs.Max(i => i.Score));
        var bands = inputs
            .GroupBy(i =>
                i.Score < 40 ? 0
                : i.Score < 70 ? 1
                : 2
            )
            .ToList();
        var kept = rule switch
        {
            "WeightedMean" => inputs,
            "Worst" => inputs.Where(i => i.Score == worst),
            "Best" => inputs.Where(i => i.Score == best),
            "Majority" => bands.OrderByDescending(b => Math.Round(b.Sum(i => i.Weight), 9)).ThenBy(b => b.Key).First(),
            _ => throw new ArgumentException(rule),
        };
        return kept.Sum(i => i.Weight * i.Score) / kept.Sum(i => i.Weight);
    }

    private static double Mean(IEnumerable<double> scores) => scores.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    private IEnumerable<string> Below(string unit, string month) =>
        unit == England ? Types
        : Types.Contains(unit) ? homes.Keys.Where(trust => TypeOf(trust, month) == unit)
        : [];

    private string TypeOf(string trust, string month) => homes[trust].Last(h => string.CompareOrdinal(h.From, month) <= 0).Type;

    private (double Value, double Numerator, double Denominator)? Figure(string kpi, IReadOnlyList<string> months)
    {
        var key = (kpi, months[0], months[^1], months.Count);
        return figures.TryGetValue(key, out var known) ? known : figures[key] = Worked(kpi, months);
    }

    private (double Value, double Numerator, double Denominator)? Worked(string kpi, IReadOnlyList<string> months)
    {
        var (unit, measure) = (kpi.Split('/')[0], kpi.Split('/')[1]);
        if (homes.ContainsKey(unit))
            return Entered(kpi, measure, months);
        var parts = Parts(unit, months)
            .Select(part => (Weight: WeightOf(part.Child), Figure: Figure($"{part.Child}/{measure}", part.Months)))
            .Where(part => part.Figure is not null)
            .Select(part => (part.Weight, part.Figure!.Value.Value, part.Figure.Value.Numerator, part.Figure.Value.Denominator))
            .ToList();
        if (parts.Count == 0)
            return null;
        var (numerator, denominator) = (parts.Sum(p => p.Numerator), parts.Sum(p => p.Denominator));
        var value = RollUps.GetValueOrDefault(kpi, measure == "ATTEND" ? "Sum" : "Ratio") switch
        {
            "Sum" => parts.Sum(p => p.Value),
            "Average" => parts.Average(p => p.Value),
            "WeightedAverage" => parts.Sum(p => p.Weight * p.Value) / parts.Sum(p => p.Weight),
            "Min" => parts.Min(p => p.Value),
            "Max" => parts.Max(p => p.Value),
            "Ratio" => 100 * numerator / denominator,
            var other => throw new ArgumentException(other),
        };
        return (value, numerator, denominator);
    }

    private (double, double, double)? Entered(string kpi, string measure, IReadOnlyList<string> months)
    {
        var known = months.Where(m => values.ContainsKey((kpi, m))).Select(m => values[(kpi, m)]).ToList();
        var (numerator, denominator) = (known.Sum(v => v.Numerator), known.Sum(v => v.Denominator));
        return known.Count == 0 ? null
            : measure == "ATTEND" ? (known.Sum(v => v.Value), 0, 0)
            : (100 * numerator / denominator, numerator, denominator);
    }

    /// <summary>Who was below a unit in some of the months, with those; who came back, once for each stay.</summary>
    private IEnumerable<(string Child, IReadOnlyList<string> Months)> Parts(string unit, IReadOnlyList<string> months)
    {
        if (unit == England)
            return Types.Select(type => (type, months));
        return from home in homes
            from stay in home.Value.Select((h, i) => (h.From, h.Type, Until: i + 1 < home.Value.Count ? home.Value[i + 1].From : "9999"))
            where stay.Type == unit
            let inside = months.Where(m => string.CompareOrdinal(m, stay.From) >= 0 && string.CompareOrdinal(m, stay.Until) < 0).ToList()
            where inside.Count > 0
            select (home.Key, (IReadOnlyList<string>)inside);
    }

    private static double Number(string cell) => cell.Length == 0 ? 0 : double.Parse(cell, CultureInfo.InvariantCulture);
}
