namespace Scorecard.Web.Pages.Parts;

/// <summary>What the rows of the waterfall stand for.</summary>
public enum MovedBy
{
    Objective,
    Perspective,
    Unit,
    Kpi,
    Cause,
}
