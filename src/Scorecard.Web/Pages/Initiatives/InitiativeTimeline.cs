using System.Globalization;
using Scorecard.Domain.Periods;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>Initiatives over the months, measured in pixels: a bar each, with its milestones and what it awaits.</summary>
public sealed record InitiativeTimeline(
    int Width,
    int Height,
    double Today,
    IReadOnlyList<InitiativeTimeline.Month> Months,
    IReadOnlyList<InitiativeTimeline.Bar> Bars,
    IReadOnlyList<string> Arrows
)
{
    public const int BarHeight = 12;
    private const int Head = 28;
    private const int RowHeight = 52;
    private const int Pad = 16;
    private const int MostMonths = 240;
    private const int MostYearsBack = 10;
    private const double Widest = 2400;

    public sealed record Month(double X, string Name);

    /// <param name="Y">Of the bar's upper edge; its name stands above.</param>
    /// <param name="Done">How much of the length is done.</param>
    /// <param name="FromEnd">Whether the name is written back from the end, for want of room behind it.</param>
    public sealed record Bar(
        InitiativeRow Row,
        double X,
        double Y,
        double Length,
        double Done,
        bool FromEnd,
        IReadOnlyList<Diamond> Milestones
    )
    {
        /// <summary>The names of those shown that come first.</summary>
        public IReadOnlyList<string> After { get; init; } = [];
    }

    public sealed record Diamond(double X, double Y, bool Done, string Words);

    public static InitiativeTimeline? Of(IEnumerable<InitiativeRow> rows, PeriodChoice period)
    {
        var shown = rows.OrderBy(r => r.Initiative.Start).ThenBy(r => r.Initiative.Due).ToList();
        if (shown.Count == 0)
            return null;
        var today = period.Today;
        var days = shown
            .SelectMany(r => r.Initiative.Milestones.Select(m => m.Due).Append(r.Initiative.Start).Append(r.Initiative.Due))
            .Append(today)
            .ToList();
        var calendar = period.Calendar;
        var first = calendar.IndexOf(Frequency.Month, days.Where(day => day >= today.AddYears(-MostYearsBack)).Min());
        var count = Math.Min(calendar.IndexOf(Frequency.Month, days.Max()) - first + 1, MostMonths);
        var month = Math.Clamp(Widest / count, 10, 64);
        var width = count * month + 2 * Pad;
        // Months that stand too close are not named each.
        var step =
            month >= 40 ? 1
            : month >= 20 ? 3
            : 12;

        var names = shown.ToDictionary(r => r.Initiative.Id, r => r.Initiative.Name);
        var bars = shown
            .Select(
                (row, i) =>
                {
                    var (x, y) = (X(row.Initiative.Start), Head + i * RowHeight + 26.0);
                    var length = Math.Max(X(row.Initiative.Due) + month / 30 - x, 4);
                    return new Bar(
                        row,
                        x,
                        y,
                        length,
                        length * (double)row.Initiative.Progress,
                        x > width * 0.55,
                        [
                            .. row.Initiative.Milestones.Select(m => new Diamond(
                                X(m.Due),
                                y + BarHeight / 2.0,
                                m.DoneOn is not null,
                                $"{m.Name}, {(m.DoneOn is { } done ? $"reached {PeriodWords.Day(done)}" : $"due {PeriodWords.Day(m.Due)}")}"
                            )),
                        ]
                    )
                    {
                        After = [.. row.Initiative.AwaitsIds.Select(id => names.GetValueOrDefault(id)).OfType<string>()],
                    };
                }
            )
            .ToList();
        var byId = bars.ToDictionary(b => b.Row.Initiative.Id);
        return new(
            (int)Math.Ceiling(width),
            Head + shown.Count * RowHeight + 8,
            X(today),
            [
                .. Enumerable
                    .Range(0, count)
                    .Where(i => i % step == 0)
                    .Select(i => new Month(Pad + i * month, PeriodWords.Brief(calendar.At(Frequency.Month, first + i), calendar))),
            ],
            bars,
            [.. bars.SelectMany(b => b.Row.Initiative.AwaitsIds.Where(byId.ContainsKey).Select(id => Arrow(byId[id], b)))]
        );

        // Within a month by day, and never outside the months.
        double X(DateOnly day)
        {
            var (own, start) = (calendar.IndexOf(Frequency.Month, day), calendar.Containing(Frequency.Month, day));
            var part = (day.DayNumber - start.Start.DayNumber) / (start.End.DayNumber - start.Start.DayNumber + 1.0);
            return Pad + Math.Clamp(own - first + part, 0, count) * month;
        }
    }

    /// <summary>From the end of what comes first, down or up, to the start of what waits.</summary>
    private static string Arrow(Bar from, Bar to)
    {
        var (x1, y1, x2, y2) = (from.X + from.Length, from.Y + BarHeight / 2.0, to.X, to.Y + BarHeight / 2.0);
        var out1 = x1 + 8;
        var in2 = x2 - 8;
        var between = y1 < y2 ? to.Y - 22 : to.Y + BarHeight + 6;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M{x1:0.#} {y1:0.#}H{out1:0.#}V{between:0.#}H{in2:0.#}V{y2:0.#}H{x2:0.#}m-4 -4l4 4l-4 4"
        );
    }
}
