using Scorecard.Domain.Insight;
using Scorecard.Domain.Model;
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
                    .GroupBy(shift => Together(earlier.Model.In(from), shift))
                    .Select(shifts => (Points: shifts.Sum(s => s.Points), Sentence: Say(o, earlier, [.. shifts], from, to)))
                    .Where(line => line.Sentence is not null && line.Points != 0)
                    .OrderByDescending(line => Math.Abs(line.Points))
                    .Take(Most)
                    .Select(line => new ShiftLine(line.Sentence!, line.Points)),
            ]
            : [];

    /// <summary>Objectives that went from one unit to the same other are told of together.</summary>
    private static (ShiftKind, long, long?) Together(OrganizationModel before, StructureShift shift) =>
        (shift.Kind, shift.Kind == ShiftKind.ObjectiveMoved ? before.Objective(shift.SubjectId).UnitId : shift.SubjectId, shift.ToId);

    /// <returns>Null where the person may not see what it is about.</returns>
    private static string? Say(OrganizationView o, ScoreBook earlier, IReadOnlyList<StructureShift> shifts, Window from, Window to)
    {
        var (before, after) = (earlier.Model.In(from), o.Book.Model.In(to));
        var shift = shifts[0];
        return shift.Kind switch
        {
            ShiftKind.ObjectiveMoved => Objective(shift.SubjectId) is { } moved
            && Unit(before.Objective(shift.SubjectId).UnitId) is { } left
            && Unit(shift.ToId) is { } entered
                ? $"{(shifts.Count == 1 ? moved : Counted.Of(shifts.Count, "objective"))} moved from {left} to {entered}"
                : null,
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
