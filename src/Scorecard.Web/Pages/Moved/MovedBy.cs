namespace Scorecard.Web.Pages.Moved;

/// <summary>What the rows of the waterfall stand for.</summary>
public enum MovedBy
{
    Objective,
    Perspective,
    Unit,
    Kpi,
    Cause,
}
