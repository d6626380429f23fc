using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Plans;

/// <summary>A step of an initiative that is reached or not.</summary>
public sealed class Milestone : IOwned, IJournaledPartOf<Initiative>
{
    private Milestone() { }

    internal Milestone(Initiative of, int number, string name, DateOnly due)
    {
        OrganizationId = of.OrganizationId;
        InitiativeId = of.Id;
        Number = number;
        Change(name, due, null);
    }

    public long OrganizationId { get; private set; }

    public long InitiativeId { get; private set; }

    long IPartOf.WholeId => InitiativeId;

    Subject IJournaled.Subject => Subject.Initiative;

    FormattableString IJournaled.Label => $"milestone {Name}, due {Due}";

    /// <summary>Counted from 1 within the initiative; kept for good.</summary>
    public int Number { get; private set; }

    public string Name { get; private set; } = "";

    public DateOnly Due { get; private set; }

    /// <summary>The day on which it was reached; null until then.</summary>
    public DateOnly? DoneOn { get; private set; }

    public void Change(string name, DateOnly due, DateOnly? doneOn) =>
        (Name, Due, DoneOn) = (TextRules.Name(name, "Milestone"), due, doneOn);
}

/// <summary>An objective that an initiative serves.</summary>
public sealed class InitiativeObjective : IOwned, IJournaledPartOf<Initiative>
{
    private InitiativeObjective() { }

    internal InitiativeObjective(Initiative of, long objectiveId)
    {
        OrganizationId = of.OrganizationId;
        InitiativeId = of.Id;
        ObjectiveId = objectiveId;
    }

    public long OrganizationId { get; private set; }

    public long InitiativeId { get; private set; }

    long IPartOf.WholeId => InitiativeId;

    Subject IJournaled.Subject => Subject.Initiative;

    FormattableString IJournaled.Label => $"objective {ObjectiveId}";

    public long ObjectiveId { get; private set; }
}

/// <summary>A KPI that an initiative is meant to move.</summary>
public sealed class InitiativeKpi : IOwned, IJournaledPartOf<Initiative>
{
    private InitiativeKpi() { }

    internal InitiativeKpi(Initiative of, long kpiId) => (OrganizationId, InitiativeId, KpiId) = (of.OrganizationId, of.Id, kpiId);

    public long OrganizationId { get; private set; }

    public long InitiativeId { get; private set; }

    long IPartOf.WholeId => InitiativeId;

    Subject IJournaled.Subject => Subject.Initiative;

    FormattableString IJournaled.Label => $"KPI {KpiId}";

    public long KpiId { get; private set; }
}

/// <summary>An initiative that must be done before another.</summary>
public sealed class InitiativeDependency : IOwned, IJournaledPartOf<Initiative>
{
    private InitiativeDependency() { }

    internal InitiativeDependency(Initiative of, long awaitsId)
    {
        OrganizationId = of.OrganizationId;
        InitiativeId = of.Id;
        AwaitsId = awaitsId;
    }

    public long OrganizationId { get; private set; }

    /// <summary>The one that waits.</summary>
    public long InitiativeId { get; private set; }

    long IPartOf.WholeId => InitiativeId;

    Subject IJournaled.Subject => Subject.Initiative;

    FormattableString IJournaled.Label => $"after {AwaitsId}";

    /// <summary>The one that comes first.</summary>
    public long AwaitsId { get; private set; }
}
