using Scorecard.Domain.Kpis;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>Values with limits of their own.</summary>
/// <param name="Reason">Why they start there; null for the first.</param>
/// <param name="Code">Its first day, as yyyy-MM-dd.</param>
/// <param name="IsStarted">Whether a person let them start there, and may take that back.</param>
public sealed record Stretch(
    string From,
    string? Reason,
    string Code,
    bool IsStarted,
    int Values,
    int DrawnFrom,
    string State,
    string? Average,
    string? Range,
    string? MovingRange,
    int Screened,
    string? Assurance
)
{
    /// <summary>The normal range of values that the limits are not drawn from; null where there are none.</summary>
    public string? LaterRange { get; init; }

    /// <summary>The same as numbers; null where there are none yet.</summary>
    public Limits? Numbers { get; init; }

    public static TableFile ToFile(Kpi kpi, Organization organization, IReadOnlyList<Stretch> rows) =>
        TableFile.Of(
            "limits",
            $"Limits of {kpi.Name}",
            null,
            rows,
            ("From", row => row.From),
            ("Reason", row => row.Reason),
            ("State", row => row.State),
            ("Values", row => row.Values),
            ("Drawn from", row => row.DrawnFrom),
            (organization.LimitVariant.InWords().Capital(), row => row.Numbers?.Centre),
            ("Lower limit", row => row.Numbers?.Lower),
            ("Upper limit", row => row.Numbers?.Upper),
            ($"{organization.LimitVariant} moving range", row => row.Numbers?.MovingRange),
            ("Assurance", row => row.Assurance)
        );
}

/// <summary>A signal in the list of a KPI's limits.</summary>
public sealed record SignalRow(string Period, string Value, double Number, Signal Signal, string Sentence)
{
    public static TableFile ToFile(Kpi kpi, IReadOnlyList<SignalRow> rows) =>
        TableFile.Of(
            "signals",
            $"Signals of {kpi.Name}",
            null,
            rows,
            ("Period", row => row.Period),
            ("Signal", row => row.Signal.Meaning.Word()),
            ("What", row => row.Sentence),
            ("Value", row => row.Number)
        );
}
