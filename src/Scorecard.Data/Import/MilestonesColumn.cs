using Scorecard.Domain;
using Scorecard.Domain.Plans;

namespace Scorecard.Data.Import;

/// <summary>The column milestones: a list replaces what was there. Milestones of the same name are the same.</summary>
internal static class MilestonesColumn
{
    private const string Column = "milestones";

    public sealed record Step(string Name, DateOnly Due, DateOnly? DoneOn);

    /// <summary>Null where what is there stays.</summary>
    public static List<Step>? Read(TableReader table) =>
        table.Said(Column) is { } steps ? [.. TableReader.Parts(steps).Select(part => Parse(table, part)).OfType<Step>()] : null;

    public static void Match(Initiative initiative, List<Step> steps)
    {
        var left = initiative.Milestones.ToList();
        foreach (var step in steps)
        {
            var milestone =
                left.Find(m => TextRules.Normalize(m.Name) == TextRules.Normalize(step.Name))
                ?? initiative.AddMilestone(step.Name, step.Due);
            left.Remove(milestone);
            milestone.Change(step.Name, step.Due, step.DoneOn);
        }
        foreach (var gone in left)
            initiative.RemoveMilestone(gone.Number);
    }

    /// <summary><c>Name @ due</c> or <c>Name @ due done day</c>.</summary>
    private static Step? Parse(TableReader table, string part)
    {
        var at = part.LastIndexOf('@');
        var name = part[..Math.Max(at, 0)].Trim();
        var days = part[(at + 1)..].Split("done", StringSplitOptions.TrimEntries);
        var (due, done) = (default(DateOnly), default(DateOnly));
        if (
            at < 0
            || days.Length > 2
            || !TableReader.TryDay(days[0], out due)
            || (days.Length == 2 && !TableReader.TryDay(days[1], out done))
        )
            table.Bad(
                Column,
                $"“{part}” is not a milestone. Write “Name @ 2025-07-14”, or “Name @ 2025-07-14 done 2025-07-10” for one that is reached."
            );
        else if (table.Try(Column, () => TextRules.Name(name, "Milestone")))
            return new(name, due, days.Length == 2 ? done : null);
        return null;
    }
}
