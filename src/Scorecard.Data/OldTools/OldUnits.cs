using Scorecard.Data.Mapped;
using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Domain.Units;

namespace Scorecard.Data.OldTools;

/// <summary>A unit that a team is or becomes.</summary>
internal sealed record OldUnit(string Code, string Name, int Tier, OldUnit? Above, string Description, bool IsNew);

/// <summary>Finds the unit of each team, or makes one where its team stands in the tree.</summary>
internal sealed class OldUnits
{
    private readonly OrganizationModel model;
    private readonly OldChoices choices;
    private readonly OldReport report;
    private readonly KnownNames known;
    private readonly Dictionary<string, OldTeam> teams = [];
    private readonly Dictionary<string, OldUnit> units = [];
    private readonly HashSet<string> codes;

    /// <exception cref="RuleViolation">The organization has no unit.</exception>
    public OldUnits(OrganizationModel model, OldChoices choices, OldContent content, OldReport report)
    {
        (this.model, this.choices, this.report) = (model, choices, report);
        known = new(model);
        codes = new(model.Units.Select(u => u.Code), StringComparer.OrdinalIgnoreCase);
        var whole = model.Units.FirstOrDefault(u => u.Code == choices.Unit) ?? model.Root;
        Whole = whole is not null ? There(whole) : throw new RuleViolation("The organization has no unit yet. Give it one first.");
        foreach (var team in content.Teams)
        {
            teams.TryAdd(TextRules.Normalize(team.Name), team);
            if (team.Id.Length > 0)
                teams.TryAdd(TextRules.Normalize(team.Id), team);
        }
        foreach (var team in content.Teams)
            Of(team.Name);
    }

    /// <summary>The one that has what names no team.</summary>
    public OldUnit Whole { get; }

    public IEnumerable<OldUnit> New => units.Values.Distinct().Where(u => u.IsNew);

    public OldUnit Of(string team) => Of(team, []);

    private OldUnit Of(string name, HashSet<string> below)
    {
        var key = TextRules.Normalize(name);
        if (units.TryGetValue(key, out var found))
            return found;
        var team = teams.GetValueOrDefault(key) ?? new OldTeam(name);
        var choice = choices.Teams.GetValueOrDefault(team.Name);
        if (choice != OldChoices.New && (known.Unit(choice ?? team.Name) ?? known.Unit(team.Name)) is { } there)
            return units[key] = There(there);
        var above = Whole;
        if (team.Parent.Length > 0 && !below.Add(key))
            report.Changed("Parent team", $"“{team.Name}” stands below itself, and comes to stand below “{Whole.Name}”.");
        else if (team.Parent.Length > 0)
            above = Of(team.Parent, below);
        // What is deeper than an organization may be stands beside its parent.
        while (above.Tier >= Organization.MostTiers && above.Above is { } higher)
        {
            report.Changed(
                "Parent team",
                $"“{team.Name}” stands deeper than {Organization.MostTiers} tiers, and comes to stand below “{higher.Name}”."
            );
            above = higher;
        }
        if (units.TryGetValue(key, out var made))
            return made;
        var unit = new OldUnit(
            MeasureBook.Free(MeasureBook.Slug(team.Name), codes),
            TextRules.Shortened(team.Name, TextRules.NameLength),
            above.Tier + 1,
            above,
            team.Description,
            IsNew: true
        );
        return units[key] = unit;
    }

    private OldUnit There(Unit unit) =>
        new(
            unit.Code,
            unit.Name,
            unit.Tier,
            unit.ParentId is { } id && model.Units.FirstOrDefault(u => u.Id == id) is { } above ? There(above) : null,
            "",
            IsNew: false
        );
}
