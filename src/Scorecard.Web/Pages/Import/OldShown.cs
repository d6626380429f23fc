using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Data.Mapped;
using Scorecard.Data.OldTools;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Import;

/// <summary>What the page of an old tool's export shows: its kinds, tags, teams and people, and what becomes of each field.</summary>
public sealed record OldShown(
    OldContent Content,
    OldChoices Choices,
    OldResult Read,
    OrganizationModel Model,
    IReadOnlyList<OldMember> Members
)
{
    private const int MostObjectives = 60;
    private const int MostTeams = 100;
    private const int MostPeople = 200;
    private const int MostExamples = 3;

    public static readonly IReadOnlyList<SelectListItem> Places =
    [
        new("Objectives", nameof(OldPlace.Objective)),
        new("KPIs", nameof(OldPlace.Kpi)),
        new("Initiatives", nameof(OldPlace.Initiative)),
        new("Nothing, leave them out", nameof(OldPlace.LeftOut)),
    ];

    public IReadOnlyList<(string Kind, int Count, OldPlace Place)> Kinds =>
        [
            .. Content
                .Goals.GroupBy(g => g.Kind, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(g => g.Count())
                .Select(g => (g.Key, g.Count(), OldReading.PlaceOf(g.First(), Choices))),
        ];

    public IReadOnlyList<SelectListItem> Perspectives => [.. Model.Perspectives.Select(p => new SelectListItem(p.Name, p.Name))];

    /// <summary>What objectives are asked about together, where there are more than one.</summary>
    public IReadOnlyList<(string Tag, int Count)> Tags =>
        Objectives().GroupBy(OldReading.TagOf).OrderByDescending(g => g.Count()).Select(g => (g.Key, g.Count())).ToList()
            is { Count: > 1 } tags
            ? tags
            : [];

    public IReadOnlyList<OldGoal> FirstObjectives => [.. Objectives().Take(MostObjectives)];

    public int MoreObjectives => Math.Max(0, Objectives().Count() - MostObjectives);

    public IReadOnlyList<string> Teams =>
        [
            .. Content
                .Teams.Select(t => t.Name)
                .Concat(Content.Goals.SelectMany(g => g.Teams.Take(1)))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(MostTeams),
        ];

    private IReadOnlyDictionary<string, Domain.Units.Unit> Called => field ??= OldReading.UnitsCalled(Model, Teams);

    public IReadOnlyList<SelectListItem> ChoicesOfTeam(string team)
    {
        var chosen = Choices.Teams.GetValueOrDefault(team) ?? Called.GetValueOrDefault(team)?.Code ?? OldChoices.New;
        return
        [
            new("New unit", OldChoices.New, chosen == OldChoices.New),
            .. Resemblance
                .Closest(team, Model.Units, u => u.Name)
                .Concat(Model.Units)
                .Distinct()
                .Select(u => new SelectListItem(u.Name, u.Code, u.Code == chosen)),
        ];
    }

    /// <summary>People whose mail or name is no member's.</summary>
    public IReadOnlyList<string> Strangers { get; } = [.. OldReading.Strangers(Content, Members).Take(MostPeople)];

    public IReadOnlyList<SelectListItem> ChoicesOfPerson(string name) =>
        [
            new("Nobody here yet", ""),
            .. Resemblance
                .Closest(name, Members, m => m.Name)
                .Concat(Members)
                .Distinct()
                .Select(m => new SelectListItem($"{m.Name}, {m.Mail}", m.Mail, m.Mail == Choices.People.GetValueOrDefault(name))),
        ];

    public IReadOnlyList<SelectListItem> Frequencies =>
        [.. Enum.GetValues<Frequency>().Select(f => new SelectListItem(f.InWords().Capital(), f.ToString(), f == Choices.Frequency))];

    public IReadOnlyList<SelectListItem> Units =>
        [
            .. Model
                .Units.OrderBy(u => u.Tier)
                .ThenBy(u => u.Name, StringComparer.CurrentCulture)
                .Select(u => new SelectListItem(u.Name, u.Code, u.Code == (Choices.Unit ?? Model.Root?.Code))),
        ];

    public static IEnumerable<string> First(OldLine line) => line.Examples.Take(MostExamples);

    public static string Said(OldFate fate) =>
        fate switch
        {
            OldFate.Carried => "Carried over",
            OldFate.Changed => "Changed",
            OldFate.Lost => "No place here",
        };

    /// <summary>All of the report as a table: what is carried is counted, the rest is listed.</summary>
    public TableFile Table =>
        TableFile.Of(
            "report",
            $"From {Content.Tool}",
            null,
            Read.Report.Lines.SelectMany(line =>
                line.Fate == OldFate.Carried ? [(line, $"{line.Count} times")] : line.Examples.Select(e => (line, e))
            ),
            ("Field", row => row.line.Field),
            ("What became of it", row => Said(row.line.Fate)),
            ("What is meant", row => row.Item2)
        );

    private IEnumerable<OldGoal> Objectives() => Content.Goals.Where(g => OldReading.PlaceOf(g, Choices) == OldPlace.Objective);
}
