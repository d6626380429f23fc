using Scorecard.Domain.Insight;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>A change of the structure between two windows in words, such as “Last Mile moved to Operations”.</summary>
/// <param name="Points">What it moved the score by; null where it has no effect of its own.</param>
public sealed record ShiftLine(string Sentence, double? Points)
{
    private const int Most = 8;

    private const double Small = 0.05;

    public string Text => Points is { } points ? $"{Sentence}: {Figures.Change(points, Math.Abs(points) < Small ? 2 : 1)}" : Sentence;

    /// <summary>Of what the person may see, the largest effects first.</summary>
    /// <param name="earlier">The book of the first window.</param>
    public static IReadOnlyList<ShiftLine> Of(OrganizationView o, ScoreBook earlier, Movement movement, Window from, Window to) =>
        movement.IsKnown
            ?
            [
                .. StructureShift
                    .Of(earlier, o.Book, movement, from, to)
                    .Select(shift => (shift.Points, Sentence: Say(o, earlier, shift, from, to)))
                    .Where(line => line.Sentence is not null && line.Points != 0)
                    .Take(Most)
                    .Select(line => new ShiftLine(line.Sentence!, line.Points)),
            ]
            : [];

    /// <returns>Null where the person may not see what it is about.</returns>
    private static string? Say(OrganizationView o, ScoreBook earlier, StructureShift shift, Window from, Window to)
    {
        var (before, after) = (earlier.Model.In(from), o.Book.Model.In(to));
        return shift.Kind switch
        {
            ShiftKind.UnitMoved => Unit(shift.SubjectId) is { } unit && Unit(shift.ToId) is { } parent ? $"{unit} moved to {parent}" : null,
            ShiftKind.Linked => Both("{0} now supports {1}"),
            ShiftKind.Unlinked => Both("{0} no longer supports {1}"),
            ShiftKind.LinkChanged => Both("The link from {0} to {1} changed its weight"),
            ShiftKind.ObjectiveChanged => Objective(shift.SubjectId) is { } name
                ? $"{name} {How(before.Objective(shift.SubjectId).Terms, after.Objective(shift.SubjectId).Terms)}"
                : null,
            ShiftKind.PerspectiveChanged =>
                $"{after.Perspective(shift.SubjectId).Name} weighs {NumberText.Write(after.Perspective(shift.SubjectId).Weight)} "
                    + $"instead of {NumberText.Write(before.Perspective(shift.SubjectId).Weight)}",
            ShiftKind.KpiMoved => Kpi(shift.SubjectId) is { } kpi
                ? Kpi(shift.ToId) is { } fed
                    ? $"{kpi} now feeds {fed}"
                    : $"{kpi} feeds another KPI or none"
                : null,
        };

        string? Both(string words) =>
            Objective(shift.SubjectId) is { } giver && Objective(shift.ToId) is { } taker
                ? string.Format(System.Globalization.CultureInfo.InvariantCulture, words, giver, taker)
                : null;
        string? Unit(long? id) => id is { } known && after.TryUnit(known, out var unit) && o.Sees(unit) ? unit.Name : null;
        string? Objective(long? id) =>
            id is { } known && after.TryObjective(known, out var objective) && o.Sees(after.UnitOf(objective)) ? objective.Name : null;
        string? Kpi(long? id) => id is { } known && after.TryKpi(known, out var kpi) && o.Sees(after.UnitOf(kpi)) ? kpi.Name : null;
    }

    private static string How(ObjectiveTerms before, ObjectiveTerms after) =>
        before.Rule != after.Rule ? "is rolled up by another rule"
        : before.CascadeShare != after.CascadeShare ? "takes another share from what supports it"
        : $"weighs {NumberText.Write(after.Weight)} instead of {NumberText.Write(before.Weight)}";
}
