using Scorecard.Data.Operations;
using Scorecard.Domain.Health;
using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Pages.Health;

/// <summary>What can be mended with one click: the button's words. <see cref="MendFinding"/> makes the change.</summary>
public static class OneClick
{
    /// <summary>The words of the button, or null where a person has to decide more than yes.</summary>
    public static string? Offer(ToldFindings look, in Finding finding) =>
        HealthRules.Of(finding.Rule).Click switch
        {
            ClickKind.Own => "I answer for it",
            ClickKind.LetOwnerEnter when look.Model.Kpi(finding.SubjectId).OwnerId is not null => "Let its owner enter",
            ClickKind.StartNow => "Let it start now",
            ClickKind.MeasureAlike when look.Model.Kpi(finding.SubjectId).Direction == look.Model.Kpi(finding.OtherId).Direction =>
                $"Measure in “{look.Model.Kpi(finding.OtherId).UnitOfMeasure}”",
            ClickKind.CountOnce when Remedy.DirectWay(look.Model, finding) is not null => "Count it once",
            ClickKind.Support when Remedy.LikelySupport(look.Model, finding, look.View.Sees) is { } upper => $"Support “{upper.Name}”",
            ClickKind.RemoveLink => "Remove the last link",
            ClickKind.LetOwnerEnter or ClickKind.MeasureAlike or ClickKind.CountOnce or ClickKind.Support or ClickKind.None => null,
        };
}
