using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Tests.Access;

/// <summary>What one request is about.</summary>
/// <param name="Sequence">That of the write in which a unit below answered the objective.</param>
/// <param name="Edit">The sequence of the write that gave the bare objective a theme.</param>
/// <param name="Comment">On the KPI, by the Administrator.</param>
/// <param name="File">On the comment.</param>
/// <param name="Link">From the objective to the bare one.</param>
public sealed record Place(
    Unit Unit,
    Unit EmptyUnit,
    Objective Objective,
    Objective BareObjective,
    Kpi Kpi,
    Initiative Initiative,
    long Sequence = 0,
    Unit? Answering = null,
    CauseEffectLink? Link = null,
    long Edit = 0,
    long Comment = 0,
    long File = 0
);
