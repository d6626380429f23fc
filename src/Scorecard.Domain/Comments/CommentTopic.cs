using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;

namespace Scorecard.Domain.Comments;

/// <summary>What kind of thing a comment is about.</summary>
public enum CommentOn
{
    Objective,

    /// <summary>A KPI, or its value of one period.</summary>
    Kpi,
    Initiative,

    /// <summary>What the values say of a link of cause and effect.</summary>
    Evidence,
}

/// <summary>The thing that a comment is about.</summary>
/// <param name="StoryId">Whose story its changes belong to in the journal: the thing's own, but of a link the effect's.</param>
/// <param name="Period">First day of the period whose value is meant; only of KPIs.</param>
public sealed record CommentTopic(long OrganizationId, CommentOn On, long Id, long StoryId, DateOnly? Period = null)
{
    public static CommentTopic Of(Objective objective) => new(objective.OrganizationId, CommentOn.Objective, objective.Id, objective.Id);

    public static CommentTopic Of(Kpi kpi, DateOnly? period = null) => new(kpi.OrganizationId, CommentOn.Kpi, kpi.Id, kpi.Id, period);

    public static CommentTopic Of(Initiative initiative) =>
        new(initiative.OrganizationId, CommentOn.Initiative, initiative.Id, initiative.Id);

    public static CommentTopic Of(CauseEffectLink link) => new(link.OrganizationId, CommentOn.Evidence, link.Id, link.EffectId);
}
