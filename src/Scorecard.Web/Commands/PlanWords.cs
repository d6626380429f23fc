using System.Globalization;
using Scorecard.Data.Import;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Pages.Admin.Changes;

namespace Scorecard.Web.Commands;

/// <summary>A plan in words, a line for each.</summary>
public static class PlanWords
{
    private const int Most = 200;
    private const int MostCodes = 8;

    private static readonly Dictionary<long, Named> Nobody = [];

    public static IEnumerable<string> Of(ImportPlan plan)
    {
        var report = plan.Report;
        if (report.ProblemCount > 0)
            return ["The files do not fit. Nothing would be changed."];
        if (!report.ChangesAnything)
            return [.. Absent(plan), "Nothing changes."];
        if (report.IsNew)
            return [$"“{report.Organization}” is new:", .. report.Counts.Where(c => c.Added > 0).Select(c => $"  {c.Added} {c.Kind}")];
        return
        [
            $"“{report.Organization}” would change:",
            .. Short(plan.Changes.Select(change => $"  {Said(ChangeLine.Of(change, plan.After, Nobody))}")),
            .. Short(plan.Values.Select(v => $"  {v.Kpi.Name} ({v.Kpi.Code}): {Counted.Of(v.Count, "value")}, {Span(plan, v)}")),
            .. Scores(plan),
            .. report.Notes,
            .. Absent(plan),
        ];
    }

    private static string Said(ChangeLine line)
    {
        var where = line.Where is { } unit ? $" ({unit})" : "";
        var thing = $"{ChangeWords.Kind(line.Subject)} “{line.Thing}”{where}";
        return line switch
        {
            { What: "Added" } when line.To == line.Thing => $"{thing} is added",
            { What: "Added" } => $"{thing} gets: {line.To}",
            { What: "Removed" } => $"{thing} loses: {line.From}",
            { From: "" } => $"{thing}: {line.What} becomes {line.To}",
            { To: "" } => $"{thing}: {line.What} no longer {line.From}",
            _ => $"{thing}: {line.What} from {line.From} to {line.To}",
        };
    }

    private static string Span(ImportPlan plan, PlannedValues values)
    {
        var (first, last) = (Code(values.First), Code(values.Last));
        return first == last ? first : $"{first} to {last}";

        string Code(DateOnly start)
        {
            var calendar = plan.After.Organization.Calendar;
            return PeriodCode.Format(calendar.Containing(values.Kpi.Frequency, start), calendar);
        }
    }

    private static IEnumerable<string> Scores(ImportPlan plan) =>
        plan.Scores.Count == 0
            ? ["No score of a unit moves in months that are over."]
            :
            [
                "Scores of months that are over:",
                .. Short(
                    plan.Scores.Select(s =>
                        $"  {s.Unit.Name}: {Counted.Of(s.Months, "month")}, in {Month(plan, s)} "
                        + $"from {Number(s.Before)} to {Number(s.After)}"
                    )
                ),
            ];

    private static string Month(ImportPlan plan, PlannedScore score) => PeriodCode.Format(score.Month, plan.After.Organization.Calendar);

    private static string Number(double? score) => score is { } known ? known.ToString("0.0#", CultureInfo.InvariantCulture) : "none";

    private static IEnumerable<string> Absent(ImportPlan plan) =>
        plan.Absent.Select(absent =>
        {
            var more = absent.Codes.Count > MostCodes ? $" and {absent.Codes.Count - MostCodes} more" : "";
            return $"Not in the files, and left as they are: {absent.Kind} {string.Join(", ", absent.Codes.Take(MostCodes))}{more}.";
        });

    private static List<string> Short(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return all.Count <= Most ? all : [.. all.Take(Most), $"  and {all.Count - Most} more"];
    }
}
