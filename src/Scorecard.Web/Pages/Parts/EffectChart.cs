using Scorecard.Domain.Evidence;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>The values around an initiative's start, under the limits from before it, which go on after it.</summary>
/// <param name="Start">Where the dashed line stands.</param>
/// <param name="Centre">The height of the centre and the limits; null where there are too few values before.</param>
public sealed record EffectChart(string Line, string Start, string? Centre, string? Upper, string? Lower, string First, string Last)
{
    public const int Width = 320;
    public const int Height = 88;

    /// <summary>Values before the start that are drawn at the most, and as many after it.</summary>
    private const int Most = 36;

    /// <summary>Null where there is no line to draw.</summary>
    public static EffectChart? Of(InitiativeEffect effect)
    {
        if (effect.Intervention is not { } it)
            return null;
        var (from, to) = (Math.Max(effect.From, effect.Start - Most), Math.Min(effect.History.Values.Count, effect.Start + Most));
        List<double?> values =
        [
            .. Enumerable
                .Range(from, to - from)
                .Select(i => double.IsFinite(effect.History.Values[i]) ? effect.History.Values[i] : (double?)null),
        ];
        if (values.Count < 2 || values.All(v => v is null))
            return null;
        var (low, high) = (
            Math.Min(values.Min()!.Value, it.Limits?.Lower ?? double.MaxValue),
            Math.Max(values.Max()!.Value, it.Limits?.Upper ?? double.MinValue)
        );
        if (high <= low)
            (low, high) = (low - 1, high + 1);
        var plot = new Plot(values, left: 3, right: Width - 3, top: 5, bottom: Height - 5, low, high);
        string? At(double? value) => value is { } height ? Plot.Coordinate(plot.Y(height)) : null;
        // Between the last value before and the first that it could move.
        var start = effect.Start == from ? 0 : (plot.X(effect.Start - from) + plot.X(effect.Start - from - 1)) / 2;
        return new(
            plot.Lines(),
            Plot.Coordinate(Math.Min(start, Width - 1)),
            At(it.Limits?.Centre),
            At(it.Limits?.Upper),
            At(it.Limits?.Lower),
            PeriodWords.Brief(effect.History.PeriodAt(from), effect.History.Calendar),
            PeriodWords.Brief(effect.History.PeriodAt(to - 1), effect.History.Calendar)
        );
    }
}
