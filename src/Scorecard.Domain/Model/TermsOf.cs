namespace Scorecard.Domain.Model;

/// <summary>What terms are of.</summary>
public enum TermsOf
{
    Unit,
    Kpi,
    Objective,
    Contribution,
    Perspective,
}
