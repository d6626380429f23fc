using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Signals;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>One KPI in a list.</summary>
public sealed record KpiRow(
    string Id,
    string Name,
    string Objective,
    string Indicator,
    string Value,
    string? Target,
    ShownScore Score,
    IReadOnlyList<double?> Trend,
    string? Note
)
{
    /// <summary>Null where none is news.</summary>
    public ShownSignal? Signal { get; init; }

    /// <summary>Said once for all rows, see <see cref="NeverMetIn"/>.</summary>
    public bool NeverMet { get; init; }

    /// <summary>A value of the month that waits for approval; null for none.</summary>
    public string? Waiting { get; init; }

    /// <summary>What the value does against the KPI's own history; null where nothing is news.</summary>
    public string? News { get; init; }

    /// <summary>Value and target as numbers, for files; words where they are no single numbers.</summary>
    public object? Figure { get; init; }

    /// <inheritdoc cref="Figure"/>
    public object? Aim { get; init; }
    public required string UnitOfMeasure { get; init; }

    public static TableFile ToFile(string unit, string period, IReadOnlyList<KpiRow> rows) =>
        TableFile.Of(
            "kpis",
            $"KPIs of {unit}",
            period,
            rows,
            ("KPI", row => row.Name),
            ("Objective", row => row.Objective),
            ("Type", row => row.Indicator),
            ("Value", row => row.Figure),
            ("Target", row => row.Aim),
            ("Unit of measure", row => row.UnitOfMeasure),
            ("Score", row => row.Score.Value),
            ("Status", row => row.Score.Word),
            ("Signal", row => row.Signal?.Words),
            ("Note", row => row.News ?? row.Note)
        );

    /// <summary>“10 of 13 KPIs have never met their target.”; null where each has.</summary>
    public static string? NeverMetIn(IReadOnlyList<KpiRow> rows)
    {
        var count = rows.Count(r => r.NeverMet);
        var have = count == 1 ? "has never met its target" : "have never met their target";
        return count == 0 ? null : $"{count} of {Counted.Of(rows.Count, "KPI")} {have}.";
    }

    public static KpiRow Of(OrganizationView o, Kpi kpi, PeriodChoice period)
    {
        var figure = o.Book.Figure(kpi.Id, period.Window);
        var aim = o.Book.AimIn(kpi.Id, period.Window);
        var behaviour = KpiBehaviour.Of(o.Book, kpi, period.Window);
        return new(
            PublicIds.Format(kpi.Id),
            kpi.Name,
            o.Model.Objective(kpi.ObjectiveId).Name,
            kpi.Indicator.ToString(),
            KpiWords.Value(kpi, figure),
            KpiWords.Aim(kpi, figure, aim),
            ShownScore.Of(o.Book, new(NodeKind.Kpi, kpi.Id), period.Window),
            ShownScore.Trend(o.Book, new(NodeKind.Kpi, kpi.Id), period.Trail(SummaryStrip.Windows)),
            figure.Carried ? "carried over"
                : figure.IsPresent && figure.Partial ? "partial"
                : null
        )
        {
            Waiting = o.Book.WaitingOf(kpi, period.Window.Period) is { } waits ? ApprovalWords.Value(kpi, waits.Measured) : null,
            Figure = KpiWords.Cell(kpi, figure),
            Aim = KpiWords.Cell(kpi, aim),
            UnitOfMeasure = kpi.UnitOfMeasure,
            Signal = ShownSignal.Of(o.Book, kpi, period.Window, behaviour),
            NeverMet = behaviour.NeverMet,
            News =
                !behaviour.IsAgainstAssurance ? null
                : behaviour.Assurance == Assurance.AlwaysMeets ? "misses a target that its normal range always meets"
                : "meets a target that its normal range never meets",
        };
    }
}
