using Scorecard.Domain;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Units;

/// <summary>From objectives to the first value: what whoever set the organization up does next.</summary>
public sealed record NextSteps(IReadOnlyList<NextSteps.Step> Steps)
{
    public sealed record Step(string Icon, string Text, string Path, string Why);

    /// <summary>How many KPIs nobody is named to enter.</summary>
    public int Unentered { get; private init; }

    /// <summary>Null while there are no objectives, and once a value is recorded.</summary>
    public static NextSteps? Of(OrganizationView o, PeriodChoice period)
    {
        if (o.Model.Root is not { } root || o.Model.Objectives.Count == 0 || o.Book.Recorded is not null)
            return null;
        var at = PublicIds.Format(root.Id);
        return new([
            new(
                "building",
                "Make the units yours",
                "~/units",
                "Open one to rename it, to add those below it, or to delete what you do not have."
            ),
            new(
                "binary-tree-2",
                "Cascade an objective",
                $"~/units/{at}/cascade",
                "Choose one above several units: each gets its part of the target."
            ),
            new("user-plus", "Invite people", "~/admin/people/invite", "An updater of a unit enters its values."),
            new(
                "pencil",
                "Enter the first values",
                $"~/enter?unit={at}",
                $"Those of {PeriodWords.Of(period.Window, period.Calendar)} are asked for first. The score appears with them."
            ),
        ])
        {
            Unentered = o.Model.Kpis.Count(kpi => kpi.IsEntered && !kpi.Reporters.Any()),
        };
    }
}
