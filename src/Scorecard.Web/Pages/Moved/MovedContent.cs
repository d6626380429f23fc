using Scorecard.Domain;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Moved;

/// <summary>
/// The whole story of a change: any two windows, by whatever people ask for, and rolled-up KPIs split on to their children.
/// </summary>
public sealed record MovedContent(
    UnitBar Bar,
    string UnitId,
    string UnitName,
    MovedCard Card,
    MovedBy By,
    IReadOnlyList<MovedContent.Choice> Befores,
    IReadOnlyList<MovedContent.Choice> Groupings,
    SplitCard? Split
)
{
    private const int Most = 40,
        Back = 12;

    /// <param name="Path">The address that chooses it.</param>
    public sealed record Choice(string Text, string Value, bool IsChosen);

    public string UnitPath => $"~/units/{UnitId}?{Bar.Query}";

    /// <summary>The day as reported on which the first state is; null where it is of another period.</summary>
    public DateOnly? Reported { get; init; }

    /// <param name="reported">The book of an earlier day, to compare the same period in it; null to compare with another period.</param>
    public static MovedContent Of(
        OrganizationView o,
        Unit unit,
        PeriodChoice period,
        string? since,
        string? by,
        string? kpi,
        (ScoreBook Book, DateOnly Day)? reported
    )
    {
        var choices = Enumerable
            .Range(1, Back)
            .Select(i =>
                period.ToDate
                    ? period with
                    {
                        Window = Window.FiscalYearToDate(period.Calendar.Shift(period.Period, -i), period.Calendar),
                    }
                    : period.Shift(-i)
            )
            .Where(p => p.Calendar.Has(p.Period))
            .ToList();
        var before = choices.FirstOrDefault(c => Code(c) == since) ?? period.Previous;
        var grouping = Enum.TryParse<MovedBy>(by, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : MovedBy.Objective;
        var card = reported is var (earlier, day)
            ? MovedCard.Of(o, unit, period, earlier, day, grouping, Most)
            : MovedCard.Of(o, unit, before, period, grouping, Most);
        card = card with { Path = $"{card.Path}&since={Code(before)}&by={grouping.ToString().ToLowerInvariant()}" };
        return new(
            UnitBar.Of(o, unit, period),
            PublicIds.Format(unit.Id),
            unit.Name,
            card,
            grouping,
            [
                .. choices.Select(c => new Choice(
                    PeriodWords.Of(c.Window, c.Calendar),
                    Code(c),
                    reported is null && Code(c) == Code(before)
                )),
            ],
            [.. Enum.GetValues<MovedBy>().Select(g => new Choice(Words(g), g.ToString().ToLowerInvariant(), g == grouping))],
            SplitCard.Of(o, reported?.Book ?? o.Book, unit, reported is null ? before : period, period, kpi)
        )
        {
            Reported = reported?.Day,
        };
    }

    private static string Code(PeriodChoice choice) => PeriodCode.Format(choice.Period, choice.Calendar);

    private static string Words(MovedBy by) =>
        by switch
        {
            MovedBy.Objective => "Objectives",
            MovedBy.Perspective => "Perspectives",
            MovedBy.Unit => "Units",
            MovedBy.Kpi => "KPIs",
            MovedBy.Cause => "Causes",
        };
}
