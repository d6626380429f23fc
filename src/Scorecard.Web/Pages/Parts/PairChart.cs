using Scorecard.Domain.Evidence;
using Scorecard.Domain.Periods;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>
/// Both series of a pair on one axis, in standard deviations from their means and with up for better; what leads is moved to the right
/// by the lag.
/// </summary>
public sealed record PairChart
{
    /// <summary>The latest periods that are drawn where there is no room for all.</summary>
    private const int MostInSmall = 60;

    private readonly Plot line;
    private readonly double reach;
    private readonly int length;

    private PairChart(PairBox box, IReadOnlyList<double?> cause, IReadOnlyList<double?> effect)
    {
        Box = box;
        length = cause.Count;
        reach = Math.Max(1, Math.Ceiling(cause.Concat(effect).Max(v => Math.Abs(v ?? 0)) * 2) / 2);
        line = Line(cause);
        CauseLines = line.Lines();
        EffectLines = Line(effect).Lines();
    }

    public PairBox Box { get; }

    public string CauseLines { get; }

    public string EffectLines { get; }

    /// <summary>By how many periods the cause is moved; below 0 where it is the effect.</summary>
    public int Shift { get; private init; }

    /// <summary>The first period that is drawn.</summary>
    public Period First { get; private init; }

    public required FiscalCalendar Calendar { get; init; }

    /// <summary>The last period that is drawn.</summary>
    public Period Last => PeriodAt(length - 1);

    public IEnumerable<(string X, string Text, string Anchor)> Ticks =>
        new[] { 0, length / 2, length - 1 }
            .Distinct()
            .Select(i => (Plot.Coordinate(line.X(i)), PeriodWords.Brief(PeriodAt(i), Calendar), Anchor(i)));

    public IEnumerable<(string Y, string Text)> Levels =>
        new[] { -2.0, 0, 2 }
            .Where(level => Math.Abs(level) <= reach)
            .Select(level => (Plot.Coordinate(line.Y(level)), Figures.Change(level, 0)));

    /// <summary>With axes, the two as they were compared; null where they have no two periods in common.</summary>
    public static PairChart? Of(JudgedPair pair, FiscalCalendar calendar)
    {
        var stretch = pair.Result.Stretch;
        if (stretch.Length < 2)
            return null;
        var (cause, effect) = (pair.CauseInDeviations(), pair.EffectInDeviations());
        var shift = pair.Judgement.Lag ?? 0;
        var length = cause.Count + Math.Abs(shift);
        return new(PairBox.WithAxes, Moved(cause, Math.Max(shift, 0), length), Moved(effect, Math.Max(-shift, 0), length))
        {
            Shift = shift,
            First = calendar.Shift(pair.First, stretch.Start + stretch.Length - cause.Count),
            Calendar = calendar,
        };
    }

    /// <summary>Small, the latest values as they are, from the first that both have; null where there are no two.</summary>
    /// <param name="lag">By which the cause is moved, 0 or more.</param>
    public static PairChart? Small(SeriesPair pair, int lag, FiscalCalendar calendar)
    {
        var (cause, effect) = (pair.Cause.Values, pair.Effect.Values);
        var end = Math.Min(cause.Count, effect.Count);
        var from = Math.Max(lag, end - MostInSmall);
        while (from < end && !(double.IsFinite(cause[from - lag]) && double.IsFinite(effect[from])))
            from++;
        var length = end - from;
        if (length < 2)
            return null;
        var causeShown = pair.Cause.InDeviations(from - lag, length);
        var effectShown = pair.Effect.InDeviations(from, length);
        return new(PairBox.Small, Moved(causeShown, 0, length), Moved(effectShown, 0, length))
        {
            Shift = lag,
            First = calendar.Shift(pair.First, from),
            Calendar = calendar,
        };
    }

    private static double?[] Moved(IReadOnlyList<double> values, int by, int length) =>
        [
            .. Enumerable
                .Range(-by, length)
                .Select(i => i >= 0 && i < values.Count && double.IsFinite(values[i]) ? (double?)values[i] : null),
        ];

    private Plot Line(IReadOnlyList<double?> values) =>
        new(values, Box.Left, Box.Width - Box.Right, Box.Top, Box.Height - Box.Bottom, -reach, reach);

    private Period PeriodAt(int index) => Calendar.Shift(First, index);

    private string Anchor(int index) =>
        index == 0 ? "start"
        : index == length - 1 ? "end"
        : "middle";
}
