using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Objectives;

/// <summary>What an objective supports and what supports it, as one person may see it.</summary>
/// <param name="Hidden">How many further links lead to units that the person may not see.</param>
public sealed record ObjectiveLinks(
    IReadOnlyList<ObjectiveLinks.Link> Supports,
    IReadOnlyList<ObjectiveLinks.Link> SupportedBy,
    IReadOnlyList<IGrouping<string, ObjectiveLinks.Target>> Targets,
    int Hidden
)
{
    /// <summary>A link, seen from the objective of the page; the other end is named.</summary>
    public sealed record Link(string Id, string Name, string Unit, decimal Weight, bool Counts, string Share, int Version, bool Editable);

    /// <summary>An objective that can be supported and is not yet.</summary>
    public sealed record Target(string Id, string Name, string Code, string Unit);

    /// <summary>The names of the objectives that the person may see, to say a circle by.</summary>
    public required IReadOnlyDictionary<long, string> Names { get; init; }

    public string NameOf(long objective) => Names.GetValueOrDefault(objective, "an objective that you may not see");

    public static ObjectiveLinks Of(OrganizationView o, Objective self)
    {
        var unit = o.Model.UnitOf(self);
        var (from, to) = (o.Model.ContributionsFrom(self).ToList(), o.Model.ContributionsTo(self).ToList());
        var targets = o
            .Model.Units.Where(u => u.Id != unit.Id && (u.Tier == unit.Tier || u.Tier == unit.Tier - 1) && o.Sees(u))
            .SelectMany(u =>
                o.Model.ObjectivesOf(u)
                    .Where(x => from.All(c => c.ToId != x.Id))
                    .Select(x => new Target(
                        PublicIds.Format(x.Id),
                        x.Name,
                        x.Code,
                        $"{u.Name} · {o.Model.Organization.Tiers[u.Tier - 1].Name}"
                    ))
            );
        return new(
            Seen(from, c => c.ToId),
            Seen(to, c => c.FromId),
            [.. targets.GroupBy(t => t.Unit)],
            from.Count(c => !Sees(c.ToId)) + to.Count(c => !Sees(c.FromId))
        )
        {
            Names = o.Model.Objectives.Where(x => o.Sees(o.Model.UnitOf(x))).ToDictionary(x => x.Id, x => x.Name),
        };

        bool Sees(long objective) => o.Sees(o.Model.UnitOf(o.Model.Objective(objective)));

        List<Link> Seen(List<Contribution> links, Func<Contribution, long> end) =>
            [
                .. links
                    .Where(c => Sees(end(c)))
                    .Select(c =>
                    {
                        var other = o.Model.Objective(end(c));
                        var editable = o.Allows(Operation.Edit, o.Model.UnitOf(o.Model.Objective(c.FromId)));
                        return new Link(
                            PublicIds.Format(other.Id),
                            other.Name,
                            o.Model.UnitOf(other).Name,
                            c.Weight,
                            c.Counts,
                            ShareOf(o, c),
                            c.Version,
                            editable
                        );
                    }),
            ];
    }

    /// <summary>What the link is worth among those that support the same objective.</summary>
    private static string ShareOf(OrganizationView o, Contribution link)
    {
        if (!link.Counts)
            return "Shows alignment, does not count";
        var all = o.Model.ContributionsTo(o.Model.Objective(link.ToId)).Where(c => c.Counts).Sum(c => c.Weight);
        return all == 0
            ? "All weights are 0, so nothing counts"
            : string.Create(
                CultureInfo.CurrentCulture,
                $"{Presentation.Figures.Percent((double)(link.Weight / all))} of what supports “{o.Model.Objective(link.ToId).Name}”"
            );
    }
}
