using Scorecard.Domain;
using Scorecard.Domain.Health;
using Scorecard.Domain.Model;

namespace Scorecard.Web.Pages.Parts;

/// <summary>The page on which a finding is mended, and what is done there.</summary>
public sealed record HealthFix(string Text, string Path)
{
    public static HealthFix Of(OrganizationModel model, in Finding finding)
    {
        var (thing, other) = (PublicIds.Format(finding.SubjectId), PublicIds.Format(finding.OtherId));
        return HealthRules.Of(finding.Rule).Fix switch
        {
            FixKind.Look => Look(model, finding),
            FixKind.AddObjective when finding.Subject == FindingSubject.Perspective => new(
                "Add objective",
                $"~/objectives/new?unit={PublicIds.Format(finding.UnitId)}&perspective={thing}"
            ),
            FixKind.AddObjective => new("Add objective", $"~/objectives/new?unit={thing}"),
            FixKind.AddKpi => new("Add KPI", $"~/kpis/new?objective={thing}"),
            FixKind.AddLeadingKpi => new("Add a leading KPI", $"~/kpis/new?objective={other}"),
            FixKind.EditKpi => new("Edit KPI", $"~/kpis/{thing}/edit"),
            FixKind.NameOwner => new("Name an owner", $"{Look(model, finding).Path}/edit"),
            FixKind.NameUpdaters => new("Name updaters", $"~/kpis/{thing}/edit"),
            FixKind.EnterValues => new("Enter values", $"~/enter?kpi={thing}"),
            FixKind.ChangeTarget => new("Change the target", $"~/kpis/{thing}/definitions"),
            FixKind.ChangeLinks => new("Change the links", $"~/objectives/{thing}/contributions"),
            FixKind.ChangeWeight => Weight(model, finding, other),
            FixKind.Cascade => new("Cascade it", $"~/objectives/{thing}/cascade"),
            FixKind.PlanInitiative when finding.Subject == FindingSubject.Kpi => new("Plan", $"~/initiatives/new?kpi={thing}"),
            FixKind.PlanInitiative => new("Plan", $"~/initiatives/new?objective={thing}"),
            FixKind.ChooseKpis => new("Choose KPIs", $"~/initiatives/{thing}/edit"),
        };
    }

    /// <summary>The page of the thing itself, for who may only look and where nothing but thinking helps.</summary>
    public static HealthFix Look(OrganizationModel model, in Finding finding) =>
        new(
            "Look inside",
            finding.Subject switch
            {
                FindingSubject.Unit => $"~/units/{PublicIds.Format(finding.SubjectId)}",
                FindingSubject.Perspective => $"~/units/{PublicIds.Format(finding.UnitId)}",
                FindingSubject.Objective => $"~/objectives/{PublicIds.Format(finding.SubjectId)}",
                FindingSubject.Kpi => $"~/kpis/{PublicIds.Format(finding.SubjectId)}",
                FindingSubject.Initiative => $"~/initiatives/{PublicIds.Format(finding.SubjectId)}",
                FindingSubject.CauseEffectLink => CausePath(model, finding.Path![0]),
            }
        );

    private static string CausePath(OrganizationModel model, long cause) =>
        model.TryObjective(cause, out _) ? $"~/objectives/{PublicIds.Format(cause)}" : $"~/kpis/{PublicIds.Format(cause)}";

    /// <summary>Where one of several inputs gets its weight: a KPI, a link, an objective in its perspective, a perspective.</summary>
    private static HealthFix Weight(OrganizationModel model, in Finding finding, string input) =>
        model.TryKpi(finding.OtherId, out _) ? new("Change the weight", $"~/kpis/{input}/definitions")
        : finding.Subject == FindingSubject.Objective ? new("Change the links", $"~/objectives/{input}/contributions")
        : finding.Subject == FindingSubject.Perspective ? new("Change the weight", $"~/objectives/{input}/edit")
        : new("Change the weights", "~/admin/perspectives");
}
