using System.Globalization;
using Scorecard.Data.Import;
using Scorecard.Data.Mapped;
using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Data.OldTools;

/// <summary>What a former tool's export became.</summary>
/// <param name="Units">How many are new.</param>
public sealed record OldResult(
    OldReport Report,
    int Units,
    int Objectives,
    int Kpis,
    int Initiatives,
    int Values,
    IReadOnlyList<string> Notes
);

/// <summary>Writes what a former tool gave out as files of an import, and says field by field what became of it.</summary>
public sealed class OldReading
{
    private readonly OldContent content;
    private readonly OrganizationModel model;
    private readonly OldReport report = new();
    private readonly OldPeople people;
    private readonly OldUnits units;
    private readonly OldTree tree;
    private readonly OldNumbers numbers;
    private readonly OldObjectives objectives;
    private readonly OldValues values;
    private readonly OldKpis kpis;
    private readonly OldInitiatives initiatives;

    private OldReading(OldContent content, OldChoices choices, OrganizationModel model, IEnumerable<OldMember> members, DateOnly today)
    {
        var calendar = model.Organization.Calendar;
        content = content with { Goals = [.. content.Goals.Select(g => Dated(g, calendar))] };
        (this.content, this.model) = (content, model);
        people = new(members, choices);
        units = new(model, choices, content, report);
        tree = new(content, choices, units, report);
        numbers = new(content);
        values = new(calendar, choices.Frequency, today, numbers, people, report);
        kpis = new(choices, calendar, today, numbers, values, people, report);
        initiatives = new(kpis, today, numbers, report);
        objectives = new(content, choices, model, kpis, numbers, report);
    }

    /// <param name="folder">Takes the files.</param>
    /// <exception cref="RuleViolation">The organization has no unit yet.</exception>
    public static OldResult Run(
        OldContent content,
        OldChoices choices,
        OrganizationModel model,
        IEnumerable<OldMember> members,
        DateOnly today,
        string folder
    )
    {
        var reading = new OldReading(content, choices, model, members, today);
        reading.Name();
        foreach (var unread in content.Unread)
            reading.report.Lost("Not read", unread);
        foreach (var node in reading.tree.Nodes)
            reading.Take(node);
        reading.CompareObjectives();
        return reading.Write(folder);
    }

    /// <summary>What a goal becomes.</summary>
    public static OldPlace PlaceOf(OldGoal goal, OldChoices choices) => OldTree.PlaceOf(goal, choices);

    /// <summary>What perspectives are asked by: what the tool calls the perspective, else the tag, else the kind.</summary>
    public static string TagOf(OldGoal goal) =>
        goal.Perspective.Length > 0 ? goal.Perspective
        : goal.Tag.Length > 0 ? goal.Tag
        : goal.Kind;

    /// <summary>The units that are called as teams are; those that are not there are new.</summary>
    public static IReadOnlyDictionary<string, Unit> UnitsCalled(OrganizationModel model, IEnumerable<string> teams)
    {
        var known = new KnownNames(model);
        return teams.Select(team => (team, Unit: known.Unit(team))).Where(t => t.Unit is not null).ToDictionary(t => t.team, t => t.Unit!);
    }

    /// <summary>The names of people who are no members, as far as names and mails tell.</summary>
    public static IReadOnlyList<string> Strangers(OldContent content, IEnumerable<OldMember> members)
    {
        var known = new OldPeople(members, new());
        return
        [
            .. content
                .Goals.SelectMany(g => g.Owners.Concat(g.CheckIns.Select(c => new OldPerson(c.Person))))
                .Where(p => p.Name.Length > 0 && known.MailOf(p.Name, p.Mail).Length == 0)
                .Select(p => p.Name)
                .Distinct(),
        ];
    }

    /// <summary>With the days of its cycle, where it has none of its own.</summary>
    private static OldGoal Dated(OldGoal goal, FiscalCalendar calendar)
    {
        var cycle = PeriodCode
            .Read(goal.Cycle.Replace("Annual ", "", StringComparison.OrdinalIgnoreCase), calendar, BareYears.Fiscal)
            .Period;
        return goal with { Start = goal.Start ?? cycle?.Start, End = goal.End ?? cycle?.End };
    }

    /// <summary>Gives everything its code before anything names it.</summary>
    private void Name()
    {
        var codes = new Dictionary<OldPlace, OldCodes>
        {
            [OldPlace.Objective] = new(Known(model.Objectives.Select(o => (o.Code, o.Name)))),
            [OldPlace.Kpi] = new(Known(model.Kpis.Select(k => (k.Code, k.Name)))),
            [OldPlace.Initiative] = new(Known(model.Initiatives.Select(i => (i.Code, i.Name)))),
        };
        foreach (var node in tree.Nodes)
            if (codes.TryGetValue(node.Place, out var own))
                node.Code = own.Next(node.Goal.Id, node.Goal.Title);
    }

    private static Dictionary<string, string> Known(IEnumerable<(string Code, string Name)> all) =>
        all.ToDictionary(one => one.Code, one => one.Name, StringComparer.OrdinalIgnoreCase);

    private void Take(OldNode node)
    {
        var goal = node.Goal;
        report.Carried("Title", node.IsMadeUp ? 0 : 1);
        var more = Untold(node);
        switch (node.Place)
        {
            case OldPlace.Objective:
                objectives.Add(node, more);
                break;
            case OldPlace.Kpi:
                TakeKpi(node, more);
                break;
            case OldPlace.Initiative:
                foreach (var whole in node.Parents.Where(p => p.Node.Place == OldPlace.Initiative))
                    more.Insert(0, ("Aligned to", whole.Node.Goal.Title));
                initiatives.Add(node, more);
                break;
            case OldPlace.LeftOut:
                report.Lost("Title", $"“{goal.Title}”, {goal.Kind}, is left out, with {Plural.Of(goal.CheckIns.Count, "check-in")}.");
                break;
        }
    }

    private void TakeKpi(OldNode node, List<(string Field, string Text)> more)
    {
        var weight = node.Parents.Find(p => p.Node == node.Objective).Weight;
        report.Carried("Aligned to", node.Parents.Count > 0 ? 1 : 0);
        var parent = node
            .Parents.Select(p => p.Node)
            .FirstOrDefault(p => p.Place == OldPlace.Kpi && (p.Unit.Code == node.Unit.Code || p.Unit.Tier < node.Unit.Tier));
        foreach (var (other, _) in node.Parents.Where(p => p.Node != node.Objective && p.Node != parent))
            more.Insert(0, ("Aligned to", other.Goal.Title));
        kpis.Add(
            node,
            parent,
            weight is > 0 ? weight.Value : decimal.Parse(numbers.Weight(node.Goal.Weight, report), CultureInfo.InvariantCulture),
            more
        );
    }

    /// <summary>What has no field here and is told in the description.</summary>
    private List<(string Field, string Text)> Untold(OldNode node)
    {
        var goal = node.Goal;
        var more = new List<(string, string)>();
        if (node.Place != OldPlace.Initiative && (goal.Status.Length > 0 || goal.Progress.Length > 0))
            more.Add(
                (
                    "Status",
                    $"{goal.Status} {goal.Progress}".Trim()
                        + $" in {content.Tool}{(goal.LastCheckIn.Length > 0 ? $", {goal.LastCheckIn}" : "")}"
                )
            );
        if (goal.Cycle.Length > 0)
            more.Add(("Period", goal.Cycle));
        if (goal.Teams.Count > 1)
            more.Add(("Team", string.Join(", ", goal.Teams.Skip(1))));
        if (goal.Tag.Length > 0 && (node.Place != OldPlace.Objective || goal.Tag.Length > TextRules.ThemeLength))
            more.Add(("Tag", goal.Tag));
        if (node.Place == OldPlace.Kpi && goal.Metric.Length > 0)
            more.Add(("Metric Name", goal.Metric));
        more.AddRange(goal.Others.Select(o => (o.Field, o.Text)));
        return more;
    }

    private void CompareObjectives()
    {
        var below = kpis.Progress.ToLookup(p => p.Key.Objective, p => p.Value);
        foreach (var node in tree.Nodes.Where(n => n.Place == OldPlace.Objective && !n.IsMadeUp))
            if (below[node].ToList() is { Count: > 0 } own && own.Sum(o => o.Weight) is > 0 and var total)
                OldKpis.Compare(node.Goal, own.Sum(o => o.Progress * o.Weight) / total, report, numbers);
    }

    private OldResult Write(string folder)
    {
        var added = units
            .New.Select(u => new[] { u.Code, u.Name, u.Above?.Code ?? "", OldWords.Description(u.Name, u.Description, [], report) })
            .ToList();
        MadeFile.Save(folder, ImportFormat.Units, ["code", "name", "parent", "description"], added);
        MadeFile.Save(folder, ImportFormat.Objectives, OldObjectives.Columns, objectives.Rows);
        MadeFile.Save(folder, ImportFormat.Kpis, OldKpis.Columns, kpis.Rows);
        MadeFile.Save(folder, ImportFormat.Definitions, OldKpis.DefinitionColumns, kpis.Definitions);
        MadeFile.Save(folder, ImportFormat.Values, OldValues.Columns, values.Rows);
        MadeFile.Save(folder, ImportFormat.Revisions, OldValues.EarlierColumns, values.Earlier);
        MadeFile.Save(folder, ImportFormat.Links, OldObjectives.LinkColumns, objectives.Links);
        MadeFile.Save(folder, ImportFormat.Initiatives, OldInitiatives.Columns, initiatives.Rows);
        var (lost, changed) = (Count(OldFate.Lost), Count(OldFate.Changed));
        return new(
            report,
            added.Count,
            objectives.Rows.Count,
            kpis.Rows.Count,
            initiatives.Rows.Count,
            values.Rows.Count + values.Earlier.Count,
            [$"From {content.Tool}: {Plural.Of(changed, "field")} changed on the way, {Plural.Of(lost, "field")} without a place here."]
        );

        int Count(OldFate fate) => report.Lines.Where(l => l.Fate == fate).Sum(l => l.Count);
    }
}
