using Scorecard.Domain;
using Scorecard.Domain.Health;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Pages.Parts;

/// <summary>The page on which a finding is mended, and what is done there.</summary>
public sealed record HealthFix(string Text, string Path)
{
    public static HealthFix Of(OrganizationModel model, in Finding finding)
    {
        var (thing, other) = (PublicIds.Format(finding.SubjectId), PublicIds.Format(finding.OtherId));
        return finding.Rule switch
        {
            HealthRule.NoObjectives => new("Add objective", $"~/objectives/new?unit={thing}"),
            HealthRule.ObjectiveWithoutKpi => new("Add KPI", $"~/kpis/new?objective={thing}"),
            HealthRule.ObjectiveWithoutOwner => new("Name an owner", $"~/objectives/{thing}/edit"),
            HealthRule.ObjectiveWithoutContribution or HealthRule.DoubleCounting => new("Change the links", $"~/objectives/{thing}/contributions"),
            HealthRule.Unsupported => new("Cascade it", $"~/objectives/{thing}/cascade"),
            HealthRule.KpiNotBegun or HealthRule.TargetsDoNotAddUp => new("Change the target", $"~/kpis/{thing}/definitions"),
            HealthRule.KpiWithoutOwner => new("Name an owner", $"~/kpis/{thing}/edit"),
            HealthRule.KpiWithoutUpdater => new("Name updaters", $"~/kpis/{thing}/edit"),
            HealthRule.KpiWithoutValues => new("Enter values", $"~/enter?kpi={thing}"),
            HealthRule.OnlyLagging => new("Add a leading KPI", $"~/kpis/new?objective={other}"),
            HealthRule.PerspectiveEmpty => new("Add objective", $"~/objectives/new?unit={PublicIds.Format(finding.UnitId)}&perspective={thing}"),
            HealthRule.DifferentBelow or HealthRule.FinerAbove => new("Edit KPI", $"~/kpis/{thing}/edit"),
            HealthRule.HeavyInput when model.TryKpi(finding.OtherId, out _) => new("Change the weight", $"~/kpis/{other}/definitions"),
            HealthRule.HeavyInput when finding.Subject == FindingSubject.Objective => new("Change the links", $"~/objectives/{other}/contributions"),
            HealthRule.HeavyInput when finding.Subject == FindingSubject.Perspective => new("Change the weight", $"~/objectives/{other}/edit"),
            HealthRule.HeavyInput => new("Change the weights", "~/admin/perspectives"),
            HealthRule.RedWithoutInitiative when finding.Subject == FindingSubject.Kpi => new("Plan", $"~/initiatives/new?kpi={thing}"),
            HealthRule.RedWithoutInitiative => new("Plan", $"~/initiatives/new?objective={thing}"),
            HealthRule.InitiativeWithoutKpi => new("Choose KPIs", $"~/initiatives/{thing}/edit"),
            _ => Look(model, finding),
        };
    }

    /// <summary>The page of the thing itself, for who may only look and where nothing but thinking helps.</summary>
    public static HealthFix Look(OrganizationModel model, in Finding finding) => new("Look inside", finding.Subject switch
    {
        FindingSubject.Unit => $"~/units/{PublicIds.Format(finding.SubjectId)}",
        FindingSubject.Perspective => $"~/units/{PublicIds.Format(finding.UnitId)}",
        FindingSubject.Objective => $"~/objectives/{PublicIds.Format(finding.SubjectId)}",
        FindingSubject.Kpi => $"~/kpis/{PublicIds.Format(finding.SubjectId)}",
        FindingSubject.Initiative => $"~/initiatives/{PublicIds.Format(finding.SubjectId)}",
        _ => finding.Path![0] is var first && model.TryObjective(first, out _) ? $"~/objectives/{PublicIds.Format(first)}" : $"~/kpis/{PublicIds.Format(first)}",
    });
}
