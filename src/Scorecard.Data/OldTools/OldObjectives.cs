using Scorecard.Data.Mapped;
using Scorecard.Domain;
using Scorecard.Domain.Model;

namespace Scorecard.Data.OldTools;

/// <summary>Makes objectives, what they support in units above and beside them, and arrows where that cannot be said so.</summary>
internal sealed class OldObjectives(
    OldContent content,
    OldChoices choices,
    OrganizationModel model,
    OldKpis kpis,
    OldNumbers numbers,
    OldReport report
)
{
    public static readonly string[] Columns =
    [
        "code",
        "unit",
        "perspective",
        "name",
        "weight",
        "contributes_to",
        "theme",
        "owner",
        "description",
    ];

    public static readonly string[] LinkColumns = ["cause", "effect", "note"];

    private readonly HashSet<(OldNode, OldNode)> linked = [];

    public List<string[]> Rows { get; } = [];

    public List<string[]> Links { get; } = [];

    public void Add(OldNode node, List<(string Field, string Text)> more)
    {
        var goal = node.Goal;
        more.AddRange(goal.CheckIns.OrderBy(c => c.Day).Select(c => ("Check-in", OldValues.Said(c))));
        if (goal.CheckIns.Count == 0 && goal.Note.Length > 0)
            more.Add(("Note", goal.Note));
        var supported = new List<string>();
        foreach (var (parent, weight) in node.Parents)
        {
            var to = parent.Objective ?? parent;
            if (!linked.Add((node, to)))
                report.Changed(
                    "Aligned to",
                    $"“{goal.Title}” is aligned to “{parent.Goal.Title}”, and with that once more to “{to.Goal.Title}”."
                );
            else if (to.Place != OldPlace.Objective || to == node)
                report.Lost("Aligned to", $"“{goal.Title}” is aligned to “{parent.Goal.Title}”, which is no objective here.");
            else if (to.Unit.Code != node.Unit.Code && to.Unit.Tier - node.Unit.Tier is 0 or -1 && !Closes(node, to))
            {
                report.Carried("Aligned to");
                supported.Add(weight is > 0 ? $"{to.Code}={MappedFiles.Text(weight.Value)}" : to.Code);
            }
            else
            {
                report.Changed(
                    "Aligned to",
                    $"“{goal.Title}” and “{to.Goal.Title}” are not in units one above or beside the other: "
                        + "it drives that one, by an arrow of the strategy map."
                );
                Links.Add([
                    node.Code,
                    to.Code,
                    $"Aligned in {content.Tool}{(weight is { } share ? $", {MappedFiles.Text(share)} %" : "")}",
                ]);
            }
        }
        Rows.Add([
            node.Code,
            node.Unit.Code,
            PerspectiveOf(goal),
            OldWords.Name(goal.Title, report),
            numbers.Weight(goal.Weight, report),
            string.Join(';', supported.DistinctBy(s => s.Split('=')[0])),
            ThemeOf(goal),
            kpis.Owner(goal, more),
            OldWords.Description(goal.Title, goal.Description, more, report),
        ]);
    }

    /// <summary>Whether a link up would close a circle, by way of KPIs that lead back.</summary>
    private static bool Closes(OldNode from, OldNode to)
    {
        var (met, open) = (new HashSet<OldNode>(), new Stack<OldNode>([to]));
        while (open.TryPop(out var next))
            if (next == from)
                return true;
            else if (met.Add(next))
                foreach (var (parent, _) in next.Parents)
                    if ((parent.Objective ?? parent) is { } above)
                        open.Push(above);
        return false;
    }

    private string PerspectiveOf(OldGoal goal)
    {
        var own = model.Perspectives.FirstOrDefault(p => TextRules.Normalize(p.Name) == TextRules.Normalize(goal.Perspective))?.Name;
        var asked =
            choices.OwnPerspectives.GetValueOrDefault(goal.Key) ?? choices.TagPerspectives.GetValueOrDefault(OldReading.TagOf(goal));
        if (own is not null)
            report.Carried("Perspective");
        else if (goal.Perspective.Length > 0)
            report.Changed("Perspective", $"“{goal.Title}”: “{goal.Perspective}” is no perspective here.");
        return model.Perspectives.FirstOrDefault(p => p.Name == (asked ?? own ?? choices.Perspective))?.Name ?? model.Perspectives[0].Name;
    }

    private string ThemeOf(OldGoal goal)
    {
        if (goal.Tag.Length is 0 or > TextRules.ThemeLength)
            return "";
        report.Carried("Tag");
        return OldWords.Clean(goal.Tag).ReplaceLineEndings(" ");
    }
}
