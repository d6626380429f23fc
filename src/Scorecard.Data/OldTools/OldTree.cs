using Scorecard.Data.Mapped;
using Scorecard.Domain;
using Scorecard.Domain.Model;

namespace Scorecard.Data.OldTools;

/// <summary>A goal with its place here, and what it is aligned to.</summary>
internal sealed class OldNode(OldGoal goal, OldPlace place, bool isMadeUp = false)
{
    public OldGoal Goal => goal;

    public OldPlace Place => place;

    /// <summary>Named by others and not part of the export.</summary>
    public bool IsMadeUp => isMadeUp;

    public string Code { get; set; } = "";

    public OldUnit Unit { get; set; } = null!;

    public List<(OldNode Node, decimal? Weight)> Parents { get; } = [];

    /// <summary>Of a KPI the objective that it measures; of an objective itself; of an initiative what it serves first.</summary>
    public OldNode? Objective { get; set; }
}

/// <summary>
/// Links goals by id or, where none is given, by title; what others name and the export lacks is made up, so that nothing hangs loose.
/// </summary>
internal sealed class OldTree
{
    private const string Loose = "Without an objective";

    private readonly OldContent content;
    private readonly OldChoices choices;
    private readonly OldUnits units;
    private readonly OldReport report;
    private readonly Dictionary<string, OldNode> byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<OldNode>> byTitle = [];
    private readonly Dictionary<string, OldNode> loose = [];

    public OldTree(OldContent content, OldChoices choices, OldUnits units, OldReport report)
    {
        (this.content, this.choices, this.units, this.report) = (content, choices, units, report);
        foreach (var goal in content.Goals)
            Add(new(goal, PlaceOf(goal, choices)));
        NameFromOthers();
        foreach (var node in Nodes.ToList())
            Link(node);
        foreach (var node in Nodes)
            node.Unit = UnitOf(node, []);
        foreach (var node in Nodes.ToList())
            node.Objective = ObjectiveOf(node, []);
        foreach (var node in Nodes.Where(n => n.Place == OldPlace.Kpi && n.Objective is null).ToList())
            node.Objective = LooseOf(node.Unit);
        // A KPI belongs to the unit of what it measures.
        foreach (var node in Nodes.Where(n => n.Place == OldPlace.Kpi && n.Objective!.Unit != n.Unit))
        {
            if (node.Goal.Teams.Count > 0)
                report.Changed(
                    "Team",
                    $"“{node.Goal.Title}” is of {node.Unit.Name} and belongs to {node.Objective!.Unit.Name} here, with its objective."
                );
            node.Unit = node.Objective!.Unit;
        }
    }

    public List<OldNode> Nodes { get; } = [];

    public static OldPlace PlaceOf(OldGoal goal, OldChoices choices) =>
        choices.Kinds.TryGetValue(goal.Kind, out var chosen) ? chosen : OldChoices.Proposed(goal.Kind);

    private void Add(OldNode node)
    {
        Nodes.Add(node);
        if (node.Goal.Id.Length > 0 && !byId.TryAdd(node.Goal.Id, node))
            report.Changed("Id", $"“{node.Goal.Id}” names two goals; the second, “{node.Goal.Title}”, gets a code of its own.");
        var title = TextRules.Normalize(node.Goal.Title);
        if (!byTitle.TryGetValue(title, out var same))
            byTitle[title] = same = [];
        same.Add(node);
    }

    /// <summary>Ids that only others say.</summary>
    private void NameFromOthers()
    {
        foreach (var parent in content.Goals.SelectMany(g => g.Parents).Where(p => p.Id.Length > 0 && p.Title.Length > 0))
            if (!byId.ContainsKey(parent.Id) && byTitle.GetValueOrDefault(TextRules.Normalize(parent.Title)) is [{ Goal.Id: "" } only])
                byId[parent.Id] = only;
    }

    private void Link(OldNode node)
    {
        foreach (var parent in node.Goal.Parents)
        {
            var found = Find(parent, node);
            if (found == node || Reaches(found, node))
                report.Lost("Aligned to", $"“{node.Goal.Title}” is aligned to “{found.Goal.Title}”, which is aligned to it in turn.");
            else if (found.Place == OldPlace.LeftOut)
                report.Lost("Aligned to", $"“{node.Goal.Title}” is aligned to “{found.Goal.Title}”, which is left out.");
            else if (!node.Parents.Exists(p => p.Node == found))
                node.Parents.Add((found, parent.Weight));
        }
    }

    private OldNode Find(OldParent parent, OldNode child)
    {
        if (parent.Id.Length > 0 && byId.TryGetValue(parent.Id, out var known))
            return known;
        if (
            parent.Title.Length > 0
            && byTitle.TryGetValue(TextRules.Normalize(parent.Title), out var called)
            && (parent.Id.Length == 0 || called.Count == 1)
        )
            return called.Find(n => n != child && n.Place == OldPlace.Objective) ?? called.Find(n => n != child) ?? called[0];
        var title = parent.Title.Length > 0 ? parent.Title : $"{content.Tool} {parent.Id}";
        report.Changed(
            "Aligned to",
            $"“{title}” is named by “{child.Goal.Title}” and not part of the export. An objective of this name stands for it."
        );
        var made = new OldNode(
            new(child.Goal.Line, title)
            {
                Id = parent.Id,
                Kind = "Objective",
                Teams = child.Place == OldPlace.Kpi ? child.Goal.Teams : [],
                Cycle = child.Goal.Cycle,
                Description = $"Stands for what the export of {content.Tool} names and does not hold.",
            },
            OldPlace.Objective,
            isMadeUp: true
        );
        Add(made);
        return made;
    }

    private static bool Reaches(OldNode from, OldNode to)
    {
        var (met, open) = (new HashSet<OldNode>(), new Stack<OldNode>([from]));
        while (open.TryPop(out var next))
            if (next == to)
                return true;
            else if (met.Add(next))
                foreach (var (parent, _) in next.Parents)
                    open.Push(parent);
        return false;
    }

    /// <summary>Its first team's; without a team, that of what it is aligned to.</summary>
    private OldUnit UnitOf(OldNode node, HashSet<OldNode> below)
    {
        if (node.Unit is not null)
            return node.Unit;
        foreach (var further in node.Goal.Teams.Skip(1))
            report.Changed(
                "Team",
                $"“{node.Goal.Title}” is of {node.Goal.Teams[0]} and of {further}; "
                    + "it belongs to the first, its description names the other."
            );
        return node.Goal.Teams is [var first, ..] ? units.Of(first)
            : node.Parents is [var (parent, _), ..] && below.Add(node) && !parent.IsMadeUp ? parent.Unit ?? UnitOf(parent, below)
            : units.Whole;
    }

    private static OldNode? ObjectiveOf(OldNode node, HashSet<OldNode> met)
    {
        if (node.Place == OldPlace.Objective)
            return node;
        if (!met.Add(node))
            return null;
        return node.Parents.Select(p => p.Node).FirstOrDefault(p => p.Place == OldPlace.Objective)
            ?? node.Parents.Select(p => ObjectiveOf(p.Node, met)).FirstOrDefault(o => o is not null);
    }

    private OldNode LooseOf(OldUnit unit)
    {
        if (!loose.TryGetValue(unit.Code, out var made))
        {
            loose[unit.Code] = made = new(
                new(0, Loose)
                {
                    Id = "",
                    Kind = "Objective",
                    Teams = [],
                },
                OldPlace.Objective,
                isMadeUp: true
            )
            {
                Unit = unit,
            };
            made.Objective = made;
            Nodes.Add(made);
            report.Changed("Aligned to", $"KPIs of {unit.Name} that are aligned to no objective come to stand below “{Loose}”.");
        }
        return made;
    }
}
