using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;

namespace Scorecard.Data.Import;

/// <summary>The columns of a scale, as kpis.csv and definitions.csv share them.</summary>
internal static class ScaleCells
{
    private static readonly Dictionary<ScaleKind, string[]> Columns = new()
    {
        [ScaleKind.Progress] = ["baseline", "target"],
        [ScaleKind.Thresholds] = ["red_flag", "target", "worst", "stretch"],
        [ScaleKind.Range] = ["low_zero", "low", "high", "high_zero"],
        [ScaleKind.YesNo] = ["good_answer"],
        [ScaleKind.Custom] = ["points"],
    };

    /// <param name="known">What holds where a cell is not given; null for a new KPI.</param>
    /// <returns>Null where the row does not say which kind of scale it is.</returns>
    public static ScaleInput? Read(TableReader row, ScaleInput? known)
    {
        if ((row.Choice<ScaleKind>("scale") ?? known?.Kind) is not { } kind)
            return null;
        foreach (var column in Columns.Values.SelectMany(c => c).Except(Columns[kind]))
            if (row.Text(column) is not null)
                row.Bad(column, $"A {kind} scale has no {column}; it has {string.Join(", ", Columns[kind])}. Empty the cell, or write another scale.");
        var scale = known?.Kind == kind ? known : new ScaleInput(kind);
        return scale with
        {
            Baseline = row.Number("baseline") ?? scale.Baseline,
            Target = row.Number("target") ?? scale.Target,
            RedFlag = row.Number("red_flag") ?? scale.RedFlag,
            Worst = row.Number("worst") ?? scale.Worst,
            Stretch = row.Number("stretch") ?? scale.Stretch,
            LowZero = row.Number("low_zero") ?? scale.LowZero,
            Low = row.Number("low") ?? scale.Low,
            High = row.Number("high") ?? scale.High,
            HighZero = row.Number("high_zero") ?? scale.HighZero,
            GoodAnswer = row.YesNo("good_answer") ?? scale.GoodAnswer,
            Points = row.Text("points") ?? scale.Points,
        };
    }
}
