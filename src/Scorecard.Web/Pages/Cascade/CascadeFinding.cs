using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>What stands out in a unit's cascade, above the table.</summary>
/// <param name="Tone">The class of its colour: bad, watch or none.</param>
/// <param name="Path">Where it is seen.</param>
/// <param name="ActPath">Where its button leads.</param>
public sealed record CascadeFinding(string Tone, string Icon, string Title, string Path, string Text, string Act, string ActPath)
{
    private const int MostNames = 2;

    /// <param name="gaps">How many the unit's objectives have together.</param>
    /// <param name="gapsPath">Where they are shown.</param>
    /// <returns>Four at most: gaps, what leads nowhere, what is hidden, and what weighs most.</returns>
    public static IReadOnlyList<CascadeFinding> Of(OrganizationView o, Unit unit, PeriodChoice period, int gaps, string gapsPath) =>
        [
            .. new[]
            {
                Gaps(gaps, gapsPath),
                Loose(o, unit, period),
                Hidden(o, unit, period),
                Heaviest(o, unit, period),
            }.OfType<CascadeFinding>(),
        ];

    private static CascadeFinding? Gaps(int count, string path) =>
        count == 0
            ? null
            : new(
                "bad",
                "unlink",
                Counted.Of(count, "gap"),
                path,
                "Units without an objective or an answer where one is expected",
                "Review",
                path
            );

    /// <summary>Objectives of the units directly below that support nothing above.</summary>
    private static CascadeFinding? Loose(OrganizationView o, Unit unit, PeriodChoice period)
    {
        var loose = o
            .Model.ChildrenOf(unit)
            .Where(o.Sees)
            .SelectMany(o.Model.ObjectivesOf)
            .Where(x => !o.Model.ContributionsFrom(x).Any())
            .ToList();
        if (loose.Count == 0)
            return null;
        var canLink = o.Allows(Operation.Edit, o.Model.UnitOf(loose[0]));
        return new(
            "watch",
            "alert-triangle",
            $"{Counted.Of(loose.Count, "objective")} outside the cascade",
            PathOf(loose[0], period),
            Named([.. loose.Select(x => $"{o.Model.UnitOf(x).Name}: {x.Name}")]),
            canLink ? "Link" : "Show",
            canLink ? $"~/objectives/{PublicIds.Format(loose[0].Id)}/contributions" : PathOf(loose[0], period)
        );
    }

    /// <summary>Off-track objectives in perspectives that are not off track themselves.</summary>
    private static CascadeFinding? Hidden(OrganizationView o, Unit unit, PeriodChoice period)
    {
        var hidden = o
            .Model.ObjectivesOf(unit)
            .Where(x => StatusOf(new(NodeKind.Objective, x.Id)) == Status.Red)
            .Where(x => StatusOf(new(NodeKind.Perspective, unit.Id, x.PerspectiveId)) is Status.Amber or Status.Green)
            .ToList();
        return hidden.Count == 0
            ? null
            : new(
                "watch",
                "alert-triangle",
                $"{Counted.Of(hidden.Count, "off-track objective")} in a perspective that is not",
                PathOf(hidden[0], period),
                Named([.. hidden.Select(x => x.Name)]),
                "Show",
                PathOf(hidden[0], period)
            );

        Status StatusOf(NodeRef node) => o.Book.StatusOf(o.Book.Score(node, period.Window));
    }

    /// <summary>The KPI on which most of the unit's 100 points rest.</summary>
    private static CascadeFinding? Heaviest(OrganizationView o, Unit unit, PeriodChoice period)
    {
        var (heaviest, share) = Explanation
            .Of(o.Book, new(NodeKind.Unit, unit.Id), period.Window)
            .Below()
            .Where(below => below.Item1.Node.Kind == NodeKind.Kpi)
            .Select(below => (o.Model.Kpi(below.Item1.Node.Id), below.Item2))
            .Where(below => o.Sees(o.Model.UnitOf(below.Item1)))
            .OrderByDescending(below => below.Item2)
            .FirstOrDefault();
        if (heaviest is null || share <= 0)
            return null;
        var path = $"~/kpis/{PublicIds.Format(heaviest.Id)}?{period.Query}";
        return new(
            "none",
            "info-circle",
            $"{heaviest.Name} weighs most",
            path,
            $"{share * 100:0.0} of 100 points rest on this one KPI",
            "Show",
            path
        );
    }

    private static string PathOf(Objective objective, PeriodChoice period) =>
        $"~/objectives/{PublicIds.Format(objective.Id)}?{period.Query}";

    private static string Named(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");
}
