using Scorecard.Domain.Changes;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Plans;

/// <summary>How an initiative stands.</summary>
public enum InitiativeStatus
{
    Planned,
    OnTrack,
    AtRisk,
    OffTrack,
    Done,
    Stopped,
}

public static class InitiativeStatuses
{
    /// <summary>As it stands in a sentence: “on track”.</summary>
    public static string InWords(this InitiativeStatus status) =>
        status switch
        {
            InitiativeStatus.Planned => "planned",
            InitiativeStatus.OnTrack => "on track",
            InitiativeStatus.AtRisk => "at risk",
            InitiativeStatus.OffTrack => "off track",
            InitiativeStatus.Done => "done",
            InitiativeStatus.Stopped => "stopped",
        };
}

/// <summary>What a person writes about an initiative.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Due">Its last day as planned, not before the first.</param>
/// <param name="Budget">Planned spend in the organization's currency, 0 or more; null where none is set.</param>
public sealed record InitiativePlan(
    string Name,
    DateOnly Start,
    DateOnly Due,
    decimal? Budget = null,
    long? OwnerId = null,
    string? Description = null
);

/// <summary>
/// Action that turns strategy into results: it serves objectives and KPIs, belongs to a unit, has an owner, a span of time and a budget.
/// </summary>
public sealed class Initiative : IOwned, IJournaled, IVersioned
{
    private readonly List<Milestone> milestones = [];
    private readonly List<InitiativeObjective> objectives = [];
    private readonly List<InitiativeKpi> kpis = [];
    private readonly List<InitiativeDependency> awaits = [];

    private Initiative() { }

    public Initiative(long id, Unit unit, string code, InitiativePlan plan)
    {
        Id = id;
        OrganizationId = unit.OrganizationId;
        UnitId = unit.Id;
        Recode(code);
        Plan(plan);
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Initiative;

    long IJournaled.SubjectId => Id;

    FormattableString IJournaled.Label => $"{Code} {Name}";

    /// <summary>The unit whose people do it.</summary>
    public long UnitId { get; private set; }

    /// <summary>The user's own code, unique among the organization's initiatives without regard to case.</summary>
    public string Code { get; private set; } = "";

    public string CodeNormalized { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Description { get; private set; }

    /// <summary>The person who answers for it.</summary>
    public long? OwnerId { get; private set; }

    public DateOnly Start { get; private set; }

    /// <summary>Last day as planned.</summary>
    public DateOnly Due { get; private set; }

    /// <summary>Planned spend; null where none is set.</summary>
    public decimal? Budget { get; private set; }

    /// <summary>Spent so far, 0 or more.</summary>
    public decimal Spent { get; private set; }

    /// <summary>How much is done, 0 to 1.</summary>
    public decimal Progress { get; private set; }

    public InitiativeStatus Status { get; private set; }

    /// <summary>What its owner last said about the status.</summary>
    public string? Note { get; private set; }

    public int Version { get; private set; }

    /// <summary>By due day.</summary>
    public IReadOnlyList<Milestone> Milestones => [.. milestones.OrderBy(m => m.Due).ThenBy(m => m.Number)];

    public IEnumerable<long> ObjectiveIds => objectives.Select(o => o.ObjectiveId);

    public IEnumerable<long> KpiIds => kpis.Select(k => k.KpiId);

    /// <summary>The initiatives that must be done before this one.</summary>
    public IEnumerable<long> AwaitsIds => awaits.Select(a => a.AwaitsId);

    /// <summary>Whether it is still to be finished.</summary>
    public bool IsOpen => Status is not (InitiativeStatus.Done or InitiativeStatus.Stopped);

    /// <summary>Whether it should be done by a day and is not.</summary>
    public bool IsLate(DateOnly today) => IsOpen && Due < today;

    public void Recode(string code)
    {
        Code = TextRules.Code(code, "Initiative");
        CodeNormalized = TextRules.Normalize(Code);
    }

    /// <exception cref="RuleViolation">A rule is broken; nothing has changed.</exception>
    public void Plan(InitiativePlan plan)
    {
        var name = TextRules.Name(plan.Name, "Initiative");
        var what = $"Initiative “{name}”";
        var description = TextRules.Description(plan.Description, what);
        RuleViolation.Unless(plan.Due >= plan.Start, $"{what} would be due before it starts. Choose a later due date.");
        RuleViolation.Unless(plan.Budget is null or >= 0, $"{what}: a budget cannot be negative.");
        Name = name;
        Description = description;
        OwnerId = plan.OwnerId;
        Start = plan.Start;
        Due = plan.Due;
        Budget = plan.Budget is { } budget ? TextRules.Amount(budget, what) : null;
    }

    /// <summary>Hands it over.</summary>
    public void Own(long? ownerId) => OwnerId = ownerId;

    /// <summary>Gives it to another unit.</summary>
    public void MoveTo(Unit unit)
    {
        RuleViolation.Unless(unit.OrganizationId == OrganizationId, "The unit belongs to another organization.");
        UnitId = unit.Id;
    }

    /// <summary>Says how it stands.</summary>
    /// <param name="progress">0 to 1.</param>
    public void Report(InitiativeStatus status, decimal progress, decimal spent, string? note)
    {
        var what = $"Initiative “{Name}”";
        RuleViolation.Unless(progress is >= 0 and <= 1, $"{what}: the progress lies between 0 and 100 %.");
        RuleViolation.Unless(spent >= 0, $"{what}: what was spent cannot be negative.");
        RuleViolation.Unless(
            status != InitiativeStatus.Done || progress == 1,
            $"{what} is not done at {progress:P0}. Set the progress to 100 %, or choose another status."
        );
        note = TextRules.Description(note, what);
        progress = TextRules.Amount(progress, what);
        spent = TextRules.Amount(spent, what);
        Status = status;
        Progress = progress;
        Spent = spent;
        Note = note;
    }

    /// <summary>Sets what the initiative is meant to move.</summary>
    public void Serve(IEnumerable<Objective> servedObjectives, IEnumerable<Kpi> servedKpis)
    {
        var (wantedObjectives, wantedKpis) = (servedObjectives.ToList(), servedKpis.ToList());
        RuleViolation.Unless(
            wantedObjectives.All(o => o.OrganizationId == OrganizationId) && wantedKpis.All(k => k.OrganizationId == OrganizationId),
            "An initiative serves objectives and KPIs of its own organization."
        );
        PartList.Match(objectives, wantedObjectives.Select(o => o.Id), o => o.ObjectiveId, id => new InitiativeObjective(this, id));
        PartList.Match(kpis, wantedKpis.Select(k => k.Id), k => k.KpiId, id => new InitiativeKpi(this, id));
    }

    /// <summary>Sets which initiatives come first.</summary>
    /// <param name="all">The organization's initiatives.</param>
    /// <param name="nameOf">Says a circle by names; by default each initiative's own.</param>
    /// <exception cref="RuleViolation">They would wait for one another in a circle; the sentence shows it.</exception>
    public void Await(IReadOnlyCollection<long> firsts, IReadOnlyCollection<Initiative> all, Func<long, string>? nameOf = null)
    {
        nameOf ??= id => all.FirstOrDefault(i => i.Id == id)?.Name ?? Name;
        var next = all.Where(i => i.Id != Id).ToDictionary(i => i.Id, i => i.AwaitsIds);
        RuleViolation.Unless(firsts.All(next.ContainsKey), "An initiative can only wait for another one of its organization.");
        foreach (var first in firsts)
            if (Graph.Path(first, Id, id => id == Id ? [] : next[id]) is { } path)
                throw new RuleViolation(
                    $"They would wait for one another: {string.Join(" → ", path.Prepend(Id).Select(nameOf))}. "
                        + "Remove one of these dependencies first."
                );
        PartList.Match(awaits, firsts, a => a.AwaitsId, id => new InitiativeDependency(this, id));
    }

    /// <summary>Adds a step on the way.</summary>
    public Milestone AddMilestone(string name, DateOnly due)
    {
        var milestone = new Milestone(this, milestones.Select(m => m.Number).DefaultIfEmpty().Max() + 1, name, due);
        milestones.Add(milestone);
        return milestone;
    }

    public void RemoveMilestone(int number) => milestones.RemoveAll(m => m.Number == number);
}
