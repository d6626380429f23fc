using System.Globalization;
using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Kpis;

/// <summary>
/// Says that a KPI's limits start again at one of its periods, because the process is another one from there, or from how many values they
/// are drawn. What lies before keeps its limits.
/// </summary>
public sealed class Rebase : IOwned, IJournaled
{
    /// <summary>The least values from which limits may be drawn for good.</summary>
    public const int LeastValues = 12;

    private Rebase() { }

    /// <param name="from">First day of one of the KPI's own periods.</param>
    /// <exception cref="RuleViolation">No reason is given, or it is too long.</exception>
    public Rebase(Kpi kpi, DateOnly from, string? reason)
    {
        OrganizationId = kpi.OrganizationId;
        KpiId = kpi.Id;
        From = from;
        Reason = TextRules.Reason(reason, "the limits start again");
    }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Kpi;

    long IJournaled.SubjectId => KpiId;

    FormattableString IJournaled.Label
    {
        get
        {
            if (DrawnFrom is { } count)
                return $"limits from {From} on are drawn from {count} values: {Reason}";
            return $"limits start again on {From}: {Reason}";
        }
    }

    public long KpiId { get; private set; }

    public DateOnly From { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>From how many values the limits are drawn; null where nobody has said so.</summary>
    public int? DrawnFrom { get; private set; }

    /// <summary>Draws the limits from the first values from here on, as many as are asked for.</summary>
    /// <param name="values">Such as “36”.</param>
    /// <param name="present">How many values there are from here to the next start.</param>
    /// <exception cref="RuleViolation">Not a whole number from 12 to as many as there are, or no reason is given.</exception>
    public void DrawFrom(string? values, int present, string? reason)
    {
        var isNumber = int.TryParse(values, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        RuleViolation.Unless(
            isNumber && count >= LeastValues && count <= present,
            present < LeastValues
                ? $"Limits can be drawn from a number of values once there are {LeastValues}. Here there are {present}."
                : $"From how many values are the limits drawn? Write a whole number from {LeastValues} to {present}."
        );
        DrawnFrom = count;
        Reason = TextRules.Reason(reason, $"the limits are drawn from {count} values");
    }
}
