namespace Scorecard.Domain.Access;

/// <summary>What a person may want to do to a unit or to something in it.</summary>
public enum Operation
{
    /// <summary>See the unit's scorecard.</summary>
    View,

    /// <summary>Enter values of a KPI of the unit.</summary>
    EnterValues,

    /// <summary>Create, change and remove the unit's objectives, KPIs, links and the units below it.</summary>
    Edit,

    /// <summary>Run the organization: people, memberships, tiers, perspectives, bands, fiscal year, import.</summary>
    Administer,
}
