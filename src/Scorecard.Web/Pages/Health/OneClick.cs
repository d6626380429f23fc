using Scorecard.Data.Operations;
using Scorecard.Domain.Health;

namespace Scorecard.Web.Pages.Health;

/// <summary>What can be mended with one click: the button's words. <see cref="MendFinding"/> makes the change.</summary>
public static class OneClick
{
    /// <summary>The words of the button, or null where a person has to decide more than yes.</summary>
    public static string? Offer(HealthLook look, in Finding finding) => finding.Rule switch
    {
        HealthRule.ObjectiveWithoutOwner or HealthRule.KpiWithoutOwner => "I answer for it",
        HealthRule.KpiWithoutUpdater when look.Model.Kpi(finding.SubjectId).OwnerId is not null => "Let its owner enter",
        HealthRule.KpiNotBegun => "Let it start now",
        HealthRule.DifferentBelow when look.Model.Kpi(finding.SubjectId).Direction == look.Model.Kpi(finding.OtherId).Direction =>
            $"Measure in “{look.Model.Kpi(finding.OtherId).UnitOfMeasure}”",
        HealthRule.DoubleCounting when Remedy.DirectWay(look.Model, finding) is not null => "Count it once",
        HealthRule.ObjectiveWithoutContribution when Remedy.LikelySupport(look.Model, finding, look.View.Sees) is { } upper =>
            $"Support “{upper.Name}”",
        HealthRule.CauseCircle => "Remove the last link",
        _ => null,
    };
}
